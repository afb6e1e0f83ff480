import type { Cents } from '../kernel/money.js';

/** Amounts that are summed. The Union contribution is summed as stated; what is derived from rates has a sum of its own. */
export const summedAmounts = [
  'totalEligibleCost',
  'totalCost',
  'grant',
  'unionContribution',
  'unionContributionDerived',
  'landFunds',
  'ownShare',
  'thirdPartyFunds',
] as const;
export type SummedAmount = (typeof summedAmounts)[number];

/** Sum of an amount over the projects that have it. */
export interface AmountSum {
  readonly cents: Cents;
  /** Number of projects the amount is known of; of the others nothing is known, not zero. */
  readonly known: number;
}

/**
 * What ratios and counts of running projects are made of. A rate of a group is the sum of the parts over the sum of their
 * wholes, of projects that have both: weighted, never an average of rates.
 */
export const bases = ['unionPart', 'unionWhole', 'grantPart', 'grantWhole', 'running'] as const;
export type Base = (typeof bases)[number];

export interface Sums {
  readonly projects: number;
  readonly amounts: Readonly<Record<SummedAmount, AmountSum>>;
  /** Cents, and for `running` a number of projects; absent when they were not asked for. */
  readonly bases?: Bases;
}
type Bases = Readonly<Record<Base, bigint>>;

const nothing: AmountSum = { cents: 0n, known: 0 };

export const noSums: Sums = {
  projects: 0,
  amounts: Object.fromEntries(summedAmounts.map((amount) => [amount, nothing])) as Sums['amounts'],
};

/** Both together; exact, because every part is. Answers have hundreds of rows: an amount nobody has costs nothing. */
export function addSums(one: Sums, other: Sums): Sums {
  const amounts = { ...one.amounts };
  for (const amount of summedAmounts) {
    const [a, b] = [one.amounts[amount], other.amounts[amount]];
    // What is taken away counts below zero, and a change of an amount is of no further project.
    if (b.known !== 0 || b.cents !== 0n)
      amounts[amount] = { cents: a.cents + b.cents, known: a.known + b.known };
  }
  const ratios = one.bases ?? other.bases;
  return {
    projects: one.projects + other.projects,
    amounts,
    ...(ratios === undefined ? {} : { bases: addBases(one.bases, other.bases) }),
  };
}

const addBases = (one: Bases | undefined, other: Bases | undefined): Bases =>
  Object.fromEntries(bases.map((base) => [base, (one?.[base] ?? 0n) + (other?.[base] ?? 0n)])) as Bases;

/** Projects whose Union contribution is neither stated nor derivable. */
export const unionUnknown = ({ projects, amounts }: Sums): number =>
  projects - amounts.unionContribution.known - amounts.unionContributionDerived.known;
