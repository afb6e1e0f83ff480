import { catalogueAt } from '../../catalogue/index.js';
import { placesAt } from '../../places/index.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import type { Dictionary } from '../record-row.js';

/** Catalogue and places as they were named at a revision. */
export async function dictionaryAt(db: Orm | Transaction, revision: number): Promise<Dictionary> {
  const [catalogue, places] = await Promise.all([catalogueAt(db, revision), placesAt(db, revision)]);
  return { catalogue, places };
}
