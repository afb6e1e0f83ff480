import { and, desc, eq, sql } from 'drizzle-orm';
import { present, type Viewpoint, visibleAt } from '../../history/index.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { driverRows, preparedRows, statementOf } from '../../platform/database/driver-rows.js';
import { ReadTogether } from '../../platform/database/read-together.js';
import type { ProjectFilter } from '../filter.js';
import type { ProjectRecord } from '../record.js';
import type { Position, SortTerm } from '../sort-term.js';
import { projectVersion as v } from '../tables.js';
import { conditionsOf } from './conditions.js';
import { dictionaryAt } from './dictionary.js';
import { ofItsRevision, readRecord, recordColumnCount, recordColumns } from './record-reader.js';
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
  const { filter, sort, limit } = request;
  const conditions = and(
    conditionsOf(filter, viewpoint, dictionary),
    request.after && after(sort, request.after),
  );
  const query = sql`
    select ${recordColumns}, ${positionValues(sort)}
    from ${v} join ${ofItsRevision} ${sortPlaceOf(sort, viewpoint)}
    where ${conditions} order by ${orderBy(sort)} limit ${limit + 1}`;
  const rows = await driverRows(db, query);
  const items = rows.slice(0, limit).map((row) => readRecord(row, dictionary));
  const last = rows.length > limit ? items.at(-1) : undefined;
  const values = rows[limit - 1]?.[recordColumnCount] as string[] | undefined;
  return { items, next: last && values ? { values, projectId: last.projectId } : null };
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
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  const [row] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(v)
    .where(conditionsOf(filter, viewpoint, dictionary));
  return row?.total ?? 0;
}
