import { sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import type { Viewpoint } from '../../history/index.js';
import type { Database } from '../../platform/database/database.js';
import { type DriverRow, statementOf } from '../../platform/database/driver-rows.js';
import type { ProjectFilter } from '../filter.js';
import type { ProjectRecord } from '../record.js';
import type { SortTerm } from '../sort-term.js';
import { projectVersion as v } from '../tables.js';
import { conditionsOf } from './conditions.js';
import { dictionaryAt } from './dictionary.js';
import { ofItsRevision, readRecord, recordColumns } from './record-reader.js';
import { orderBy, sortPlaceOf } from './sorting.js';

/** Rows per piece: few enough that other requests are answered in between. */
const pieceLength = 250;

export interface Selection {
  readonly filter: ProjectFilter;
  readonly sort: readonly SortTerm[];
}

/**
 * All projects a filter selects at a viewpoint, piece by piece through a cursor: as many as there are, never more than a
 * piece in memory. One statement, so one snapshot. Read no faster than it is taken; `gone` cancels it on the server, as
 * does leaving the loop.
 */
export async function* streamProjects(
  { orm, bulk }: Database,
  viewpoint: Viewpoint,
  { filter, sort }: Selection,
  gone: AbortSignal,
): AsyncGenerator<ProjectRecord[]> {
  const dictionary = await dictionaryAt(orm, viewpoint.revision);
  const statement = statementOf(sql`
    select ${recordColumns} from ${v} join ${ofItsRevision} ${sortPlaceOf(sort, viewpoint)}
    where ${conditionsOf(filter, viewpoint, dictionary)} order by ${orderBy(sort)}`);
  for await (const rows of piecesOf(bulk, statement, gone))
    yield rows.map((row) => readRecord(row, dictionary));
}

/**
 * Reads a statement by cursor on a connection of its own. It is not given back before a cancellation has arrived, or that
 * would hit whoever uses it next.
 */
async function* piecesOf(
  bulk: Sql,
  { sql, params }: ReturnType<typeof statementOf>,
  gone: AbortSignal,
): AsyncGenerator<readonly DriverRow[]> {
  const connection = await bulk.reserve();
  const query = connection.unsafe<DriverRow[]>(sql, params).values();
  const pieces = query.cursor(pieceLength)[Symbol.asyncIterator]();
  let cancelling = Promise.resolve();
  let broken = false;
  const cancel = (): void => {
    cancelling = cancelQuietly(query);
  };
  try {
    while (!gone.aborted) {
      gone.addEventListener('abort', cancel, { once: true });
      const { done, value } = await pieces.next();
      gone.removeEventListener('abort', cancel);
      if (done) return;
      yield value;
    }
  } catch (error) {
    broken = !isOfStatement(error);
    await cancelling;
    if (!broken) await forgetRows(connection);
    throw error;
  } finally {
    gone.removeEventListener('abort', cancel);
    await cancelling;
    await pieces.return?.();
    // A connection that broke is already out of the pool; giving it back would put it among the open ones.
    if (!broken) connection.release();
  }
}

/**
 * When a statement fails after some of its rows have come, the driver counts on from them in the next result, which then
 * begins with holes. Any statement that succeeds sets the count back.
 */
async function forgetRows(connection: Sql): Promise<void> {
  await connection.unsafe('select').catch(() => undefined);
}

/** An error of this statement alone: after worse ones there is no connection left to ask. */
const isOfStatement = (error: unknown): boolean => (error as { severity?: unknown }).severity === 'ERROR';

interface Cancellable {
  readonly canceller: ((query: unknown) => Promise<void>) | null;
}

/**
 * The driver's own `cancel()` lets nobody handle its failure, which would end the service. A statement that could not be
 * cancelled ends with its reader, or with its time limit.
 */
async function cancelQuietly(query: object): Promise<void> {
  const { canceller } = query as Cancellable;
  await canceller?.(query).catch(() => undefined);
}
