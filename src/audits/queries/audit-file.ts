import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../../kernel/actor.js';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database/database.js';
import type { AuditedProject, AuditFile, Payment, Recovery, SpotCheck } from '../audit-file.js';

/** The project of a reference, also one that was withdrawn. @throws Problem `not_found`, also for one of another city or outside the mandate */
export async function auditedProject(
  tx: Transaction,
  actor: Actor,
  reference: string,
): Promise<AuditedProject> {
  const [row] = await tx.execute<{ id: string; reference: string; name: string; city: string | null }>(sql`
    select v.project_id::text as id, v.reference, v.name, p.ags as city
    from project_version v left join place p on p.id = v.place_id
    where v.reference = ${reference} and mandate_covers(p.ags, v.project_id)
    order by v.version_number desc limit 1`);
  if (row === undefined || (actor.city !== null && row.city !== actor.city)) throw new Problem('not_found');
  return { projectId: BigInt(row.id), reference: row.reference, name: row.name, city: row.city };
}

/** Everything kept about checks and money of a project, the newest first. @throws Problem `not_found` */
export async function readAuditFile(tx: Transaction, actor: Actor, reference: string): Promise<AuditFile> {
  const project = await auditedProject(tx, actor, reference);
  return { ...project, ...(await auditRecordsOf(tx, project.projectId)) };
}

/** The same for a project whose id is known. */
export async function auditRecordsOf(
  tx: Transaction,
  projectId: bigint,
): Promise<Pick<AuditFile, 'checks' | 'recoveries' | 'payments'>> {
  const of = sql`where x.project_id = ${projectId}`;
  return {
    checks: await checksWhere(tx, of),
    recoveries: await recoveriesWhere(tx, of),
    payments: await paymentsWhere(tx, of),
  };
}

type Text = string | null;
const cents = (value: Text): bigint | null => (value === null ? null : BigInt(value));
const time = (value: Text): Date | null => (value === null ? null : new Date(value));

/** Checks as `x`. */
async function checksWhere(tx: Transaction, which: SQL): Promise<SpotCheck[]> {
  const rows = await tx.execute<
    Record<string, Text> & { id: string; body: string; checked_on: Day; recorded_at: string }
  >(sql`
    select x.id, x.body, x.checked_on::text, x.finding, x.amount::text, x.answer, a.name as answered_by, x.answered_at,
      x.follow_up, x.follow_up_due::text, x.closed_on::text, r.name as recorded_by, x.recorded_at
    from on_the_spot_check x left join person a on a.id = x.answered_by left join person r on r.id = x.recorded_by
    ${which} order by x.checked_on desc, x.recorded_at desc, x.id`);
  return rows.map((row) => ({
    id: row.id,
    body: row.body,
    checkedOn: row.checked_on,
    finding: row.finding ?? null,
    amount: cents(row.amount ?? null),
    answer: row.answer ?? null,
    answeredBy: row.answered_by ?? null,
    answeredAt: time(row.answered_at ?? null),
    followUp: row.follow_up ?? null,
    followUpDue: row.follow_up_due ?? null,
    closedOn: row.closed_on ?? null,
    recordedBy: row.recorded_by ?? null,
    recordedAt: new Date(row.recorded_at),
  }));
}

async function recoveriesWhere(tx: Transaction, which: SQL): Promise<Recovery[]> {
  const rows = await tx.execute<
    Record<string, Text> & {
      id: string;
      decision: string;
      decided_on: Day;
      principal: string;
      repaid: string;
      recorded_at: string;
    }
  >(sql`
    select x.id, x.check_id, x.decision, x.decided_on::text, x.principal::text, x.interest::text, x.note,
      r.name as recorded_by, x.recorded_at, coalesce(m.repaid, 0)::text as repaid, m.last_on::text as last_on
    from recovery x left join person r on r.id = x.recorded_by
    left join lateral (select sum(p.amount) as repaid, max(p.paid_on) as last_on from payment p
      where p.recovery_id = x.id and p.cancelled_at is null) m on true
    ${which} order by x.decided_on desc, x.recorded_at desc, x.id`);
  return rows.map((row) => ({
    id: row.id,
    checkId: row.check_id ?? null,
    decision: row.decision,
    decidedOn: row.decided_on,
    principal: BigInt(row.principal),
    interest: cents(row.interest ?? null),
    note: row.note ?? null,
    recordedBy: row.recorded_by ?? null,
    recordedAt: new Date(row.recorded_at),
    repaid: BigInt(row.repaid),
    lastRepaidOn: row.last_on ?? null,
  }));
}

async function paymentsWhere(tx: Transaction, which: SQL): Promise<Payment[]> {
  const rows = await tx.execute<
    Record<
      'recovery_id' | 'source' | 'recorded_by' | 'cancelled_by' | 'cancelled_at' | 'cancelled_reason',
      Text
    > & {
      id: string;
      kind: Payment['kind'];
      paid_on: Day;
      amount: string;
      advance: boolean | null;
      recorded_at: string;
    }
  >(sql`
    select x.id, x.kind, x.paid_on::text, x.amount::text, x.recovery_id, x.advance, x.source, r.name as recorded_by, x.recorded_at,
      c.name as cancelled_by, x.cancelled_at, x.cancelled_reason
    from payment x left join person r on r.id = x.recorded_by left join person c on c.id = x.cancelled_by
    ${which} order by x.paid_on desc, x.recorded_at desc, x.id`);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    paidOn: row.paid_on,
    amount: BigInt(row.amount),
    recoveryId: row.recovery_id,
    advance: row.advance,
    source: row.source,
    recordedBy: row.recorded_by,
    recordedAt: new Date(row.recorded_at),
    cancelledBy: row.cancelled_by,
    cancelledAt: time(row.cancelled_at),
    cancelledReason: row.cancelled_reason,
  }));
}
