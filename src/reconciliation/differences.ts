import { formatDay, formatEuro } from '../kernel/format.js';
import { type Cents, toDecimal } from '../kernel/money.js';
import type { Matched } from './match.js';
import { type MatchKey, type Measure, matchKeys, measures, type SideRecord } from './record.js';

/** Kinds of difference between the registry and a list. */
export const differenceKinds = ['onlyHere', 'onlyThere', 'amount', 'date', 'name'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** One difference, as people read it: both values in German, null where a side says nothing. */
export interface FoundDifference {
  readonly kind: DifferenceKind;
  /** Field of the record; empty where a whole project is on one side only. */
  readonly field: string;
  /** The same from list to list: the project's reference, or the key of the row. */
  readonly subject: string;
  readonly projectId: bigint | null;
  readonly reference: string | null;
  readonly rowNumber: number | null;
  readonly title: string;
  readonly matchedBy: MatchKey | null;
  readonly here: string | null;
  readonly there: string | null;
  /** What it makes of the difference of both totals of the eligible cost, in EUR cents: there less here. */
  readonly cents: Cents;
}

/** Totals of one measure and the parts that lead from one to the other, in EUR with two decimals. */
export interface MeasureSums {
  readonly measure: Measure;
  readonly here: string;
  readonly there: string;
  readonly onlyHere: string;
  readonly onlyThere: string;
  /** Projects on both sides whose amounts differ: there less here. */
  readonly differing: string;
  /** Projects on both sides whose amount the registry does not know. */
  readonly unknownHere: string;
  /** Projects on both sides whose amount the list does not say. */
  readonly unknownThere: string;
}

/** What a comparison came to. */
export interface Outcome {
  readonly projectsHere: number;
  readonly projectsThere: number;
  readonly matched: number;
  readonly byKey: Readonly<Record<MatchKey, number>>;
  /** Projects on both sides without any difference. */
  readonly equal: number;
  readonly sums: readonly MeasureSums[];
}

/** What is compared of projects on both sides, beyond the total eligible cost: what the list says at all. */
interface Stated {
  readonly beneficiary: boolean;
  readonly start: boolean;
  readonly end: boolean;
  readonly measures: ReadonlySet<Measure>;
}

/** Sets both sides beside each other: every difference, and sums whose parts explain the whole to the cent. */
export function compareSides(matched: Matched): { differences: FoundDifference[]; outcome: Outcome } {
  const { pairs, onlyHere, onlyThere } = matched;
  const subjects = new Subjects();
  const stated = statedIn([...pairs.map(({ there }) => there), ...onlyThere]);
  const differences: FoundDifference[] = [
    ...onlyHere.map((one) => ({
      ...nothing,
      kind: 'onlyHere' as const,
      subject: one.reference,
      projectId: one.projectId,
      reference: one.reference,
      title: one.name,
      here: shownCost(one),
      cents: -(one.amounts.totalEligibleCost ?? 0n),
    })),
    ...onlyThere.map((one) => ({
      ...nothing,
      kind: 'onlyThere' as const,
      subject: subjects.next(one.rowKey),
      rowNumber: one.rowNumber,
      title: one.name,
      there: shownCost(one),
      cents: one.amounts.totalEligibleCost ?? 0n,
    })),
  ];
  let equal = 0;
  for (const pair of pairs) {
    const fields = fieldDifferences(pair.here, pair.there, stated);
    if (fields.length === 0) equal += 1;
    for (const field of fields)
      differences.push({
        ...field,
        subject: pair.here.reference,
        projectId: pair.here.projectId,
        reference: pair.here.reference,
        rowNumber: pair.there.rowNumber,
        title: pair.here.name,
        matchedBy: pair.by,
      });
  }
  return { differences, outcome: { ...outcomeOf(matched, stated), equal } };
}

/** Rows that name the same project by its reference are still told apart. */
class Subjects {
  readonly #seen = new Map<string, number>();

  next(rowKey: string): string {
    const times = (this.#seen.get(rowKey) ?? 0) + 1;
    this.#seen.set(rowKey, times);
    return times === 1 ? rowKey : `${rowKey} ${times}`;
  }
}

const nothing = {
  field: '',
  projectId: null,
  reference: null,
  rowNumber: null,
  matchedBy: null,
  here: null,
  there: null,
};

function statedIn(there: readonly SideRecord[]): Stated {
  const any = (says: (one: SideRecord) => unknown): boolean => there.some((one) => says(one) !== null);
  return {
    beneficiary: any(({ beneficiary }) => beneficiary),
    start: any(({ start }) => start),
    end: any(({ end }) => end),
    measures: new Set(measures.filter((measure) => any(({ amounts }) => amounts[measure]))),
  };
}

type FieldDifference = Pick<FoundDifference, 'kind' | 'field' | 'here' | 'there' | 'cents'>;

/** What a column of the list does not say in any row is no difference. */
function fieldDifferences(here: SideRecord, there: SideRecord, stated: Stated): FieldDifference[] {
  const found: FieldDifference[] = [];
  const add = (
    kind: DifferenceKind,
    field: string,
    isStated: boolean,
    values: readonly [string | null, string | null],
    cents: Cents = 0n,
  ): void => {
    const [one, other] = values;
    if (isStated && one !== other) found.push({ kind, field, here: one, there: other, cents });
  };
  add('name', 'name', true, sameWords(here.name, there.name));
  add('name', 'beneficiary', stated.beneficiary, sameWords(here.beneficiary, there.beneficiary));
  add('date', 'period.start', stated.start, [day(here.start), day(there.start)]);
  add('date', 'period.end', stated.end, [day(here.end), day(there.end)]);
  for (const measure of measures) {
    const [one, other] = [here.amounts[measure], there.amounts[measure]];
    const cents = measure === 'totalEligibleCost' ? (other ?? 0n) - (one ?? 0n) : 0n;
    add('amount', measure, stated.measures.has(measure), [euro(one), euro(other)], cents);
  }
  return found;
}

const plain = (text: string | null): string | null =>
  text === null ? null : text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Spaces and the way letters are composed do not tell names apart. */
function sameWords(here: string | null, there: string | null): [string | null, string | null] {
  return plain(here) === plain(there) ? [here, here] : [here, there];
}

const day = (value: string | null): string | null => (value === null ? null : formatDay(value, 'de'));
const euro = (cents: Cents | null): string | null => (cents === null ? null : formatEuro(cents, 'de'));
const shownCost = ({ amounts }: SideRecord): string | null => euro(amounts.totalEligibleCost);

function outcomeOf({ pairs, onlyHere, onlyThere }: Matched, stated: Stated): Omit<Outcome, 'equal'> {
  const byKey = Object.fromEntries(
    matchKeys.map((key) => [key, pairs.filter(({ by }) => by === key).length]),
  ) as Record<MatchKey, number>;
  return {
    projectsHere: pairs.length + onlyHere.length,
    projectsThere: pairs.length + onlyThere.length,
    matched: pairs.length,
    byKey,
    sums: measures
      .filter((measure) => stated.measures.has(measure))
      .map((measure) => sumsOf({ pairs, onlyHere, onlyThere }, measure)),
  };
}

/** Unknown amounts are in no total; where one side knows an amount and the other does not, that is a part of its own. */
function sumsOf({ pairs, onlyHere, onlyThere }: Matched, measure: Measure): MeasureSums {
  const amount = ({ amounts }: SideRecord): Cents | null => amounts[measure];
  const total = (records: readonly SideRecord[]): Cents =>
    records.reduce((sum, one) => sum + (amount(one) ?? 0n), 0n);
  const parts = { differing: 0n, unknownHere: 0n, unknownThere: 0n };
  for (const { here, there } of pairs) {
    const [one, other] = [amount(here), amount(there)];
    if (one !== null && other !== null) parts.differing += other - one;
    else if (other !== null) parts.unknownHere += other;
    else if (one !== null) parts.unknownThere -= one;
  }
  return {
    measure,
    here: toDecimal(total(pairs.map(({ here }) => here)) + total(onlyHere)),
    there: toDecimal(total(pairs.map(({ there }) => there)) + total(onlyThere)),
    onlyHere: toDecimal(-total(onlyHere)),
    onlyThere: toDecimal(total(onlyThere)),
    differing: toDecimal(parts.differing),
    unknownHere: toDecimal(parts.unknownHere),
    unknownThere: toDecimal(parts.unknownThere),
  };
}
