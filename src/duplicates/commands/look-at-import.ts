import { sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import { factsOfRow } from '../queries/facts.js';
import { findLikenesses } from '../queries/find-likenesses.js';

const rowsPerStep = 100;

/** A preview whose new rows have not all been compared with the registry; null when there is none. */
export async function importToLookAt(tx: Transaction): Promise<string | null> {
  const [waiting] = await tx.execute<{ id: string }>(sql`
    select r.id from import_run r
    where r.state in ('preview', 'proposed')
      and not exists (select from duplicate_look l where l.import_id = r.id and l.is_done)
    order by r.created_at, r.id limit 1`);
  return waiting?.id ?? null;
}

/** Compares some more new rows of a preview with the registry. */
export async function lookAtImport(tx: Transaction, importId: string): Promise<void> {
  const [seen] = await tx.execute<{ position: number }>(
    sql`select position from duplicate_look where import_id = ${importId}::uuid`,
  );
  const from = seen?.position ?? 0;
  const [part] = await tx.execute<{ last: number | null; rows: number }>(sql`
    select max(position) as last, count(*)::int as rows from (
      select position from import_row where import_id = ${importId}::uuid and change = 'new' and position > ${from}
      order by position limit ${rowsPerStep}) r`);
  const last = part?.last ?? from;
  const found = await findLikenesses(
    tx,
    sql`select r.position as probe_id, run.source_key, ${factsOfRow}
      from import_row r join import_run run on run.id = r.import_id
      where r.import_id = ${importId}::uuid and r.change = 'new' and r.position > ${from} and r.position <= ${last}`,
    sql`(select coalesce(array_agg(m.project_id), '{}') from import_row m
      where m.import_id = ${importId}::uuid and m.change = 'missing')`,
  );
  await tx.execute(sql`
    insert into import_likeness (import_id, position, project_id, score, parts)
    select ${importId}::uuid, f.probe, f."projectId", f.score, f.parts
    from jsonb_to_recordset(${JSON.stringify(found)}::text::jsonb) as f(probe integer, "projectId" bigint, score integer, parts jsonb)
    on conflict (import_id, position, project_id) do update set score = excluded.score, parts = excluded.parts`);
  await tx.execute(sql`
    insert into duplicate_look (import_id, revision, position, is_done)
    select ${importId}::uuid, checked_revision, ${last}, ${(part?.rows ?? 0) < rowsPerStep} from import_run where id = ${importId}::uuid
    on conflict on constraint duplicate_look_once do update set position = excluded.position, is_done = excluded.is_done`);
}
