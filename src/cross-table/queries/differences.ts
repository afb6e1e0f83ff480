import { type SQL, sql } from 'drizzle-orm';
import type { Viewpoint } from '../../history/index.js';
import type { Orm } from '../../platform/database/database.js';
import type { ProjectFilter } from '../../projects/index.js';
import { projectVersion as v } from '../../projects/tables.js';
import { type States, sideBySide, valueOfProject } from '../../states/index.js';
import type { Measure } from '../measures.js';

/** New: not selected then. Gone: not selected any more. Amended: selected in both, with another value. */
export type DifferenceKind = 'new' | 'gone' | 'amended';

/** What one project adds to the total of a measure at a viewpoint; null for measures that are no sums. */
function addedBy(measure: Measure, { reckoningDay }: Viewpoint): SQL | null {
  switch (measure) {
    case 'running':
      return sql`(${v.periodStart} <= ${reckoningDay} and ${v.periodEnd} >= ${reckoningDay})::int`;
    case 'unionContributionUnknown':
      return sql`(${v.unionContribution} is null and ${v.unionContributionDerived} is null)::int`;
    case 'unionRate':
    case 'grantRate':
    case 'totalEligibleCostShare':
    case 'totalEligibleCostPerInhabitant':
      return null;
    default:
      return valueOfProject(measure);
  }
}

/** Projects of either state, side by side, where their values differ; null for measures that are no sums. */
async function differing(
  db: Orm,
  states: States,
  filter: ProjectFilter,
  measure: Measure,
): Promise<SQL | null> {
  if (addedBy(measure, states.now) === null) return null;
  const value = (viewpoint: Viewpoint) => sql`(${addedBy(measure, viewpoint)})::bigint as value`;
  const sides = await sideBySide(db, states, filter, value);
  return sql`(
    select coalesce(present.project_id, past.project_id) as project_id,
      coalesce(present.reference, past.reference) as reference, coalesce(present.name, past.name) as name,
      case when past.project_id is null then 'new' when present.project_id is null then 'gone' else 'amended' end as kind,
      past.value as before, present.value as after, coalesce(present.value, 0) - coalesce(past.value, 0) as difference
    from ${sides}
    where past.project_id is null or present.project_id is null or present.value is distinct from past.value
  ) differing`;
}

/** A part of the difference of a total: so many projects, so much together. */
export interface DifferencePart {
  readonly kind: DifferenceKind;
  readonly projects: number;
  readonly difference: bigint;
}

/** The parts the difference of a total is made of; they sum to it exactly. Null for measures that are no sums. */
export async function differenceParts(
  db: Orm,
  states: States,
  filter: ProjectFilter,
  measure: Measure,
): Promise<DifferencePart[] | null> {
  const source = await differing(db, states, filter, measure);
  if (source === null) return null;
  const rows = await db.execute<{ kind: DifferenceKind; projects: number; difference: string }>(sql`
    select kind, count(*)::int as projects, sum(difference)::text as difference from ${source} group by kind`);
  return rows.map((row) => ({ ...row, difference: BigInt(row.difference) }));
}

/** A project whose value differs between two states. */
export interface DifferingProject {
  readonly reference: string;
  readonly name: string;
  readonly kind: DifferenceKind;
  readonly before: bigint | null;
  readonly after: bigint | null;
  readonly difference: bigint;
}

interface Row extends Record<string, unknown> {
  readonly reference: string;
  readonly name: string;
  readonly kind: DifferenceKind;
  readonly before: string | null;
  readonly after: string | null;
  readonly difference: string;
}

/** Differing projects, the largest differences first, from one place of that order on. */
export async function differingProjects(
  db: Orm,
  states: States,
  filter: ProjectFilter,
  measure: Measure,
  page: { readonly from: number; readonly limit: number },
): Promise<DifferingProject[]> {
  const source = await differing(db, states, filter, measure);
  if (source === null) return [];
  const rows = await db.execute<Row>(sql`
    select reference, name, kind, before::text, after::text, difference::text from ${source}
    order by abs(difference) desc, project_id limit ${page.limit} offset ${page.from}`);
  const cents = (value: string | null) => (value === null ? null : BigInt(value));
  return rows.map((row) => ({
    reference: row.reference,
    name: row.name,
    kind: row.kind,
    before: cents(row.before),
    after: cents(row.after),
    difference: BigInt(row.difference),
  }));
}
