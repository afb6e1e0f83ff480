import type { Day } from '../kernel/day.js';
import type { Cents } from '../kernel/money.js';

/** Amounts that are reconciled, in EUR cents. */
export const measures = ['totalEligibleCost', 'totalCost', 'unionContribution'] as const;
export type Measure = (typeof measures)[number];

/** A project as one side has it: the registry, or a row of the list. What a side does not say is null. */
export interface SideRecord {
  readonly name: string;
  readonly beneficiary: string | null;
  readonly start: Day | null;
  readonly end: Day | null;
  readonly amounts: Readonly<Record<Measure, Cents | null>>;
}

/** A project of the registry. */
export interface HereRecord extends SideRecord {
  readonly projectId: bigint;
  readonly reference: string;
  /** Numbers of its decisions, and codes its sources gave it. */
  readonly codes: readonly string[];
}

/** A row of the list. */
export interface ThereRecord extends SideRecord {
  /** What makes it the same row in the next list. */
  readonly rowKey: string;
  readonly rowNumber: number | null;
  /** The code or file number it states; null where it has none. */
  readonly code: string | null;
  /** The project it names by its reference, or its source named before; null where neither says one. */
  readonly named: { readonly projectId: bigint; readonly by: 'reference' | 'earlierDelivery' } | null;
}

/** What tied a row to a project, the surest first. */
export const matchKeys = [
  'reference',
  'fileNumber',
  'earlierDelivery',
  'nameBeneficiaryStart',
  'nameBeneficiary',
  'nameStart',
  'beneficiaryPeriodAmount',
  'nameOnly',
] as const;
export type MatchKey = (typeof matchKeys)[number];

export interface Pair {
  readonly here: HereRecord;
  readonly there: ThereRecord;
  readonly by: MatchKey;
}
