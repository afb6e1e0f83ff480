import type { Decision } from './project-input.js';

/** A decision as the database keeps it: amounts as decimal strings, because JSON numbers are floats. */
export type StoredDecision = Omit<Decision, 'grant' | 'totalEligibleCost' | 'unionContribution'> & {
  readonly [Amount in 'grant' | 'totalEligibleCost' | 'unionContribution']: string | null;
};
