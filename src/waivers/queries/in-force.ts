import { type SQL, sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import type { Orm, Transaction } from '../../platform/database/database.js';

/** A waiver that counts today. */
export interface WaiverInForce {
  readonly id: string;
  readonly projectId: bigint | null;
  readonly draftId: string | null;
  readonly code: string;
  readonly field: string;
  readonly reason: string;
  /** Last day on which it counts. */
  readonly until: Day;
  /** Who granted it; null when that person is forgotten. */
  readonly grantedBy: string | null;
}

/** Whether the waiver under the alias `w` counts today, by the database's clock in Saxony. */
export const inForce: SQL = sql`w.revoked_at is null and w.expires_on >= (now() at time zone 'Europe/Berlin')::date`;

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly project_id: string | null;
  readonly draft_id: string | null;
  readonly code: string;
  readonly field: string;
  readonly reason: string;
  readonly until: string;
  readonly granted_by: string | null;
}

/** Waivers that count today, of some projects and drafts, as far as the acting person may see them. */
export async function waiversInForce(
  tx: Orm | Transaction,
  {
    projectIds = [],
    draftIds = [],
  }: { readonly projectIds?: readonly bigint[]; readonly draftIds?: readonly string[] },
): Promise<WaiverInForce[]> {
  if (projectIds.length + draftIds.length === 0) return [];
  return read(
    tx,
    sql`and (w.project_id = any(${sql.param(projectIds.map(String))}::bigint[]) or w.draft_id = any(${sql.param([...draftIds])}::uuid[]))`,
  );
}

/** Every waiver that counts today. */
export const allInForce = (tx: Orm | Transaction): Promise<WaiverInForce[]> => read(tx, sql``);

async function read(tx: Orm | Transaction, which: SQL): Promise<WaiverInForce[]> {
  const rows = await tx.execute<Row>(sql`
    select w.id, w.project_id, w.draft_id, w.code, w.field, w.reason, w.expires_on::text as until, p.name as granted_by
    from finding_waiver w left join person p on p.id = w.granted_by
    where ${inForce} ${which} order by w.expires_on desc, w.id`);
  return rows.map((row) => ({
    id: row.id,
    projectId: row.project_id === null ? null : BigInt(row.project_id),
    draftId: row.draft_id,
    code: row.code,
    field: row.field,
    reason: row.reason,
    until: row.until,
    grantedBy: row.granted_by,
  }));
}
