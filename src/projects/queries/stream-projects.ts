import { sql } from 'drizzle-orm';
import type { Viewpoint } from '../../history/index.js';
import type { Database } from '../../platform/database/database.js';
import { type DriverRow, statementOf } from '../../platform/database/driver-rows.js';
import { holdConnection } from '../../platform/database/held-connection.js';
import type { ProjectFilter } from '../filter.js';
import type { ProjectRecord } from '../record.js';
import type { SortTerm } from '../sort-term.js';
import { projectVersion as v } from '../tables.js';
import { selectionOf } from './conditions.js';
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
  database: Database,
  viewpoint: Viewpoint,
  { filter, sort }: Selection,
  gone: AbortSignal,
): AsyncGenerator<ProjectRecord[]> {
  const dictionary = await dictionaryAt(database.orm, viewpoint.revision);
  const selection = await selectionOf(database.orm, filter, viewpoint);
  const statement = statementOf(sql`
    select ${recordColumns} from ${v} join ${ofItsRevision} ${sortPlaceOf(sort, viewpoint)}
    where ${selection} order by ${orderBy(sort)}`);
  for await (const rows of piecesOf(database, statement, gone))
    yield rows.map((row) => readRecord(row, dictionary));
}

/** Reads a statement by cursor on a connection of its own. */
async function* piecesOf(
  { bulk, sql: canceller }: Database,
  { sql, params }: ReturnType<typeof statementOf>,
  gone: AbortSignal,
): AsyncGenerator<readonly DriverRow[]> {
  const connection = await holdConnection(bulk, canceller, gone);
  const query = connection.sql.unsafe<DriverRow[]>(sql, params).values();
  const pieces = query.cursor(pieceLength)[Symbol.asyncIterator]();
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
    const failure: unknown = await upcoming.then(
      () => null,
      (error) => error,
    );
    await pieces.return?.();
    await connection.giveBack(failure);
  }
}
