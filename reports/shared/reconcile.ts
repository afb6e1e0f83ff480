import { addSums, noSums, type SummedAmount, type Sums } from '../../src/aggregates/index.js';
import type { ListedProject } from './listed-projects.js';

/**
 * Throws unless every breakdown and the list of projects come to the totals, in number, cents and how many are unknown.
 * A report whose tables disagree must not leave the house; it would be a fault of the program.
 */
export function assertReconciled(
  totals: Sums,
  breakdowns: Readonly<Record<string, readonly Sums[]>>,
  projects: readonly ListedProject[],
): void {
  for (const [name, rows] of Object.entries(breakdowns))
    assertSame(name, totals, rows.reduce<Sums>(addSums, noSums));
  assertSame('projects', totals, projects.map(sumsOf).reduce<Sums>(addSums, noSums));
}

function sumsOf({ totalEligibleCost, grant, unionContribution: { cents, origin } }: ListedProject): Sums {
  const known = (amount: bigint | null) =>
    amount === null ? { cents: 0n, known: 0 } : { cents: amount, known: 1 };
  return {
    projects: 1,
    amounts: {
      ...noSums.amounts,
      totalEligibleCost: known(totalEligibleCost),
      grant: known(grant),
      unionContribution: known(origin === 'stated' ? cents : null),
      unionContributionDerived: known(origin === 'derived' ? cents : null),
    },
  };
}

/** Amounts that are spread over years. */
const spread = ['totalEligibleCost', 'unionContribution', 'unionContributionDerived'] as const;
/** Amounts that are known of the list of projects as well. */
const compared: readonly SummedAmount[] = [...spread, 'grant'];

function assertSame(name: string, totals: Sums, found: Sums): void {
  const differing = compared.filter((amount) => {
    const [expected, actual] = [totals.amounts[amount], found.amounts[amount]];
    return expected.cents !== actual.cents || expected.known !== actual.known;
  });
  if (found.projects !== totals.projects || differing.length > 0)
    throw new Error(
      `the sums by ${name} do not come to the totals (projects ${found.projects} of ${totals.projects}; differing: ${differing.join(', ')})`,
    );
}

/** Throws unless amounts that were spread over years come to the totals; projects count in several years. */
export function assertSpread(totals: Sums, breakdowns: Readonly<Record<string, readonly Sums[]>>): void {
  for (const [name, rows] of Object.entries(breakdowns)) {
    const found = rows.reduce<Sums>(addSums, noSums);
    for (const amount of spread)
      if (found.amounts[amount].cents !== totals.amounts[amount].cents)
        throw new Error(`the sums by ${name} do not come to the totals (${amount})`);
  }
}
