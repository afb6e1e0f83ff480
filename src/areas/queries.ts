import { sql } from 'drizzle-orm';
import { type CityRecordKindName, type PublishedRecord, recordsAt } from '../city-records/index.js';
import { visibleAt } from '../history/index.js';
import type { Day } from '../kernel/day.js';
import type { Cents } from '../kernel/money.js';
import type { Orm } from '../platform/database/database.js';

/** A published project whose record names the area. */
export interface ProjectOfArea {
  readonly reference: string;
  readonly name: string;
  readonly planNumber: string | null;
  readonly start: Day | null;
  readonly end: Day | null;
  readonly totalEligibleCost: Cents | null;
}

/**
 * Published projects of a city that name an area under one of its names. Records keep what their source says; which area is
 * meant follows from the names the city gives the area.
 */
export async function projectsOfArea(
  db: Orm,
  revision: number,
  { cityAgs, names }: { readonly cityAgs: string; readonly names: readonly string[] },
): Promise<ProjectOfArea[]> {
  const version = {
    publishedRevision: sql`v.published_revision`,
    supersededRevision: sql`v.superseded_revision`,
  };
  const rows = await db.execute<Record<string, string | null>>(sql`
    select p.reference, v.name, v.plan_number, v.period_start::text as start, v.period_end::text as end,
      v.total_eligible_cost as cost
    from project_version v join project p on p.id = v.project_id join place c on c.id = v.place_id
    where c.ags = ${cityAgs} and ${visibleAt(version, revision)}
      and fold_text(v.area) in (select fold_text(n.value) from jsonb_array_elements_text(${JSON.stringify(names)}::jsonb) n)
    order by v.period_start desc nulls last, v.name, p.id`);
  return rows.map(({ reference, name, plan_number, start, end, cost }) => ({
    reference: reference ?? '',
    name: name ?? '',
    planNumber: plan_number ?? null,
    start: start ?? null,
    end: end ?? null,
    totalEligibleCost: cost == null ? null : BigInt(cost),
  }));
}

/** Published records of a kind made for an area, such as plans and goals. */
export async function recordsOfArea(
  db: Orm,
  kind: CityRecordKindName,
  revision: number,
  { cityAgs, reference }: PublishedRecord,
): Promise<PublishedRecord[]> {
  const records = await recordsAt(db, kind, revision, cityAgs);
  return records.filter(({ content }) => (content.areas as readonly string[]).includes(reference));
}
