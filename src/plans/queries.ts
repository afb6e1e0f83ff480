import { sql } from 'drizzle-orm';
import { visibleAt } from '../history/index.js';
import type { Cents } from '../kernel/money.js';
import type { Orm, Transaction } from '../platform/database/database.js';

/** A published project of a city as its plans look at it. */
export interface ProjectOfCity {
  readonly reference: string;
  readonly name: string;
  readonly planNumber: string | null;
  readonly area: string | null;
  /** Key of its funding period. */
  readonly fundingPeriod: string | null;
  readonly totalEligibleCost: Cents | null;
  readonly grant: Cents | null;
}

/** Published projects of a city at a revision, by name. */
export async function projectsOfCity(
  db: Orm | Transaction,
  revision: number,
  cityAgs: string,
): Promise<ProjectOfCity[]> {
  const version = {
    publishedRevision: sql`v.published_revision`,
    supersededRevision: sql`v.superseded_revision`,
  };
  const rows = await db.execute<Record<string, string | null>>(sql`
    select p.reference, v.name, v.plan_number, v.area, f.key as funding_period, v.total_eligible_cost, v.grant_amount
    from project_version v join project p on p.id = v.project_id join place c on c.id = v.place_id
      left join catalogue_entry f on f.id = v.funding_period_id
    where c.ags = ${cityAgs} and ${visibleAt(version, revision)}
    order by v.name, p.id`);
  const cents = (value: string | null | undefined): Cents | null => (value == null ? null : BigInt(value));
  return rows.map((row) => ({
    reference: row.reference ?? '',
    name: row.name ?? '',
    planNumber: row.plan_number ?? null,
    area: row.area ?? null,
    fundingPeriod: row.funding_period ?? null,
    totalEligibleCost: cents(row.total_eligible_cost),
    grant: cents(row.grant_amount),
  }));
}
