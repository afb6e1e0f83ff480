import { and, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import { type Viewpoint, visibleAt } from '../../history/index.js';
import type { Transaction } from '../../platform/database/database.js';
import { driverRows } from '../../platform/database/driver-rows.js';
import { projectDraft as d, draftStates, type WorkflowState } from '../../submissions/tables.js';
import type { ProjectRecord } from '../record.js';
import type { Position } from '../sort-term.js';
import { projectVersion as v } from '../tables.js';
import { conditionsOf } from './conditions.js';
import { dictionaryAt } from './dictionary.js';
import type { ListRequest } from './projects.js';
import { ofItsRevision, readRecord, recordColumnCount, recordColumns } from './record-reader.js';
import { after, orderBy, positionValues, sortPlaceOf } from './sorting.js';

/** A project somewhere on its way: a draft, a published one, or one that has left the registry. */
export interface WorkItem {
  readonly workflow: WorkflowState;
  /** Null for what is or was published. */
  readonly draftId: string | null;
  readonly record: ProjectRecord;
}

export interface WorkPage {
  readonly items: readonly WorkItem[];
  readonly next: Position | null;
  readonly total: number;
}

/**
 * Projects in some states of the workflow, drafts among them as far as row security shows them to whoever asks, in one
 * order with the published ones and under the same filters. Drafts are those of now, whatever revision is looked at.
 */
export async function listWork(
  tx: Transaction,
  viewpoint: Viewpoint,
  states: readonly WorkflowState[],
  { filter, sort, limit, after: position }: ListRequest,
): Promise<WorkPage> {
  const dictionary = await dictionaryAt(tx, viewpoint.revision);
  // The name of the table of versions stands for all of it, so that filters and orders are the same as for the list.
  const everything = sql`(${sourcesOf(states, viewpoint)}) as ${v}`;
  const selected = conditionsOf(filter, viewpoint, dictionary);
  const rows = await driverRows(
    tx,
    sql`select ${recordColumns}, ${positionValues(sort)}, "project_version".workflow, "project_version".draft_id
      from ${everything} left join ${ofItsRevision} ${sortPlaceOf(sort, viewpoint)}
      where ${and(selected, position && after(sort, position))} order by ${orderBy(sort)} limit ${limit + 1}`,
  );
  const [[total] = []] = await driverRows(tx, sql`select count(*)::int from ${everything} where ${selected}`);
  const items = rows.slice(0, limit).map(
    (row): WorkItem => ({
      workflow: row[recordColumnCount + 1] as WorkflowState,
      draftId: row[recordColumnCount + 2] as string | null,
      record: readRecord(row, dictionary),
    }),
  );
  const last = rows.length > limit ? items.at(-1) : undefined;
  const values = rows[limit - 1]?.[recordColumnCount] as string[] | undefined;
  return {
    items,
    next: last && values ? { values, projectId: last.record.projectId } : null,
    total: Number(total ?? 0),
  };
}

type ColumnName = keyof ReturnType<typeof getTableColumns<typeof v>>;
const columnNames = Object.keys(getTableColumns(v)) as ColumnName[];

function sourcesOf(states: readonly WorkflowState[], viewpoint: Viewpoint): SQL {
  const drafts = draftStates.filter((state) => states.includes(state));
  const sources = [
    ...(states.includes('published') ? [versions('published', visibleAt(v, viewpoint.revision))] : []),
    ...(states.includes('withdrawn') ? [versions('withdrawn', withdrawnAt(viewpoint.revision))] : []),
    ...(drafts.length > 0
      ? [
          sql`select ${columnsOf(ofDraft)}, ${d.state} as workflow, ${d.id} as draft_id from ${d} where ${inArray(d.state, drafts)}`,
        ]
      : []),
  ];
  return sql.join(sources, sql` union all `);
}

const columnsOf = (expression: (name: ColumnName) => SQL): SQL =>
  sql.join(
    columnNames.map((name) => sql`${expression(name)} as ${sql.identifier(v[name].name)}`),
    sql`, `,
  );

const versions = (workflow: 'published' | 'withdrawn', condition: SQL): SQL => sql`
  select ${columnsOf((name) => (name === 'supersededRevision' ? sql`null::integer` : sql`${v[name]}`))},
    ${sql.raw(`'${workflow}'`)}::text as workflow, null::uuid as draft_id
  from ${v} where ${condition}`;

/** The last version of what is no longer published. */
const withdrawnAt = (revision: number): SQL => sql`${v.supersededRevision} <= ${revision} and not exists (
  select from ${v} later where later.project_id = ${v.projectId}
    and later.published_revision >= ${v.supersededRevision} and later.published_revision <= ${revision})`;

/** What a draft has in place of what only versions have. Its place in the order is below zero, where no project is. */
function ofDraft(name: ColumnName): SQL {
  switch (name) {
    case 'id':
      return sql`0::bigint`;
    case 'projectId':
      return sql`-1 - ('x' || substr(md5(${d.id}::text), 1, 15))::bit(60)::bigint`;
    case 'reference':
      return sql`coalesce((select p.reference from project p where p.id = ${d.projectId}), ${d.id}::text collate "C")`;
    case 'versionNumber':
      return sql`${d.version}`;
    case 'publishedRevision':
      return sql`0`;
    case 'supersededRevision':
      return sql`null::integer`;
    case 'unionContributionDerived':
      return sql`case when ${d.unionContribution} is null then (${d.totalEligibleCost} * ${d.unionRate} + 5000) / 10000 end`;
    case 'searchText':
      return sql`fold_text(concat_ws(' ', ${d.name}, ${d.planNumber}, ${d.beneficiaryName}, ${d.executingBodyName}, ${d.placeSourceText}, ${d.area}, ${d.summary}, ${d.purposeAndAchievements}))`;
    default:
      return sql`${d[name]}`;
  }
}
