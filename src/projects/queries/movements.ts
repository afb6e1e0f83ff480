import { type SQL, sql } from 'drizzle-orm';
import { type Viewpoint, visibleAt } from '../../history/index.js';
import type { Day } from '../../kernel/day.js';
import type { Cents } from '../../kernel/money.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import type { ProjectFilter } from '../filter.js';
import { projectVersion as v } from '../tables.js';
import { dimensionConditions, selectionOf } from './conditions.js';
import { dictionaryAt } from './dictionary.js';

/** A published project whose end was moved to a later day by one of its versions. */
export interface ExtendedProject {
  readonly reference: string;
  readonly name: string;
  /** Number of versions that moved the end to a later day. */
  readonly times: number;
  /** End before the first of them. */
  readonly before: Day;
  /** End at the viewpoint; null when a later version no longer states it. */
  readonly end: Day | null;
}

/** A project that was published and left the registry. */
export interface WithdrawnProject {
  readonly reference: string;
  readonly name: string;
  /** As it was last published. */
  readonly totalEligibleCost: Cents | null;
  /** First revision without it. */
  readonly revision: number;
}

type Reader = Orm | Transaction;

/** Projects of a filter whose published versions moved the end to a later day, by reference. */
export async function extendedProjects(
  db: Reader,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
): Promise<ExtendedProject[]> {
  const selection = await selectionOf(db, filter, viewpoint);
  const rows = await db.execute<
    Record<'reference' | 'name' | 'before', string> & { times: number; end: Day | null }
  >(sql`
    select ${v.reference} as reference, ${v.name} as name, ${v.periodEnd}::text as end,
      count(*)::int as times, (array_agg(step.previous::text order by step.version_number))[1] as before
    from ${v} join (
      select project_id, version_number, period_end,
        lag(period_end) over (partition by project_id order by version_number) as previous
      from project_version where published_revision <= ${viewpoint.revision}) step
      on step.project_id = ${v.projectId} and step.period_end > step.previous
    where ${selection}
    group by ${v.id} order by ${v.reference}`);
  return rows.map(({ reference, name, times, before, end }) => ({ reference, name, times, before, end }));
}

/** Projects of a filter that were published by the viewpoint and are no longer, by reference. */
export async function withdrawnProjects(
  db: Reader,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
): Promise<WithdrawnProject[]> {
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  const rows = await db.execute<{
    reference: string;
    name: string;
    cost: string | null;
    revision: number;
  }>(sql`
    select ${v.reference} as reference, ${v.name} as name, ${v.totalEligibleCost}::text as cost,
      ${v.supersededRevision} as revision
    from ${v} where ${goneAt(viewpoint.revision)} and ${dimensionConditions(filter, dictionary, v)}
    order by ${v.reference}`);
  return rows.map(({ reference, name, cost, revision }) => ({
    reference,
    name,
    totalEligibleCost: cost === null ? null : BigInt(cost),
    revision,
  }));
}

/** The last version of what is no longer published. */
const goneAt = (revision: number): SQL => sql`${v.supersededRevision} <= ${revision}
  and not exists (select from project_version later where later.project_id = ${v.projectId}
    and ${visibleAt({ publishedRevision: sql`later.published_revision`, supersededRevision: sql`later.superseded_revision` }, revision)})
  and not exists (select from project_version later where later.project_id = ${v.projectId}
    and later.version_number > ${v.versionNumber} and later.published_revision <= ${revision})`;
