import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { present, type Viewpoint, visibleAt } from '../../history/index.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import {
  type DriverRow,
  driverRows,
  preparedRows,
  statementOf,
} from '../../platform/database/driver-rows.js';
import { ReadTogether } from '../../platform/database/read-together.js';
import type { ProjectFilter } from '../filter.js';
import type { ProjectRecord } from '../record.js';
import type { Position, SortTerm } from '../sort-term.js';
import { projectVersion as v } from '../tables.js';
import { selectionOf } from './conditions.js';
import { dictionaryAt } from './dictionary.js';
import { ofItsRevision, readRecord, recordColumnCount, recordColumns, versionIdOf } from './record-reader.js';
import { after, orderBy, positionValues, sortPlaceOf } from './sorting.js';

type Reader = Orm | Transaction;

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
  const from = sql`${v} join ${ofItsRevision}`;
  const selection = await selectionOf(db, request.filter, viewpoint);
  const rows = await driverRows(db, pageQuery(recordColumns, from, { viewpoint, request, selection }));
  const items = rows.slice(0, request.limit).map((row) => readRecord(row, dictionary));
  return { items, next: nextPosition(rows, request, recordColumnCount, items.at(-1)?.projectId) };
}

interface VersionPage {
  /** Ids of the versions on the page, in its order. */
  readonly versionIds: readonly string[];
  readonly next: Position | null;
}

/** Which versions stand on a page of `listProjects`, for those who know most of them already. */
export async function findVersions(
  db: Reader,
  viewpoint: Viewpoint,
  request: ListRequest,
): Promise<VersionPage> {
  const selection = await selectionOf(db, request.filter, viewpoint);
  const columns = sql`${v.id}, ${v.projectId}`;
  const rows = await driverRows(db, pageQuery(columns, sql`${v}`, { viewpoint, request, selection }));
  const ofPage = rows.slice(0, request.limit);
  const last = ofPage.at(-1)?.[1];
  return {
    versionIds: ofPage.map(([id]) => String(id)),
    next: nextPosition(rows, request, 2, last === undefined ? undefined : BigInt(last as string)),
  };
}

const versionsStatement = statementOf(sql`
  select ${recordColumns} from ${v} join ${ofItsRevision} where ${v.id} = any(${'ids'}::text::bigint[])`);

/** Versions by their ids, in the words of a viewpoint. */
export async function readVersions(
  db: Reader,
  viewpoint: Viewpoint,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProjectRecord>> {
  if (ids.length === 0) return new Map();
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  const rows = await preparedRows(db, versionsStatement, [`{${ids.join()}}`]);
  return new Map(rows.map((row) => [versionIdOf(row), readRecord(row, dictionary)]));
}

interface PageNeeds {
  readonly viewpoint: Viewpoint;
  readonly request: ListRequest;
  readonly selection: SQL;
}

/** The rows of a page and one more; behind the columns the values they are sorted by. */
function pageQuery(columns: SQL, from: SQL, { viewpoint, request, selection }: PageNeeds): SQL {
  const { sort, limit } = request;
  const conditions = and(selection, request.after && after(sort, request.after));
  return sql`
    select ${columns}, ${positionValues(sort)} from ${from} ${sortPlaceOf(sort, viewpoint)}
    where ${conditions} order by ${orderBy(sort)} limit ${limit + 1}`;
}

function nextPosition(
  rows: readonly DriverRow[],
  { limit }: ListRequest,
  valuesAt: number,
  projectId: bigint | undefined,
): Position | null {
  const values = rows[limit - 1]?.[valuesAt] as string[] | undefined;
  return rows.length > limit && values && projectId !== undefined ? { values, projectId } : null;
}

/** The version of a project that was published at a viewpoint, or null. */
export async function findProject(
  db: Reader,
  viewpoint: Viewpoint,
  reference: string,
): Promise<ProjectRecord | null> {
  const query = sql`
    select ${recordColumns} from ${v} join ${ofItsRevision}
    where ${and(eq(v.reference, reference), visibleAt(v, viewpoint.revision))}`;
  const [row] = await driverRows(db, query);
  return row ? readRecord(row, await dictionaryAt(db, viewpoint.revision)) : null;
}

const currentStatement = statementOf(sql`
  select ${present.columns}, ${recordColumns}
  from ${present.from}, ${v} join ${ofItsRevision}
  where ${v.reference} = any(${'references'}::text[]) and ${v.publishedRevision} <= present.revision
    and (${v.supersededRevision} is null or ${v.supersededRevision} > present.revision)`);

interface CurrentProject {
  readonly viewpoint: Viewpoint;
  readonly record: ProjectRecord;
}

const currentProjects = new ReadTogether<string, CurrentProject>(async (db, references) => {
  const rows = await preparedRows(db, currentStatement, [references]);
  const found = new Map<string, CurrentProject>();
  for (const row of rows) {
    const viewpoint = present.viewpoint(row);
    const dictionary = await dictionaryAt(db, viewpoint.revision);
    const record = readRecord(row.slice(present.columnCount), dictionary);
    found.set(record.reference, { viewpoint, record });
  }
  return found;
});

/** The published project as it stands now, with the viewpoint it was read from; null when there is none. */
export const findCurrentProject = async (db: Reader, reference: string): Promise<CurrentProject | null> =>
  (await currentProjects.get(db, reference)) ?? null;

/** Published versions of a project up to a viewpoint, newest first, each in the words of the viewpoint. */
export async function projectVersions(
  db: Reader,
  viewpoint: Viewpoint,
  reference: string,
): Promise<ProjectRecord[]> {
  const query = sql`
    select ${recordColumns} from ${v} join ${ofItsRevision}
    where ${and(eq(v.reference, reference), sql`${v.publishedRevision} <= ${viewpoint.revision}`)}
    order by ${desc(v.versionNumber)}`;
  const rows = await driverRows(db, query);
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  return rows.map((row) => readRecord(row, dictionary));
}

/** Number of projects a filter selects. */
export async function countProjects(
  db: Reader,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
): Promise<number> {
  const [row] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(v)
    .where(await selectionOf(db, filter, viewpoint));
  return row?.total ?? 0;
}
