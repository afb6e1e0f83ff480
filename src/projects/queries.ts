import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { catalogueAt } from '../catalogue/index.js';
import { registryRevision, type Viewpoint, visibleAt } from '../history/index.js';
import type { Cents } from '../kernel/money.js';
import { placesAt } from '../places/index.js';
import { placeVersion } from '../places/tables.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import { conditionsOf } from './conditions.js';
import type { ProjectFilter } from './filter.js';
import type { ProjectRecord } from './record.js';
import { type Dictionary, toRecord } from './record-row.js';
import { after, orderBy, type Position, positionValues, type SortTerm } from './sorting.js';
import { projectVersion as v } from './tables.js';

type Reader = Orm | Transaction;

const { searchText: _, ...versionColumns } = getTableColumns(v);
const recordColumns = { ...versionColumns, publishedAt: registryRevision.publishedAt };

/** Catalogue and places as they were named at a revision. */
export async function dictionaryAt(db: Reader, revision: number): Promise<Dictionary> {
  const [catalogue, places] = await Promise.all([catalogueAt(db, revision), placesAt(db, revision)]);
  return { catalogue, places };
}

export interface ListRequest {
  readonly filter: ProjectFilter;
  readonly sort: readonly SortTerm[];
  /** Rows on the page, at least 1. */
  readonly limit: number;
  readonly after?: Position;
}

export interface ProjectPage {
  readonly items: readonly ProjectRecord[];
  /** Position of the last item, null on the last page. */
  readonly next: Position | null;
}

/** One page of projects at a viewpoint, in the order asked for, ties broken by age of the project. */
export async function listProjects(
  db: Reader,
  viewpoint: Viewpoint,
  request: ListRequest,
): Promise<ProjectPage> {
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  const { filter, sort, limit } = request;
  const byCity = sort.some(({ key }) => key === 'city');
  const rows = await db
    .select({ ...recordColumns, position: positionValues(sort) })
    .from(v)
    .innerJoin(registryRevision, eq(registryRevision.revision, v.publishedRevision))
    .leftJoin(sql`${placeVersion} as city`, byCity ? cityOf(viewpoint) : sql`false`)
    .where(and(conditionsOf(filter, viewpoint, dictionary), request.after && after(sort, request.after)))
    .orderBy(orderBy(sort))
    .limit(limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map((row) => toRecord(row, dictionary)),
    next: rows.length > limit && last ? { values: last.position, projectId: last.projectId } : null,
  };
}

const cityOf = ({ revision }: Viewpoint): SQL =>
  sql`city.place_id = ${v.placeId} and city.published_revision <= ${revision} and (city.superseded_revision is null or city.superseded_revision > ${revision})`;

/** The version of a project that was published at a viewpoint, or null. */
export async function findProject(
  db: Reader,
  viewpoint: Viewpoint,
  reference: string,
): Promise<ProjectRecord | null> {
  const [row] = await db
    .select(recordColumns)
    .from(v)
    .innerJoin(registryRevision, eq(registryRevision.revision, v.publishedRevision))
    .where(and(eq(v.reference, reference), visibleAt(v, viewpoint.revision)));
  return row ? toRecord(row, await dictionaryAt(db, viewpoint.revision)) : null;
}

/** Published versions of a project up to a viewpoint, newest first, each in the words of the viewpoint. */
export async function projectVersions(
  db: Reader,
  viewpoint: Viewpoint,
  reference: string,
): Promise<ProjectRecord[]> {
  const rows = await db
    .select(recordColumns)
    .from(v)
    .innerJoin(registryRevision, eq(registryRevision.revision, v.publishedRevision))
    .where(and(eq(v.reference, reference), sql`${v.publishedRevision} <= ${viewpoint.revision}`))
    .orderBy(desc(v.versionNumber));
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  return rows.map((row) => toRecord(row, dictionary));
}

/** Number of projects a filter selects. */
export async function countProjects(
  db: Reader,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
): Promise<number> {
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  const [row] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(v)
    .where(conditionsOf(filter, viewpoint, dictionary));
  return row?.total ?? 0;
}

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
  db: Reader,
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
  db: Reader,
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
