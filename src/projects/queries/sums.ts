import { desc, sql } from 'drizzle-orm';
import type { Viewpoint } from '../../history/index.js';
import type { Cents } from '../../kernel/money.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import type { ProjectFilter } from '../filter.js';
import { projectVersion as v } from '../tables.js';
import { conditionsOf } from './conditions.js';
import { dictionaryAt } from './dictionary.js';

/**
 * Sums over everything a filter selects, exact to the cent. Stated, derived and unknown Union contributions are kept
 * apart: there is no grand total of the three.
 */
export interface ProjectSums {
  readonly projects: number;
  readonly running: number;
  readonly totalEligibleCost: Cents;
  readonly totalEligibleCostUnknown: number;
  readonly unionStated: Cents;
  readonly unionDerived: Cents;
  readonly unionDerivedProjects: number;
  readonly unionUnknownProjects: number;
}

const sumColumns = ({ reckoningDay }: Viewpoint) => ({
  projects: sql<number>`count(*)::int`,
  running: sql<number>`(count(*) filter (where ${v.periodStart} <= ${reckoningDay} and ${v.periodEnd} >= ${reckoningDay}))::int`,
  totalEligibleCost: sql`coalesce(sum(${v.totalEligibleCost}), 0)::text`.mapWith(BigInt),
  totalEligibleCostUnknown: sql<number>`(count(*) - count(${v.totalEligibleCost}))::int`,
  unionStated: sql`coalesce(sum(${v.unionContribution}), 0)::text`.mapWith(BigInt),
  unionDerived: sql`coalesce(sum(${v.unionContributionDerived}), 0)::text`.mapWith(BigInt),
  unionDerivedProjects: sql<number>`count(${v.unionContributionDerived})::int`,
  unionUnknownProjects: sql<number>`(count(*) - count(${v.unionContribution}) - count(${v.unionContributionDerived}))::int`,
});

export async function projectSums(
  db: Orm | Transaction,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
): Promise<ProjectSums> {
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  const [row] = await db
    .select(sumColumns(viewpoint))
    .from(v)
    .where(conditionsOf(filter, viewpoint, dictionary));
  if (!row) throw new Error('an aggregate without groups returned no row');
  return row;
}

/** Sums of one city; `ags` is null for the row of the whole Land and for places not matched to a municipality. */
export interface CitySums extends ProjectSums {
  readonly kind: 'municipality' | 'statewide' | 'unmatched';
  readonly ags: string | null;
  readonly name: string | null;
}

/** Sums by city, statewide operations in a row of their own, highest total first. */
export async function sumsByCity(
  db: Orm | Transaction,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
): Promise<CitySums[]> {
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  const columns = sumColumns(viewpoint);
  const rows = await db
    .select({ ...columns, kind: v.placeKind, placeId: v.placeId })
    .from(v)
    .where(conditionsOf(filter, viewpoint, dictionary))
    .groupBy(v.placeKind, v.placeId)
    .orderBy(desc(sql`coalesce(sum(${v.totalEligibleCost}), 0)`), v.placeId);
  return rows.map(({ placeId, ...sums }) => {
    const place = placeId === null ? undefined : dictionary.places.byId(placeId);
    return { ...sums, ags: place?.ags ?? null, name: place?.name ?? null };
  });
}
