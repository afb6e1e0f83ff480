import type { GroupedSums } from '../../src/aggregates/index.js';
import { addSums, noSums, type Sums } from '../../src/aggregates/index.js';
import { attributesOf, type Catalogue } from '../../src/catalogue/index.js';

export const regionCategories = ['lessDeveloped', 'transition', 'moreDeveloped'] as const;
export type RegionCategory = (typeof regionCategories)[number];

/** Sums of a category of regions; `statewide` and `unknown` where no region can be told. */
export interface RegionSums extends Sums {
  readonly category: RegionCategory | 'statewide' | 'unknown';
}

export interface Regions {
  readonly sums: readonly RegionSums[];
  /** Whether the catalogue has an official source for the category of every region in it. */
  readonly verified: boolean;
}

/** Sums by the category a region has in the funding period of the project. `rows` are grouped by period and NUTS 2. */
export function regionsOf(rows: readonly GroupedSums[], catalogue: Catalogue): Regions {
  const entries = new Map(
    catalogue.ofKind('region').map((entry) => [entry.key, attributesOf('region', entry)]),
  );
  const categoryOf = ({ groups: [period, region] }: GroupedSums): RegionSums['category'] => {
    if (region?.key === 'landesweit') return 'statewide';
    return entries.get(`${period?.key}/${region?.key}`)?.category ?? 'unknown';
  };
  const order = [...regionCategories, 'statewide', 'unknown'] as const;
  const sums = order
    .map((category) => ({
      category,
      ...rows.filter((row) => categoryOf(row) === category).reduce<Sums>(addSums, noSums),
    }))
    .map(({ category, projects, amounts }) => ({ category, projects, amounts }));
  return {
    sums: sums.filter(({ projects }) => projects > 0),
    verified: [...entries.values()].every(({ categoryVerified }) => categoryVerified),
  };
}
