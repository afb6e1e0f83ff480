import { sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import type { ComparedRow } from '../compare.js';

const rowsPerStatement = 1_000;

/** Puts the rows of a delivery into staging, in bulk. Positions count from 1 in the order given. */
export async function stageRows(
  tx: Transaction,
  importId: string,
  rows: readonly ComparedRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = rows.slice(from, from + rowsPerStatement).map((row, index) => ({
      position: from + index + 1,
      row_number: row.rowNumber,
      row_key: row.rowKey,
      change: row.change,
      project_id: row.projectId === null ? null : String(row.projectId),
      input: row.input,
      input_sha256: row.inputSha256,
      differences: row.differences,
      findings: row.findings,
    }));
    await tx.execute(sql`
      insert into import_row (import_id, position, row_number, row_key, change, project_id, input, input_sha256, differences, findings)
      select ${importId}::uuid, r.position, r.row_number, r.row_key, r.change, r.project_id, r.input, r.input_sha256, r.differences, r.findings
      from jsonb_to_recordset(${JSON.stringify(part)}::text::jsonb) as r(
        position integer, row_number integer, row_key text, change text, project_id bigint,
        input jsonb, input_sha256 text, differences jsonb, findings jsonb)`);
  }
}

/** Remembers which project each row belongs to and what the source said this time, in bulk. */
export async function rememberRows(
  tx: Transaction,
  sourceKey: string,
  importId: string,
  rows: readonly { readonly rowKey: string; readonly projectId: bigint; readonly inputSha256: string }[],
): Promise<void> {
  const values = rows.map(({ rowKey, projectId, inputSha256 }) => ({
    row_key: rowKey,
    project_id: String(projectId),
    input_sha256: inputSha256,
  }));
  await tx.execute(sql`
    insert into import_identity (source_key, row_key, project_id, input_sha256, last_import_id)
    select ${sourceKey}, r.row_key, r.project_id, r.input_sha256, ${importId}::uuid
    from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as r(row_key text, project_id bigint, input_sha256 text)
    on conflict (source_key, row_key) do update
      set input_sha256 = excluded.input_sha256, last_import_id = excluded.last_import_id`);
}
