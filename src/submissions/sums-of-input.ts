import { type SummedAmount, type Sums, summedAmounts } from '../aggregates/index.js';
import type { Cents } from '../kernel/money.js';
import type { ProjectInput } from '../projects/index.js';

/** The sums of a single project. The Union contribution that follows from a stated rate is summed apart (half up). */
export function sumsOf(input: ProjectInput): Sums {
  const sums = summedAmounts.map((amount) => {
    const cents = centsOf(input, amount);
    return [amount, cents === null ? { cents: 0n, known: 0 } : { cents, known: 1 }];
  });
  return { projects: 1, amounts: Object.fromEntries(sums) as Sums['amounts'] };
}

function centsOf({ amounts, unionRate }: ProjectInput, amount: SummedAmount): Cents | null {
  if (amount !== 'unionContributionDerived') return amounts[amount]?.cents ?? null;
  const cost = amounts.totalEligibleCost?.cents;
  if (amounts.unionContribution !== null || cost === undefined || unionRate === null) return null;
  return (cost * BigInt(unionRate.rate) + 5_000n) / 10_000n;
}

export const negatedSums = ({ projects, amounts }: Sums): Sums => ({
  projects: -projects,
  amounts: Object.fromEntries(
    summedAmounts.map((amount) => [amount, { cents: -amounts[amount].cents, known: -amounts[amount].known }]),
  ) as Sums['amounts'],
});
