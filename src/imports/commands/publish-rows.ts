import { and, eq, sql } from 'drizzle-orm';
import { publish } from '../../history/index.js';
import { formatCount } from '../../kernel/format.js';
import { onManyRows } from '../../platform/database/bulk.js';
import type { Transaction } from '../../platform/database/database.js';
import { publishStaged, withdrawProjects, writeProjects } from '../../projects/index.js';
import { takenRows } from '../chosen-rows.js';
import type { ImportRun } from '../queries.js';
import { importRow, importRun } from '../tables.js';
import { differingNow } from './compare-staged.js';
import type { Publishing } from './publishing.js';

/** New rows are published where they lie; changed ones pass through here, a few at a time. */
export async function publishRows(
  tx: Transaction,
  run: ImportRun,
  during: Publishing | undefined,
): Promise<number> {
  const changed = await differingNow(tx, run);
  let done = 0;
  const tell = async (rows: number): Promise<void> => {
    done += rows;
    await during?.progress(done);
  };
  const { revision } = await publish(tx, { origin: 'import', note: noteOf(run) }, async (opened) => {
    await claimRevision(tx, run, opened);
    for (const ids of await missingToWithdraw(tx, run.id)) {
      await withdrawProjects(tx, opened, ids);
      await tell(ids.length);
    }
    await onManyRows(tx, () =>
      publishStaged(
        tx,
        opened,
        run.summary.counts.rows,
        (from, to) => newRows(run.id, from, to),
        remembered(run),
        tell,
      ),
    );
    for await (const rows of changed) {
      const changes = rows.flatMap(({ projectId, next, differences, isLeftOut }) =>
        isLeftOut || differences.length === 0 ? [] : [{ projectId, input: next }],
      );
      await writeProjects(tx, opened, changes);
      await tell(changes.length);
    }
  });
  return revision;
}

const newRows = (importId: string, from: number, to: number) => sql`
  select position, row_key, input_sha256, version_columns as version
  from import_row
  where import_id = ${importId}::uuid and change = 'new' and not left_out and position between ${from} and ${to}`;

/** Which project a new row became. */
const remembered = ({ id, sourceKey }: ImportRun) => sql`
  insert into import_identity (source_key, row_key, project_id, input_sha256, last_import_id)
  select ${sourceKey}, n.row_key, c.id, n.input_sha256, ${id}::uuid
  from new_rows n join created c using (reference)`;

const idsAtATime = 5_000;

/** Projects the source no longer names and somebody chose to withdraw, a few thousand at a time. */
async function missingToWithdraw(tx: Transaction, importId: string): Promise<bigint[][]> {
  const rows = await tx
    .select({ projectId: importRow.projectId })
    .from(importRow)
    .where(
      and(eq(importRow.importId, importId), eq(importRow.change, 'missing'), eq(importRow.leftOut, false)),
    );
  const ids = rows.flatMap(({ projectId }) => projectId ?? []);
  return Array.from({ length: Math.ceil(ids.length / idsAtATime) }, (_, part) =>
    ids.slice(part * idsAtATime, (part + 1) * idsAtATime),
  );
}

/**
 * Remembers what the source said this time about projects it had named before. What was left out is offered again; what
 * was withdrawn is new when the source names it again.
 */
export async function rememberDelivery(tx: Transaction, { id, sourceKey }: ImportRun): Promise<void> {
  await tx.execute(sql`
    update import_identity i set before_sha256 = i.input_sha256, before_import_id = i.last_import_id,
      input_sha256 = r.input_sha256, last_import_id = ${id}::uuid
    from import_row r
    where r.import_id = ${id}::uuid and r.change in ('changed', 'unchanged') and not r.left_out
      and i.source_key = ${sourceKey} and i.row_key = r.row_key`);
  await tx.execute(sql`
    delete from import_identity i using import_row r
    where r.import_id = ${id}::uuid and r.change = 'missing' and not r.left_out
      and i.source_key = ${sourceKey} and i.row_key = r.row_key`);
}

/** Says which revision is this import's before anything is written: the database looks for who proposed it. */
async function claimRevision(tx: Transaction, { id }: ImportRun, committedRevision: number): Promise<void> {
  await tx.update(importRun).set({ committedRevision }).where(eq(importRun.id, id));
}

function noteOf(run: ImportRun): string {
  const { fileName } = run;
  const { title, counts } = run.summary;
  const taken = takenRows(run);
  const leftOut = counts.new - taken.new + (counts.changed - taken.changed);
  const count = (value: number): string => formatCount(value, 'de');
  const what = [
    `${count(taken.new)} neu`,
    `${count(taken.changed)} geändert`,
    ...(taken.missing > 0 ? [`${count(taken.missing)} zurückgezogen`] : []),
    ...(leftOut > 0 ? [`${count(leftOut)} weggelassen`] : []),
  ].join(', ');
  return fileName === null ? `${title}: ${what}` : `${title} (${fileName}): ${what}`;
}
