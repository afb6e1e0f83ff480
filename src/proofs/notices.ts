import { formatEuro, formatRate } from '../kernel/format.js';
import type { Cents } from '../kernel/money.js';
import { type Rate, rateOf } from '../kernel/rate.js';
import { type Text, text } from '../kernel/text.js';
import type { ProjectInput } from '../projects/index.js';

export const noticeKinds = ['reduction', 'furtherFunding', 'changedPurpose'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A change that must be told to the SAB at once (unverzüglich anzuzeigen), read from a record before and after it. */
export interface Notice {
  readonly kind: NoticeKind;
  /** API name of the field that shows it. */
  readonly field: string;
  readonly reason: Text;
  readonly clause: string;
  /** False where the wording alone cannot decide and the city has to: then it is a question, not a statement. */
  readonly certain: boolean;
}

type Record = Pick<ProjectInput, 'amounts' | 'catalogue' | 'purposeAndAchievements'>;

const clause = 'NBest-EU Nr. 5';
/** A reduction counts from beyond either limit. */
const reductionRate: Rate = 750;
const reductionAmount: Cents = 1_000_000n;

/**
 * What the city must tell the SAB at once when a published record changes (NBest-EU 5): the cost falls by more than
 * 7.5 % or more than 10,000 EUR, there is further funding, or the purpose changes. An amount that is unknown before or
 * after tells nothing about a reduction. A record that was never published has nothing to change.
 */
export function noticesFor(before: Record | null, after: Record): readonly Notice[] {
  if (before === null) return [];
  const found = [reduction(before, after), furtherFunding(before, after), changedPurpose(before, after)];
  return found.filter((notice) => notice !== null);
}

function reduction(before: Record, after: Record): Notice | null {
  for (const field of ['totalEligibleCost', 'totalCost'] as const) {
    const was = before.amounts[field]?.cents;
    const is = after.amounts[field]?.cents;
    if (was === undefined || is === undefined || is >= was) continue;
    const less = was - is;
    // Compared as whole numbers: a rounded rate of 7.50 % may well be more than 7.5 %.
    const beyondRate = less * 10_000n > was * BigInt(reductionRate);
    if (!beyondRate && less <= reductionAmount) continue;
    const share = rateOf(less, was) ?? 0;
    return {
      kind: 'reduction',
      field,
      clause,
      certain: true,
      reason: text(
        `Die Kosten sinken um ${formatEuro(less, 'de')} (${formatRate(share, 'de')}). Ab mehr als 7,5 % oder mehr als 10.000 € muss die SAB es sofort erfahren.`,
        `The cost falls by ${formatEuro(less, 'en')} (${formatRate(share, 'en')}). Beyond 7.5% or EUR 10,000 the SAB must be told at once.`,
      ),
    };
  }
  return null;
}

function furtherFunding(before: Record, after: Record): Notice | null {
  const was = before.amounts.thirdPartyFunds?.cents ?? 0n;
  const is = after.amounts.thirdPartyFunds?.cents ?? 0n;
  if (is <= was) return null;
  return {
    kind: 'furtherFunding',
    field: 'thirdPartyFunds',
    clause,
    certain: true,
    reason: text(
      `Es kommen weitere Mittel von Dritten dazu: ${formatEuro(is - was, 'de')}. Das muss die SAB sofort erfahren.`,
      `There is further funding by third parties: ${formatEuro(is - was, 'en')}. The SAB must be told at once.`,
    ),
  };
}

const structuralFields = ['fundingObject', 'specificObjective', 'interventionCategory'] as const;

/** Another funding object, objective or category is another purpose; a rewritten text may be one. */
function changedPurpose(before: Record, after: Record): Notice | null {
  const field = structuralFields.find((one) => {
    const was = before.catalogue[one].key;
    const is = after.catalogue[one].key;
    return was !== null && is !== null && was !== is;
  });
  if (field !== undefined)
    return {
      kind: 'changedPurpose',
      field,
      clause,
      certain: true,
      reason: text(
        'Die Einordnung des Zwecks ändert sich. Ändert sich der Zweck des Vorhabens, muss die SAB es sofort erfahren.',
        'The classification of the purpose changes. A changed purpose must be told to the SAB at once.',
      ),
    };
  if (!isRewritten(before.purposeAndAchievements, after.purposeAndAchievements)) return null;
  return {
    kind: 'changedPurpose',
    field: 'purposeAndAchievements',
    clause,
    certain: false,
    reason: text(
      'Der Text zum Zweck ist weitgehend neu. Hat sich der Zweck selbst geändert, muss die SAB es sofort erfahren.',
      'Most of the text on the purpose is new. If the purpose itself has changed, the SAB must be told at once.',
    ),
  };
}

/** Achievements are added to the text in every round; only when most of the old words are gone may the purpose be another. */
function isRewritten(before: string | null, after: string | null): boolean {
  const was = wordsOf(before);
  if (was.size === 0 || after === null) return false;
  const is = wordsOf(after);
  const kept = [...was].filter((word) => is.has(word)).length;
  return kept * 2 < was.size;
}

const wordsOf = (written: string | null): ReadonlySet<string> =>
  new Set((written ?? '').toLowerCase().match(/\p{L}{4,}/gu) ?? []);
