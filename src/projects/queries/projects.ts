import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import { registryRevision, type Viewpoint, visibleAt } from '../../history/index.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import type { ProjectFilter } from '../filter.js';
import type { ProjectRecord } from '../record.js';
import { toRecord } from '../record-row.js';
import type { Position, SortTerm } from '../sort-term.js';
import { projectVersion as v } from '../tables.js';
import { conditionsOf } from './conditions.js';
import { dictionaryAt } from './dictionary.js';
import { after, orderBy, positionValues, sortPlace, sortPlaceOf } from './sorting.js';

type Reader = Orm | Transaction;

const { searchText: _, ...versionColumns } = getTableColumns(v);
/** What a record is read from. */
export const recordColumns = { ...versionColumns, publishedAt: registryRevision.publishedAt };

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
  const rows = await db
    .select({ ...recordColumns, position: positionValues(sort) })
    .from(v)
    .innerJoin(registryRevision, eq(registryRevision.revision, v.publishedRevision))
    .leftJoin(sortPlace, sortPlaceOf(sort, viewpoint))
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
