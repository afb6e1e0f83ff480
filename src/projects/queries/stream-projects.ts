import { eq } from 'drizzle-orm';
import { registryRevision, type Viewpoint } from '../../history/index.js';
import type { Database } from '../../platform/database/database.js';
import type { ProjectFilter } from '../filter.js';
import type { ProjectRecord } from '../record.js';
import { toRecord } from '../record-row.js';
import type { SortTerm } from '../sort-term.js';
import { projectVersion as v } from '../tables.js';
import { conditionsOf } from './conditions.js';
import { dictionaryAt } from './dictionary.js';
import { recordColumns } from './projects.js';
import { orderBy, sortPlace, sortPlaceOf } from './sorting.js';

const readers = Object.entries(recordColumns).map(([name, column]) => ({ name, column }));
type Row = Parameters<typeof toRecord>[0];

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
  const { sql, params } = orm
    .select(recordColumns)
    .from(v)
    .innerJoin(registryRevision, eq(registryRevision.revision, v.publishedRevision))
    .leftJoin(sortPlace, sortPlaceOf(sort, viewpoint))
    .where(conditionsOf(filter, viewpoint, dictionary))
    .orderBy(orderBy(sort))
    .toSQL();
  if (gone.aborted) return;
  const query = bulk.unsafe<unknown[][]>(sql, params as never[]).values();
  const cancel = (): void => void query.cancel();
  gone.addEventListener('abort', cancel, { once: true });
  try {
    for await (const rows of query.cursor(pieceLength))
      yield rows.map((values) => toRecord(readRow(values), dictionary));
  } finally {
    gone.removeEventListener('abort', cancel);
  }
}

/** What the builder does with a row of its own. */
function readRow(values: readonly unknown[]): Row {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < readers.length; at += 1) {
    const reader = readers[at];
    const value = values[at];
    if (reader !== undefined)
      row[reader.name] = value === null ? null : reader.column.mapFromDriverValue(value);
  }
  return row as Row;
}
