import { type SQL, sql } from 'drizzle-orm';
import type { Viewpoint } from '../../history/index.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { catalogueFilters, type ProjectFilter, runningFilters, statewideCity } from '../filter.js';
import type { Dictionary } from '../record-row.js';
import { projectVersion as v } from '../tables.js';
import { conditionsOf } from './conditions.js';
import { dictionaryAt } from './dictionary.js';

/** Fields a list offers with the number of hits per value. */
export const facetFields = ['fundingPeriod', 'status', 'city', 'guideline', 'object'] as const;
export type FacetField = (typeof facetFields)[number];

/** Field → value to filter by → number of projects it would leave. */
export type Facets = ReadonlyMap<FacetField, ReadonlyMap<string, number>>;

/**
 * How many projects each value of each field would select, the other filters kept: choosing a value never
 * leads to a page that shows another number.
 */
export async function facetCounts(
  db: Orm | Transaction,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
): Promise<Facets> {
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  const counted = await Promise.all(
    facetFields.map(
      async (field) => [field, await countsOf(db, viewpoint, filter, field, dictionary)] as const,
    ),
  );
  return new Map(counted);
}

async function countsOf(
  db: Orm | Transaction,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
  field: FacetField,
  dictionary: Dictionary,
): Promise<Map<string, number>> {
  const others: ProjectFilter = { ...filter, [field]: undefined };
  const value = groupOf(field, viewpoint);
  const rows = await db
    .select({ value: sql<string | null>`(${value})::text`, count: sql<number>`count(*)::int` })
    .from(v)
    .where(conditionsOf(others, viewpoint, dictionary))
    .groupBy(sql`1`);
  return new Map(rows.flatMap(({ value, count }) => pairOf(field, value, count, dictionary)));
}

function groupOf(field: FacetField, { reckoningDay }: Viewpoint): SQL {
  if (field === 'city') return sql`coalesce(${v.placeId}::text, ${v.placeKind})`;
  if (field !== 'status') return sql`${v[`${catalogueFilters[field]}Id`]}`;
  const [planned, running, ended] = runningFilters;
  return sql`case when ${v.periodStart} > ${reckoningDay} then ${sql.raw(`'${planned}'`)}
    when ${v.periodEnd} < ${reckoningDay} then ${sql.raw(`'${ended}'`)}
    when ${v.periodStart} is not null and ${v.periodEnd} is not null then ${sql.raw(`'${running}'`)} end`;
}

function pairOf(
  field: FacetField,
  value: string | null,
  count: number,
  { catalogue, places }: Dictionary,
): [string, number][] {
  if (value === null || value === 'unmatched') return [];
  if (field === 'status') return [[value, count]];
  if (field !== 'city') {
    const key = catalogue.byId(BigInt(value))?.key;
    return key === undefined ? [] : [[key, count]];
  }
  const ags = value === 'statewide' ? statewideCity : places.byId(BigInt(value))?.ags;
  return ags === undefined ? [] : [[ags, count]];
}
