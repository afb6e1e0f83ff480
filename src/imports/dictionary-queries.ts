import { sql } from 'drizzle-orm';
import { catalogueVersion } from '../catalogue/tables.js';
import { placeVersion } from '../places/tables.js';
import type { Transaction } from '../platform/database/database.js';

/** Whether the catalogue or the directory of places has changed since a registry revision. */
export async function dictionaryChangedSince(tx: Transaction, revision: number): Promise<boolean> {
  const [found] = await tx.execute<{ changed: boolean }>(sql`
    select exists (select from ${catalogueVersion} v where greatest(v.published_revision, v.superseded_revision) > ${revision})
      or exists (select from ${placeVersion} v where greatest(v.published_revision, v.superseded_revision) > ${revision})
      as changed`);
  return found?.changed !== false;
}
