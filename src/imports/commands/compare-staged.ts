import { type SQL, sql } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import { toDecimal } from '../../kernel/money.js';
import { onManyRows } from '../../platform/database/bulk.js';
import type { Transaction } from '../../platform/database/database.js';
import { type Dictionary, dictionaryAt, type ProjectInput } from '../../projects/index.js';
import { correctInput } from '../correct-input.js';
import { type Difference, differencesBetween, mergeInput } from '../merge-input.js';
import { type ImportRun, knownProjects } from '../queries.js';
import { fromStoredInput, type StoredInput } from '../stored-input.js';
import type { Compared } from '../summary.js';
import { isByReference } from './stage-rows.js';

interface Differing extends Record<string, unknown> {
  readonly position: number;
  readonly row_key: string;
  readonly project_id: string;
  readonly input: StoredInput;
  /** Whether the row names its project itself; else the source is known to have named it before. */
  readonly by_reference: boolean;
  readonly left_out: boolean;
  readonly change: 'changed' | 'unchanged';
  readonly differences: readonly Difference[];
}

export interface DifferingRow {
  readonly position: number;
  /** What the preview says about it. */
  readonly shown: Pick<Differing, 'change' | 'differences'>;
  readonly isLeftOut: boolean;
  readonly projectId: bigint;
  readonly next: ReturnType<typeof fromStoredInput>;
  readonly differences: readonly Difference[];
}

const rowsAtATime = 200;

/** Staged rows that say something else than their source said last, with what that would change in the registry now. */
export async function* differingRows(
  tx: Transaction,
  importId: string,
  sourceKey: string,
  dictionary: Dictionary,
): AsyncGenerator<readonly DifferingRow[]> {
  for (let after = 0; ; ) {
    const rows = await tx.execute<Differing>(sql`
      select r.position, r.row_key, r.project_id, r.input, r.change, r.differences, r.left_out, i.row_key is null as by_reference
      from import_row r left join import_identity i on i.source_key = ${sourceKey} and i.row_key = r.row_key
      where r.import_id = ${importId}::uuid and r.change in ('changed', 'unchanged') and r.position > ${after}
        and (i.input_sha256 <> r.input_sha256 or (i.row_key is null and ${isByReference}))
      order by r.position limit ${rowsAtATime}`);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.position;
    const wanted = rows.map((row) => ({ rowKey: row.row_key, projectId: BigInt(row.project_id) }));
    const projects = await knownProjects(tx, sourceKey, wanted, dictionary);
    yield rows.map((row) => {
      const delivered = fromStoredInput(row.input);
      const project = projects.get(row.row_key);
      const merge = row.by_reference
        ? correctInput
        : (said: ProjectInput, now: ProjectInput) => mergeInput(project?.delivered ?? null, said, now);
      const next = project ? merge(delivered, project.current) : delivered;
      return {
        position: row.position,
        shown: { change: row.change, differences: row.differences },
        isLeftOut: row.left_out,
        projectId: BigInt(row.project_id),
        next,
        differences: project ? differencesBetween(project.current, next) : [],
      };
    });
  }
}

/** The same with the catalogue and the places of now. */
export async function differingNow(
  tx: Transaction,
  { id, sourceKey }: ImportRun,
): Promise<AsyncGenerator<readonly DifferingRow[]>> {
  const { revision } = await viewpointAt(tx);
  return differingRows(tx, id, sourceKey, await dictionaryAt(tx, revision));
}

/**
 * Sets staged rows beside the registry: changed with old and new values, unchanged, missing since the last delivery of a
 * source that delivers everything.
 */
export async function compareStaged(
  tx: Transaction,
  importId: string,
  sourceKey: string,
  dictionary: Dictionary,
  isComplete: boolean,
): Promise<Compared> {
  for await (const rows of differingRows(tx, importId, sourceKey, dictionary)) {
    const found = rows.map(({ position, differences }) => ({ position, differences }));
    await tx.execute(sql`
      update import_row r set differences = f.differences,
        change = case when f.differences = '[]'::jsonb then 'unchanged' else 'changed' end
      from jsonb_to_recordset(${JSON.stringify(found)}::text::jsonb) as f(position integer, differences jsonb)
      where r.import_id = ${importId}::uuid and r.position = f.position`);
  }
  if (isComplete) await onManyRows(tx, () => stageMissing(tx, importId, sourceKey));
  return comparedOf(tx, importId);
}

/** What the last committed delivery named and this one does not. */
async function stageMissing(tx: Transaction, importId: string, sourceKey: string): Promise<void> {
  await tx.execute(sql`
    insert into import_row (import_id, position, row_key, change, project_id, left_out)
    select ${importId}::uuid, (select coalesce(max(position), 0) from import_row where import_id = ${importId}::uuid)
      + row_number() over (order by i.row_key), i.row_key, 'missing', i.project_id, true
    from import_identity i
    where i.source_key = ${sourceKey} and ${namedLast(sourceKey)} and ${isPublished}
      and not exists (select from import_row r where r.import_id = ${importId}::uuid and r.row_key = i.row_key)
      and not exists (select from import_row r where r.import_id = ${importId}::uuid and r.project_id = i.project_id)`);
}

/** The last committed delivery of a source that still stands. */
export const lastDelivery = (sourceKey: string) => sql`(
  select d.id from import_run d
  where d.source_key = ${sourceKey} and d.state = 'committed' and not ${isUndone(sql`d.id`)}
  order by d.committed_at desc limit 1)`;

/** Whether a delivery was undone: it says nothing any more. */
export const isUndone = (importId: SQL): SQL =>
  sql`exists (select from import_undo u where u.import_id = ${importId} and u.state = 'published')`;

/** Whether that delivery named the row `i`; what was left out of it has no newer identity. */
export const namedLast = (sourceKey: string) => sql`(
  i.last_import_id = ${lastDelivery(sourceKey)} or i.row_key in (
    select row_key from import_row
    where import_id = ${lastDelivery(sourceKey)} and change = 'changed' and left_out))`;

/** What was withdrawn meanwhile misses nobody. */
export const isPublished = sql`exists (
  select from project_version v where v.project_id = i.project_id and v.superseded_revision is null)`;

/** How many rows are what, as they are staged. */
export async function comparedOf(tx: Transaction, importId: string): Promise<Compared> {
  const rows = await tx.execute<{ change: string; count: number; cost: string; unstated: number }>(sql`
    select change, count(*)::int as count, coalesce(sum(total_eligible_cost), 0)::text as cost,
      count(*) filter (where total_eligible_cost is null)::int as unstated
    from import_row where import_id = ${importId}::uuid group by change`);
  const of = (change: string): number => rows.find((row) => row.change === change)?.count ?? 0;
  const added = rows.find(({ change }) => change === 'new');
  return {
    counts: {
      new: of('new'),
      changed: of('changed'),
      unchanged: of('unchanged'),
      missing: of('missing'),
      errors: of('error'),
    },
    ofNew: {
      projects: of('new'),
      totalEligibleCost: toDecimal(BigInt(added?.cost ?? '0')),
      costsNotStated: added?.unstated ?? 0,
    },
  };
}
