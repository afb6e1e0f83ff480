import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import type { Verdict } from '../tables.js';

/** A decision as it is listed. */
export interface Decision {
  readonly id: string;
  readonly verdict: Verdict;
  /** True when it is about equal projects, and holds for further ones. */
  readonly ofEqual: boolean;
  readonly projects: readonly DecidedProject[];
  /** Reference of the project that stays. */
  readonly kept: string | null;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
  readonly revokedAt: Date | null;
}

export interface DecidedProject {
  readonly reference: string;
  /** Null once it has left the registry. */
  readonly name: string | null;
  /** Draft of its withdrawal, while there is one. */
  readonly withdrawal: string | null;
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly verdict: Verdict;
  readonly of_equal: boolean;
  readonly projects: readonly DecidedProject[];
  readonly kept: string | null;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decided_at: string;
  readonly revoked_at: string | null;
}

const decisions = (which: SQL): SQL => sql`
  select d.id, d.verdict, d.face is not null as of_equal, d.reason, n.name as decided_by, d.decided_at, d.revoked_at,
    (select k.reference from project k where k.id = d.kept_id) as kept,
    (select coalesce(jsonb_agg(jsonb_build_object('reference', p.reference, 'name', v.name, 'withdrawal', w.id) order by m.side, p.id), '[]')
      from duplicate_decision_project m join project p on p.id = m.project_id
      left join project_version v on v.project_id = p.id and v.superseded_revision is null
      left join project_draft w on w.project_id = p.id and w.kind = 'withdrawal'
      where m.decision_id = d.id) as projects
  from duplicate_decision d left join person n on n.id = d.decided_by ${which}`;

/** Decisions, the newest first, also those that were revoked. */
export async function listDecisions(
  tx: Transaction,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<Decision[]> {
  const rows = await tx.execute<Row>(
    decisions(sql`order by d.decided_at desc, d.id limit ${limit} offset ${offset}`),
  );
  return rows.map(decisionOf);
}

/** One decision, or null. */
export async function findDecision(tx: Transaction, id: string): Promise<Decision | null> {
  const [row] = await tx.execute<Row>(decisions(sql`where d.id = ${id}::uuid`));
  return row ? decisionOf(row) : null;
}

/** The decision that holds for two projects, or for those equal to both; null when it is still to be made. */
export async function decisionAbout(
  tx: Transaction,
  one: { readonly id: bigint; readonly face: string },
  other: { readonly id: bigint; readonly face: string },
): Promise<Decision | null> {
  const which =
    one.face === other.face
      ? sql`d.face = ${one.face}`
      : sql`exists (select from duplicate_decision_project a join duplicate_decision_project b on b.decision_id = a.decision_id
          where a.decision_id = d.id and a.project_id = ${one.id} and b.project_id = ${other.id} and a.side <> b.side)`;
  const [row] = await tx.execute<Row>(
    decisions(sql`where d.revoked_at is null and ${which} order by d.decided_at desc limit 1`),
  );
  return row ? decisionOf(row) : null;
}

const decisionOf = (row: Row): Decision => ({
  id: row.id,
  verdict: row.verdict,
  ofEqual: row.of_equal,
  projects: row.projects,
  kept: row.kept,
  reason: row.reason,
  decidedBy: row.decided_by,
  decidedAt: new Date(row.decided_at),
  revokedAt: row.revoked_at === null ? null : new Date(row.revoked_at),
});
