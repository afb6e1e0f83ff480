import { sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import type { Cents } from '../../kernel/money.js';
import type { Transaction } from '../../platform/database/database.js';

/** One project with what is kept about its checks, recoveries and payments. */
export interface AuditListRow {
  readonly reference: string;
  readonly name: string;
  readonly city: string | null;
  readonly checks: number;
  /** Checks that are not closed. */
  readonly openChecks: number;
  /** Checks whose finding waits for the city's word. */
  readonly unanswered: number;
  readonly lastCheckedOn: Day | null;
  /** Paid to the beneficiary; null when no payment is recorded. */
  readonly paid: Cents | null;
  /** Principal of all recoveries; null when there is none. */
  readonly recovered: Cents | null;
  /** What is left to repay, derived; null when there is no recovery. */
  readonly rest: Cents | null;
}

/** Every project of which a check, a recovery or a payment is kept, as far as the reader may see it; open ones first. */
export async function auditList(tx: Transaction): Promise<AuditListRow[]> {
  const rows = await tx.execute<{
    reference: string;
    name: string;
    city: string | null;
    checks: number;
    open: number;
    unanswered: number;
    last_on: Day | null;
    paid: string | null;
    principal: string | null;
    rest: string | null;
  }>(sql`
    with c as (
      select project_id, count(*)::int as checks, count(*) filter (where closed_on is null)::int as open,
        count(*) filter (where finding is not null and answer is null and closed_on is null)::int as unanswered,
        max(checked_on)::text as last_on
      from on_the_spot_check group by project_id
    ), r as (
      select project_id, sum(principal) as principal, sum(principal + coalesce(interest, 0)) as due from recovery group by project_id
    ), p as (
      select project_id, sum(amount) filter (where kind <> 'repayment') as paid,
        sum(amount) filter (where recovery_id is not null) as repaid
      from payment where cancelled_at is null group by project_id
    )
    select v.reference, v.name, l.ags as city, coalesce(c.checks, 0) as checks, coalesce(c.open, 0) as open,
      coalesce(c.unanswered, 0) as unanswered, c.last_on, p.paid::text, r.principal::text,
      (r.due - coalesce(p.repaid, 0))::text as rest
    from (select project_id from c union select project_id from r union select project_id from p) of
    join lateral (select * from project_version v where v.project_id = of.project_id order by v.version_number desc limit 1) v on true
    left join place l on l.id = v.place_id
    left join c on c.project_id = of.project_id left join r on r.project_id = of.project_id left join p on p.project_id = of.project_id
    order by coalesce(c.open, 0) > 0 desc, coalesce(r.due - coalesce(p.repaid, 0), 0) > 0 desc, v.name, v.project_id`);
  return rows.map((row) => ({
    reference: row.reference,
    name: row.name,
    city: row.city,
    checks: row.checks,
    openChecks: row.open,
    unanswered: row.unanswered,
    lastCheckedOn: row.last_on,
    paid: row.paid === null ? null : BigInt(row.paid),
    recovered: row.principal === null ? null : BigInt(row.principal),
    rest: row.rest === null ? null : BigInt(row.rest),
  }));
}
