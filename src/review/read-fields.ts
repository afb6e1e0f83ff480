import { formatRate } from '../kernel/format.js';
import { rateOf } from '../kernel/rate.js';
import {
  type AmountField,
  amountFields,
  type ComparedField,
  comparedFields,
  type Dictionary,
  type FieldKind,
  type ProjectInput,
} from '../projects/index.js';
import { amountDifference } from './amount-difference.js';
import type { ShownField } from './views/review-view.js';

const comparedByWord: readonly FieldKind[] = ['text', 'longText', 'party', 'list', 'catalogue'];

/** What else is to be said about fields, by API name. */
interface Remarks {
  /** Long texts that say what was published last, word by word. */
  readonly copied: readonly string[];
  /** Money and time the SAB has not decided on. */
  readonly appliedFor: readonly string[];
}

/** The record beside its published version as the page shows it. */
export function shownFields(
  before: ProjectInput | null,
  after: ProjectInput,
  { copied, appliedFor }: Remarks,
  dictionary: Dictionary,
): ShownField[] {
  return comparedFields(before, after, dictionary).map((compared) => ({
    field: compared.field,
    label: compared.label.de,
    before: compared.before,
    after: compared.after,
    changed: compared.changed,
    wordByWord: comparedByWord.includes(compared.kind),
    notes: [
      ...notesOn(compared, before, after),
      ...(appliedFor.includes(compared.field) ? ['beantragt: steht in keiner Summe'] : []),
    ],
    copied: copied.includes(compared.field),
  }));
}

/** By how much an amount changed, and what share of the cost it is. */
function notesOn({ field }: ComparedField, before: ProjectInput | null, after: ProjectInput): string[] {
  const amount = amountFields.find((one) => one === field);
  if (amount === undefined) return [];
  const [old, now] = [before?.amounts[amount]?.cents, after.amounts[amount]?.cents];
  const difference = old === undefined || now === undefined ? null : amountDifference(old, now);
  return [...(difference === null ? [] : [difference]), ...shareOfCost(amount, after)];
}

const shares: readonly AmountField[] = ['unionContribution', 'grant'];

function shareOfCost(field: AmountField, { amounts }: ProjectInput): string[] {
  const [part, cost] = [amounts[field], amounts.totalEligibleCost];
  if (!shares.includes(field) || part === null || cost === null) return [];
  const rate = rateOf(part.cents, cost.cents);
  return rate === null ? [] : [`${formatRate(rate, 'de')} der förderfähigen Gesamtkosten`];
}
