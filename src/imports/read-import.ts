import { z } from 'zod';
import { Problem } from '../kernel/problem.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { fingerprint, readCursor, writeCursor } from '../platform/http/cursor.js';
import { toApiImport, toApiRow } from './api-import.js';
import type { Change } from './compare.js';
import { findRun, stagedRows } from './queries.js';
import type { ApiImport, ApiImportRow } from './schemas.js';

/** One import; imports are not public. @throws Problem `not_found` */
export async function readImport(database: Database, writer: Writer, id: string): Promise<ApiImport> {
  const run = await actingAs(database.orm, writer.actor, writer, (tx) => findRun(tx, id));
  if (run === null) throw new Problem('not_found');
  return toApiImport(run);
}

interface RowPageQuery {
  readonly change?: Change | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Rows of an import, page by page in the order of the file. @throws Problem `not_found`, `invalid_cursor` */
export async function readImportRows(
  database: Database,
  writer: Writer,
  id: string,
  { change, limit, cursor }: RowPageQuery,
): Promise<{ items: ApiImportRow[]; nextCursor: string | null }> {
  const question = fingerprint({ id, change });
  const after =
    cursor === undefined ? 0 : Number(readCursor(cursor, question, z.tuple([z.int().min(0)])).values[0]);
  const { revision, rows } = await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await findRun(tx, id);
    if (run === null) throw new Problem('not_found');
    const found = await stagedRows(tx, id, { change: change ?? null, after, limit: limit + 1 });
    return { revision: run.checkedRevision, rows: found };
  });
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor =
    rows.length > limit && last ? writeCursor({ values: [last.position], id, revision }, question) : null;
  return { items: items.map(toApiRow), nextCursor };
}
