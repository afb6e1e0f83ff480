import type { Day } from '../kernel/day.js';
import type { Cents } from '../kernel/money.js';

/** What decides how long the documents of a project are kept. Cancelled payments and lifted marks do not belong here. */
export interface RetentionFacts {
  /** Code of the funding period; null when unknown. */
  readonly fundingPeriod: string | null;
  readonly totalEligibleCost: Cents | null;
  /** Payments to the beneficiary; a repayment is none. */
  readonly payments: readonly { readonly kind: 'interim' | 'final' | 'repayment'; readonly paidOn: Day }[];
  readonly marks: readonly {
    readonly kind: 'sab' | 'stateAid' | 'accounts' | 'hold';
    readonly onDay: Day | null;
  }[];
}

export type RetentionBasis = 'sab' | 'stateAid' | 'lastPayment' | 'accounts' | 'undetermined';

export interface Retention {
  /** Last day on which documents have to be kept; null while it is not yet determined. */
  readonly until: Day | null;
  readonly basis: RetentionBasis;
  readonly clause: string;
  /** True while a hold stands: nothing is deleted, whatever the day. */
  readonly held: boolean;
}

const clauses: Readonly<Record<RetentionBasis, string>> = {
  sab: 'Mitteilung der SAB',
  stateAid: 'Frist aus der staatlichen Beihilfe',
  lastPayment: 'Art. 82 VO (EU) 2021/1060',
  accounts: 'Art. 140 VO (EU) Nr. 1303/2013',
  undetermined: 'Art. 82 VO (EU) 2021/1060, Art. 140 VO (EU) Nr. 1303/2013',
};
const largeOperation = 100_000_000n;
const yearOf = (day: Day): number => Number(day.slice(0, 4));
const endOfYear = (year: number): Day => `${year}-12-31`;
const latest = (days: readonly Day[]): Day | null => days.toSorted().at(-1) ?? null;

/**
 * How long the documents of a project are kept. A day notified by the SAB goes before the rule, a longer state-aid period
 * before both; before the last payment the end is not yet determined.
 *
 * 2021–2027: five years from 31 December of the year of the last payment. 2014–2020: three years, from a total eligible
 * cost of 1,000,000 € on two, from the 31 December after the accounts with the last expenditure were submitted; as long
 * as the cost is unknown, three.
 */
export function retentionOf(facts: RetentionFacts): Retention {
  const held = facts.marks.some(({ kind }) => kind === 'hold');
  const dayOf = (wanted: 'sab' | 'stateAid' | 'accounts') =>
    latest(facts.marks.flatMap(({ kind, onDay }) => (kind === wanted && onDay !== null ? [onDay] : [])));
  const notified = dayOf('sab');
  const ruled =
    notified === null ? byRule(facts, dayOf('accounts')) : { until: notified, basis: 'sab' as const };
  const aid = dayOf('stateAid');
  const found =
    ruled.until !== null && aid !== null && aid > ruled.until
      ? { until: aid, basis: 'stateAid' as const }
      : ruled;
  return { ...found, clause: clauses[found.basis], held };
}

interface Found {
  readonly until: Day | null;
  readonly basis: RetentionBasis;
}
const undetermined: Found = { until: null, basis: 'undetermined' };

function byRule({ fundingPeriod, totalEligibleCost, payments }: RetentionFacts, accounts: Day | null): Found {
  if (!payments.some(({ kind }) => kind === 'final')) return undetermined;
  const lastPaid = latest(payments.filter(({ kind }) => kind !== 'repayment').map(({ paidOn }) => paidOn));
  if (lastPaid === null) return undetermined;
  if (fundingPeriod === '2021-2027') return { until: endOfYear(yearOf(lastPaid) + 5), basis: 'lastPayment' };
  if (fundingPeriod !== '2014-2020' || accounts === null) return undetermined;
  const years = totalEligibleCost !== null && totalEligibleCost >= largeOperation ? 2 : 3;
  // The day itself is none that follows: accounts of 31 December count from the next one.
  const from = yearOf(accounts) + (accounts.endsWith('-12-31') ? 1 : 0);
  return { until: endOfYear(from + years), basis: 'accounts' };
}

/** Whether documents may be deleted on a day: the end is known and over, and no hold stands. */
export const mayBeDeleted = ({ until, held }: Retention, today: Day): boolean =>
  until !== null && until < today && !held;
