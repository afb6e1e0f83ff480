import { addMonths, type Day } from '../kernel/day.js';
import type { Period } from '../kernel/period.js';

export const proofKinds = ['interim', 'final'] as const;
export type ProofKind = (typeof proofKinds)[number];

/**
 * When a proof is due to the SAB, or by when money paid in advance is to be spent, as the guideline says it; kept in the
 * catalogue, so that staff can correct it.
 */
export interface DeadlineRule {
  readonly proof: ProofKind | 'advance';
  /** Months after the end of the grant period, or after the payment; null where a day of the following year counts. */
  readonly months: number | null;
  /** Last day in the year after the one reported on, as `MM-DD`; null where months count. */
  readonly lastDay: string | null;
  readonly clause: string;
}

/** A proof that a grant asks for. `dueOn` null is "not yet determined": unknown is not a date. */
export interface ExpectedProof {
  readonly kind: ProofKind;
  /** Budget year an interim proof reports on; null for the final proof. */
  readonly year: number | null;
  readonly dueOn: Day | null;
  readonly clause: string | null;
}

/** Where a period ends on a weekend or public holiday it ends on the next working day (§ 31 Abs. 3 VwVfG). */
type MoveToWorkingDay = (day: Day) => Day;

/**
 * The proofs a grant period asks for, by the rules of its guideline part: one interim proof for every budget year that
 * ends before the grant period does, and the final proof. Without an end of the grant period there is only a final proof
 * whose day is not yet determined; without its start the budget years are unknown too.
 */
export function expectedProofs(
  grantPeriod: Period,
  rules: readonly DeadlineRule[],
  nextWorkingDay: MoveToWorkingDay,
): readonly ExpectedProof[] {
  const final = rules.find(({ proof }) => proof === 'final');
  const interim = rules.find(({ proof }) => proof === 'interim');
  const { end } = grantPeriod;
  const finalProof: ExpectedProof = {
    kind: 'final',
    year: null,
    dueOn: end === null || final?.months == null ? null : nextWorkingDay(addMonths(end, final.months)),
    clause: final?.clause ?? null,
  };
  return [...interimProofs(grantPeriod, interim, nextWorkingDay), finalProof];
}

function interimProofs(
  { start, end }: Period,
  rule: DeadlineRule | undefined,
  nextWorkingDay: MoveToWorkingDay,
): ExpectedProof[] {
  if (start === null || end === null || rule?.lastDay == null) return [];
  const proofs: ExpectedProof[] = [];
  // The final proof covers the budget year in which the grant period ends.
  for (let year = Number(start.slice(0, 4)); `${year}-12-31` < end; year += 1) {
    const dueOn = nextWorkingDay(`${year + 1}-${rule.lastDay}`);
    proofs.push({ kind: 'interim', year, dueOn, clause: rule.clause });
  }
  return proofs;
}
