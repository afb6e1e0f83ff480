import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import { importIdentity } from '../tables.js';

/** The fingerprint of what a source said of a project that somebody tied to it, as long as it has said nothing. */
export const nothingSaid = '';

/**
 * What was said about rows of previews goes with them, unless it was published, or another preview of the source rests on
 * it: then it belongs to that one.
 */
export async function forgetMatches(tx: Transaction, importIds: readonly string[]): Promise<void> {
  if (importIds.length === 0) return;
  const gone = sql`any(${sql.param([...importIds])}::uuid[])`;
  await tx.execute(sql`
    update import_identity i set last_import_id = n.id
    from import_run n join import_row r on r.import_id = n.id
    where i.last_import_id = ${gone} and i.input_sha256 = ${nothingSaid}
      and n.source_key = i.source_key and n.state in ('preview', 'proposed') and n.purpose = 'import' and not n.id = ${gone}
      and r.row_key = i.row_key and r.project_id = i.project_id`);
  await tx
    .delete(importIdentity)
    .where(
      and(inArray(importIdentity.lastImportId, [...importIds]), eq(importIdentity.inputSha256, nothingSaid)),
    );
}
