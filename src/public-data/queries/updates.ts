import { sql } from 'drizzle-orm';
import type { Viewpoint } from '../../history/index.js';
import type { Day } from '../../kernel/day.js';
import type { Orm } from '../../platform/database/database.js';
import type { Dictionary } from '../../projects/index.js';
import { projectVersion } from '../../projects/tables.js';
import { type OperationsList, operationsLists } from '../operations-list/lists.js';

/** How a list stands: what it holds, when it was last brought up to date, until when that has to happen again. */
export interface ListState {
  readonly list: OperationsList;
  readonly operations: number;
  /** First and newest publication of an operation of the list, as days in Saxony; null while it is empty. */
  readonly firstPublished: Day | null;
  readonly lastUpdated: Day | null;
  /** Day by which the regulation asks for the next update. */
  readonly updateDue: Day | null;
  /** Days from today until then by the database's clock; negative when it has passed. */
  readonly daysLeft: number | null;
}

interface Row {
  readonly operations: number;
  readonly first: Day | null;
  readonly last: Day | null;
  readonly due: Day | null;
  readonly left: number | null;
  readonly [column: string]: unknown;
}

/** How every list stands at a viewpoint; what is due is reckoned from today by the database's clock. */
export const listStates = (db: Orm, viewpoint: Viewpoint, dictionary: Dictionary): Promise<ListState[]> =>
  Promise.all(operationsLists.map((list) => stateOf(db, viewpoint, dictionary, list)));

async function stateOf(
  db: Orm,
  { revision }: Viewpoint,
  { catalogue }: Dictionary,
  list: OperationsList,
): Promise<ListState> {
  const period = catalogue.byKey('fundingPeriod', list.key)?.id ?? null;
  const v = projectVersion;
  const [row] = await db.execute<Row>(sql`
    select spread.operations::int as operations, first.day::text as first, last.day::text as last,
      (last.day + make_interval(months => ${list.monthsBetweenUpdates}))::date::text as due,
      (last.day + make_interval(months => ${list.monthsBetweenUpdates}))::date - (clock_timestamp() at time zone 'Europe/Berlin')::date as left
    from (
      select count(*) filter (where ${v.supersededRevision} is null or ${v.supersededRevision} > ${revision}) as operations,
        min(${v.publishedRevision}) as first, greatest(max(${v.publishedRevision}), max(${v.supersededRevision}) filter (where ${v.supersededRevision} <= ${revision})) as last
      from ${v} where ${v.fundingPeriodId} = ${period} and ${v.publishedRevision} <= ${revision}
    ) spread
    cross join lateral (select (select published_at at time zone 'Europe/Berlin' from registry_revision where revision = spread.first)::date as day) first
    cross join lateral (select (select published_at at time zone 'Europe/Berlin' from registry_revision where revision = spread.last)::date as day) last`);
  if (!row) throw new Error('the state of a list returned no row');
  return {
    list,
    operations: row.operations,
    firstPublished: row.first,
    lastUpdated: row.last,
    updateDue: row.due,
    daysLeft: row.left,
  };
}
