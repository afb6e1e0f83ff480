import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import { importIdentity } from '../tables.js';

/** The fingerprint of what a source said of a project that somebody tied to it, as long as it has said nothing. */
export const nothingSaid = '';

/** What was said about rows of previews goes with them, unless it was published. */
export async function forgetMatches(tx: Transaction, importIds: readonly string[]): Promise<void> {
  if (importIds.length === 0) return;
  await tx
    .delete(importIdentity)
    .where(
      and(inArray(importIdentity.lastImportId, [...importIds]), eq(importIdentity.inputSha256, nothingSaid)),
    );
}
