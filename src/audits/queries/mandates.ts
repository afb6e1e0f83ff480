import { sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import type { Transaction } from '../../platform/database/database.js';

/** What an auditor's access covers and until when. */
export interface Mandate {
  readonly body: string;
  readonly mandate: string;
  /** AGS; null for all cities. */
  readonly cities: readonly string[] | null;
  readonly fundingPeriods: readonly string[] | null;
  readonly funds: readonly string[] | null;
  /** Last day; null where it was given without an end. */
  readonly endsOn: Day | null;
  readonly isOver: boolean;
}

export interface MandatedAuditor {
  readonly personId: string;
  readonly name: string;
  /** Null while none is on record: then there is no access. */
  readonly mandate: Mandate | null;
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly body: string | null;
  readonly mandate: string;
  readonly cities: string[] | null;
  readonly periods: string[] | null;
  readonly funds: string[] | null;
  readonly ends_on: Day | null;
  readonly over: boolean;
}

/** Every auditor with the mandate of their access, by name. */
export async function mandatesOf(tx: Transaction, personId?: string): Promise<MandatedAuditor[]> {
  const rows = await tx.execute<Row>(sql`
    select p.id, p.name, m.body, m.mandate, m.cities, m.funding_periods as periods, m.funds, m.ends_on::text,
      coalesce(m.ends_on < berlin_today(), false) as over
    from person p left join audit_mandate m on m.person_id = p.id
    where p.role = 'auditor' and p.state <> 'left' ${personId === undefined ? sql`` : sql`and p.id = ${personId}::uuid`}
    order by p.name, p.id`);
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    mandate:
      row.body === null
        ? null
        : {
            body: row.body,
            mandate: row.mandate,
            cities: row.cities,
            fundingPeriods: row.periods,
            funds: row.funds,
            endsOn: row.ends_on,
            isOver: row.over,
          },
  }));
}
