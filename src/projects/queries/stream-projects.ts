import { sql } from 'drizzle-orm';
import type { ReservedSql, Sql } from 'postgres';
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
const pieceLength = 100;

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
  const cancel = (): void => {
    cancelling = cancelQuietly(query);
  };
  gone.addEventListener('abort', cancel, { once: true });
  const next = () => {
    const piece = Promise.resolve(pieces.next());
    // Whoever takes the next piece learns of its failure; when nobody does any more, the end below looks at it.
    piece.catch(() => undefined);
    return piece;
  };
  // While one piece is being used, the server reads the next; never more than that.
  let upcoming = next();
  try {
    for (;;) {
      const { done, value } = await upcoming;
      if (done || gone.aborted) return;
      upcoming = next();
      yield value;
    }
  } finally {
    gone.removeEventListener('abort', cancel);
    await cancelling;
    const failure: unknown = await upcoming.then(
      () => null,
      (error) => error,
    );
    await pieces.return?.();
    await giveBack(connection, failure);
  }
}

/** A connection that broke is out of the pool already; giving it back would put it among the open ones. */
async function giveBack(connection: ReservedSql, failure: unknown): Promise<void> {
  const isOfStatement = (failure as { severity?: unknown } | null)?.severity === 'ERROR';
  if (failure !== null && !isOfStatement) return;
  if (failure !== null) await forgetRows(connection);
  connection.release();
}

/**
 * When a statement fails after some of its rows have come, the driver counts on from them in the next result, which then
 * begins with holes. Any statement that succeeds sets the count back.
 */
async function forgetRows(connection: Sql): Promise<void> {
  await connection.unsafe('select').catch(() => undefined);
}

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
