import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.js';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database/database.js';
import { mayBeDeleted, type Retention, type RetentionFacts, retentionOf } from '../rules.js';
import type { retentionMarkKinds } from '../tables.js';

/** Something that decides how long documents are kept, with who said so and whether it still counts. */
export interface RetentionMark {
  readonly id: string;
  readonly kind: (typeof retentionMarkKinds)[number];
  readonly onDay: Day | null;
  readonly reason: string;
  readonly setBy: string | null;
  readonly setAt: Date;
  readonly liftedBy: string | null;
  readonly liftedAt: Date | null;
  readonly liftedReason: string | null;
}

export type RetentionState = 'due' | 'running' | 'undetermined' | 'held' | 'deleted';

/** A published project, also a withdrawn one, with how long its documents are kept. */
export interface RetainedProject extends Retention {
  readonly projectId: bigint;
  readonly reference: string;
  readonly name: string;
  readonly city: string | null;
  readonly state: RetentionState;
  /** Day on which its documents were deleted; null while they are there. */
  readonly deletedOn: Day | null;
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly reference: string;
  readonly name: string;
  readonly city: string | null;
  readonly period: string | null;
  readonly cost: string | null;
  readonly payments: RetentionFacts['payments'];
  readonly marks: RetentionFacts['marks'];
  readonly deleted_on: Day | null;
  readonly today: Day;
}

/** Facts of projects, by their last version; `which` narrows `project_version` before anything else is read. */
const facts = (which: SQL): SQL => sql`
  select v.project_id::text as id, v.reference, v.name, l.ags as city, c.key as period, v.total_eligible_cost::text as cost,
    coalesce(p.payments, '[]') as payments, coalesce(m.marks, '[]') as marks,
    (d.deleted_at at time zone 'Europe/Berlin')::date::text as deleted_on, berlin_today()::text as today
  from (select distinct on (project_id) * from project_version where ${which} order by project_id, version_number desc) v
  left join place l on l.id = v.place_id
  left join catalogue_entry c on c.id = v.funding_period_id
  left join lateral (select jsonb_agg(jsonb_build_object('kind', kind, 'paidOn', paid_on)) as payments
    from payment x where x.project_id = v.project_id and x.cancelled_at is null) p on true
  left join lateral (select jsonb_agg(jsonb_build_object('kind', kind, 'onDay', on_day)) as marks
    from retention_mark x where x.project_id = v.project_id and x.lifted_at is null) m on true
  left join retention_deletion d on d.project_id = v.project_id
  where mandate_covers(l.ags, v.project_id)`;

/** Projects about whose retention something is known. */
const known = sql`project_id in (select project_id from payment where cancelled_at is null
  union select project_id from retention_mark where lifted_at is null union select project_id from retention_deletion)`;

function retained(row: Row): RetainedProject {
  const { payments, marks, today } = row;
  const found = retentionOf({
    fundingPeriod: row.period,
    totalEligibleCost: row.cost === null ? null : BigInt(row.cost),
    payments,
    marks,
  });
  const { id, reference, name, city, deleted_on: deletedOn } = row;
  return {
    ...found,
    projectId: BigInt(id),
    reference,
    name,
    city,
    deletedOn,
    state: stateOf(found, today, deletedOn),
  };
}

function stateOf(retention: Retention, today: Day, deletedOn: Day | null): RetentionState {
  if (deletedOn !== null) return 'deleted';
  if (retention.held) return 'held';
  if (retention.until === null) return 'undetermined';
  return mayBeDeleted(retention, today) ? 'due' : 'running';
}

/** Projects about whose retention something is known: payments, days, holds, deletions. Those that are due first. */
export async function listRetentions(tx: Transaction): Promise<RetainedProject[]> {
  const rows = await tx.execute<Row>(sql`${facts(known)} order by v.name, v.project_id`);
  return rows.map(retained).toSorted((a, b) => (a.until ?? '9999').localeCompare(b.until ?? '9999'));
}

/** How many published projects there are of which nothing is known: their retention is not yet determined. */
export async function countUnknown(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from project p
    where not exists (select from payment x where x.project_id = p.id and x.cancelled_at is null)
      and not exists (select from retention_mark x where x.project_id = p.id and x.lifted_at is null)
      and not exists (select from retention_deletion x where x.project_id = p.id)`);
  return row?.count ?? 0;
}

/** One project with its retention. @throws Problem `not_found`, also for one of another city or outside the mandate */
export async function findRetention(
  tx: Transaction,
  actor: Actor,
  reference: string,
): Promise<RetainedProject> {
  const [row] = await tx.execute<Row>(facts(sql`reference = ${reference}`));
  if (row === undefined || (actor.city !== null && actor.city !== row.city)) throw new Problem('not_found');
  return retained(row);
}

/** Every mark a project ever had, the newest first. */
export async function marksOf(tx: Transaction, projectId: bigint): Promise<RetentionMark[]> {
  const rows = await tx.execute<
    Record<string, string | null> & {
      id: string;
      kind: RetentionMark['kind'];
      reason: string;
      set_at: string;
    }
  >(sql`
    select m.id, m.kind, m.on_day::text, m.reason, s.name as set_by, m.set_at, l.name as lifted_by, m.lifted_at, m.lifted_reason
    from retention_mark m left join person s on s.id = m.set_by left join person l on l.id = m.lifted_by
    where m.project_id = ${projectId} order by m.set_at desc, m.id`);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    onDay: row.on_day ?? null,
    reason: row.reason,
    setBy: row.set_by ?? null,
    setAt: new Date(row.set_at),
    liftedBy: row.lifted_by ?? null,
    liftedAt: row.lifted_at == null ? null : new Date(row.lifted_at),
    liftedReason: row.lifted_reason ?? null,
  }));
}
