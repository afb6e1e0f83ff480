import { sql } from 'drizzle-orm';
import { countsOnly, sumsBy } from '../../aggregates/index.js';
import type { Viewpoint } from '../../history/index.js';
import type { Orm } from '../../platform/database/database.js';
import type { ProjectFilter } from '../filter.js';
import { projectVersion } from '../tables.js';
import { selectionOf, statusAt } from './conditions.js';

/** Fields a list offers with the number of hits per value. */
const facetFields = ['fundingPeriod', 'status', 'city', 'guideline', 'object'] as const;
export type FacetField = (typeof facetFields)[number];

/** Field → value to filter by → number of projects it would leave. */
export type Facets = ReadonlyMap<FacetField, ReadonlyMap<string, number>>;

/**
 * How many projects each value of each field would select, the other filters kept: choosing a value never
 * leads to a page that shows another number.
 */
export async function facetCounts(db: Orm, viewpoint: Viewpoint, filter: ProjectFilter): Promise<Facets> {
  const counted = facetFields.map(async (field) => {
    const others: ProjectFilter = { ...filter, [field]: undefined };
    const counts =
      field === 'status'
        ? await statusCounts(db, viewpoint, others)
        : (await sumsBy(db, viewpoint, others, [field], countsOnly)).rows.map(
            ({ groups: [group], projects }) => [group?.key ?? null, projects] as const,
          );
    return [
      field,
      new Map(counts.flatMap(([value, count]) => (value === null ? [] : [[value, count]]))),
    ] as const;
  });
  return new Map(await Promise.all(counted));
}

async function statusCounts(
  db: Orm,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
): Promise<(readonly [string | null, number])[]> {
  const rows = await db
    .select({ status: statusAt(viewpoint), count: sql<number>`count(*)::int` })
    .from(projectVersion)
    .where(await selectionOf(db, filter, viewpoint))
    .groupBy(sql`1`);
  return rows.map(({ status, count }) => [status, count]);
}
