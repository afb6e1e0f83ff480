import { type SQL, sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import type { Transaction } from '../../platform/database/database.js';
import { inForce } from './in-force.js';

/** How a waiver stands today. */
export const waiverStates = ['inForce', 'expired', 'revoked'] as const;
export type WaiverState = (typeof waiverStates)[number];

/** A waiver as it is listed, with the record it is about. */
export interface ListedWaiver {
  readonly id: string;
  readonly state: WaiverState;
  /** Reference of the project; null for a draft that was never published. */
  readonly reference: string | null;
  readonly draftId: string | null;
  /** What the record is called now; null when it is gone, or not for the eyes of who asks. */
  readonly name: string | null;
  readonly code: string;
  readonly field: string;
  readonly reason: string;
  readonly until: Day;
  readonly grantedBy: string | null;
  readonly grantedAt: Date;
  readonly revokedBy: string | null;
  readonly revokedAt: Date | null;
  readonly revokedReason: string | null;
}

type Row = Record<string, string | null> & { id: string; state: WaiverState };

const states: Readonly<Record<WaiverState, SQL>> = {
  inForce,
  expired: sql`w.revoked_at is null and not (${inForce})`,
  revoked: sql`w.revoked_at is not null`,
};

const waivers = (which: SQL): SQL => sql`
  select w.id, case when ${states.inForce} then 'inForce' when ${states.expired} then 'expired' else 'revoked' end as state,
    p.reference, w.draft_id, coalesce(v.name, d.name) as name, w.code, w.field, w.reason, w.expires_on::text as until,
    g.name as granted_by, w.granted_at, r.name as revoked_by, w.revoked_at, w.revoked_reason
  from finding_waiver w
  left join project p on p.id = w.project_id
  left join project_version v on v.project_id = w.project_id and v.superseded_revision is null
  left join project_draft d on d.id = w.draft_id
  left join person g on g.id = w.granted_by left join person r on r.id = w.revoked_by ${which}`;

/** Waivers in one state; those that count by the day they end, the others with the newest first. */
export async function listWaivers(
  tx: Transaction,
  state: WaiverState,
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): Promise<ListedWaiver[]> {
  const order =
    state === 'inForce'
      ? sql`w.expires_on, w.id`
      : sql`coalesce(w.revoked_at, w.expires_on::timestamptz) desc, w.id`;
  const rows = await tx.execute<Row>(
    waivers(sql`where ${states[state]} order by ${order} limit ${limit} offset ${offset}`),
  );
  return rows.map(listed);
}

/** How many waivers are in each state. */
export async function countWaivers(tx: Transaction): Promise<Readonly<Record<WaiverState, number>>> {
  const rows = await tx.execute<{ state: WaiverState; count: number }>(
    sql`select state, count(*)::int as count from (${waivers(sql``)}) w group by state`,
  );
  const of = (state: WaiverState): number => rows.find((row) => row.state === state)?.count ?? 0;
  return { inForce: of('inForce'), expired: of('expired'), revoked: of('revoked') };
}

/** One waiver, or null. */
export async function findWaiver(tx: Transaction, id: string): Promise<ListedWaiver | null> {
  const [row] = await tx.execute<Row>(waivers(sql`where w.id = ${id}::uuid`));
  return row ? listed(row) : null;
}

/** Every waiver a project ever had, in the order in which they were granted. */
export async function waiversOfProject(tx: Transaction, projectId: bigint): Promise<ListedWaiver[]> {
  const rows = await tx.execute<Row>(
    waivers(sql`where w.project_id = ${projectId} order by w.granted_at, w.id`),
  );
  return rows.map(listed);
}

const listed = (row: Row): ListedWaiver => ({
  id: row.id,
  state: row.state,
  reference: row.reference ?? null,
  draftId: row.draft_id ?? null,
  name: row.name ?? null,
  code: row.code ?? '',
  field: row.field ?? '',
  reason: row.reason ?? '',
  until: row.until ?? '',
  grantedBy: row.granted_by ?? null,
  grantedAt: new Date(row.granted_at ?? 0),
  revokedBy: row.revoked_by ?? null,
  revokedAt: row.revoked_at == null ? null : new Date(row.revoked_at),
  revokedReason: row.revoked_reason ?? null,
});
