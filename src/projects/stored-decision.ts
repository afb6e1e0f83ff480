import { type Cents, parseDecimal, toDecimal } from '../kernel/money.js';
import type { Decision } from './project-input.js';

const amountNames = ['grant', 'totalEligibleCost', 'unionContribution'] as const;
type AmountName = (typeof amountNames)[number];

/** A decision as the database keeps it: amounts as decimal strings, because JSON numbers are floats. */
export type StoredDecision = Omit<Decision, AmountName | 'file'> & {
  readonly [Name in AmountName]: string | null;
} & { /** Missing in decisions kept before files could be attached. */ readonly file?: string | null };

const stored = (cents: Cents | null): string | null => (cents === null ? null : toDecimal(cents));
const read = (decimal: string | null): Cents | null => (decimal === null ? null : parseDecimal(decimal));

export function toStoredDecision(decision: Decision): StoredDecision {
  return {
    ...decision,
    grant: stored(decision.grant),
    totalEligibleCost: stored(decision.totalEligibleCost),
    unionContribution: stored(decision.unionContribution),
  };
}

export function fromStoredDecision(decision: StoredDecision): Decision {
  return {
    ...decision,
    grant: read(decision.grant),
    totalEligibleCost: read(decision.totalEligibleCost),
    unionContribution: read(decision.unionContribution),
    file: decision.file ?? null,
  };
}
