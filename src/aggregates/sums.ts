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

export interface Sums {
  readonly projects: number;
  readonly amounts: Readonly<Record<SummedAmount, AmountSum>>;
}

const nothing: AmountSum = { cents: 0n, known: 0 };

export const noSums: Sums = {
  projects: 0,
  amounts: Object.fromEntries(summedAmounts.map((amount) => [amount, nothing])) as Sums['amounts'],
};

/** Both together; exact, because every part is. */
export function addSums(one: Sums, other: Sums): Sums {
  const amounts = summedAmounts.map((amount) => {
    const [a, b] = [one.amounts[amount], other.amounts[amount]];
    return [amount, { cents: a.cents + b.cents, known: a.known + b.known }];
  });
  return { projects: one.projects + other.projects, amounts: Object.fromEntries(amounts) as Sums['amounts'] };
}

/** Projects whose Union contribution is neither stated nor derivable. */
export const unionUnknown = ({ projects, amounts }: Sums): number =>
  projects - amounts.unionContribution.known - amounts.unionContributionDerived.known;
