import type { z } from 'zod';
import type { Cents } from '../kernel/money.js';
import { rateOf } from '../kernel/rate.js';
import { type aggregateSchema, type Measure, ratioMeasures } from './schemas.js';
import { type AmountSum, type Sums, unionUnknown } from './sums.js';

export type ApiSums = Omit<z.output<typeof aggregateSchema>['totals'], 'compared' | 'difference'>;

/** What shares and values per inhabitant are worked out with. */
interface Frame {
  readonly totals: Sums;
  /** Inhabitants of the place of the row; null where it has none. */
  readonly inhabitants: number | null;
}

const centsOf = ({ cents, known }: AmountSum): Cents | null => (known === 0 ? null : cents);

type Said = { -readonly [Name in keyof ApiSums]: ApiSums[Name] };

/** The chosen measures under the record's names; an amount nobody states is null, never 0. */
export function toApiSums(sums: Sums, chosen: readonly Measure[], frame: Frame): ApiSums {
  // Written into one object: an answer has hundreds of rows with some twenty values each.
  const said: Said = {};
  for (const measure of chosen) say(measure, sums, frame, said);
  return said;
}

function say(measure: Measure, sums: Sums, { totals, inhabitants }: Frame, said: Said): void {
  const { projects, amounts, bases } = sums;
  const cost = centsOf(amounts.totalEligibleCost);
  switch (measure) {
    case 'projects':
      said.projects = projects;
      return;
    case 'running':
      said.running = Number(bases?.running ?? 0n);
      return;
    case 'unionRate':
      said.unionRate = rateOf(bases?.unionPart ?? 0n, bases?.unionWhole ?? 0n);
      return;
    case 'grantRate':
      said.grantRate = rateOf(bases?.grantPart ?? 0n, bases?.grantWhole ?? 0n);
      return;
    case 'totalEligibleCostShare':
      said.totalEligibleCostShare =
        cost === null ? null : rateOf(cost, amountOf(totals, 'totalEligibleCost'));
      return;
    case 'totalEligibleCostPerInhabitant':
      said.totalEligibleCostPerInhabitant = perInhabitant(cost, inhabitants);
      said.inhabitants = inhabitants;
      return;
    case 'unionContribution':
      said.unionContribution = centsOf(amounts.unionContribution);
      said.unionContributionDerived = centsOf(amounts.unionContributionDerived);
      said.unionContributionDerivedProjects = amounts.unionContributionDerived.known;
      said.unionContributionUnknown = unionUnknown(sums);
      return;
    default:
      said[measure] = centsOf(amounts[measure]);
      said[`${measure}Unknown`] = projects - amounts[measure].known;
  }
}

const amountOf = ({ amounts }: Sums, amount: 'totalEligibleCost'): Cents => amounts[amount].cents;

/** Cents per inhabitant, half up. */
export function perInhabitant(cost: Cents | null, inhabitants: number | null): Cents | null {
  if (cost === null || inhabitants === null || inhabitants <= 0) return null;
  const heads = BigInt(inhabitants);
  return (2n * cost + heads) / (2n * heads);
}

const ratios: ReadonlySet<string> = new Set([
  ...ratioMeasures.filter((name) => name !== 'running'),
  'inhabitants',
]);

/** This state less the other: amounts and counts, no ratios. An amount known in one state only counts whole. */
export function differenceOf(now: ApiSums, then: ApiSums): ApiSums {
  const names = Object.keys(now).filter((name) => !ratios.has(name)) as (keyof ApiSums)[];
  return Object.fromEntries(names.map((name) => [name, less(now[name], then[name])])) as ApiSums;
}

function less(
  now: bigint | number | null | undefined,
  then: bigint | number | null | undefined,
): bigint | number | null {
  if (typeof now === 'number' || typeof then === 'number') return Number(now ?? 0) - Number(then ?? 0);
  return now === null && then === null ? null : BigInt(now ?? 0n) - BigInt(then ?? 0n);
}
