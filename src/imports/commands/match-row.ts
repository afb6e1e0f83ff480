import { and, eq, inArray, sql } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { dictionaryAt } from '../../projects/index.js';
import { chosenRows } from '../group-queries.js';
import { differencesBetween, mergeInput } from '../merge-input.js';
import { findRun, type ImportRun, knownProjects, publishedProject } from '../queries.js';
import { fromStoredInput, type StoredInput } from '../stored-input.js';
import { importIdentity, importRow, importRun } from '../tables.js';
import { answerImport } from './answer.js';
import { comparedOf } from './compare-staged.js';
import { nothingSaid } from './forget-matches.js';
import { forgetMatch, rememberMatch } from './remembered-matches.js';

/** A row of a preview, as the file numbers it, and the published project somebody says it is. */
export interface RowMatch {
  readonly row: number;
  readonly reference: string;
}

/**
 * Says that a new row of a preview is a project the registry has: it becomes a change of that project, and later deliveries
 * of its source belong to it as well, also when this preview is discarded and the file is sent again.
 *
 * @throws Problem `not_found`; `invalid_parameter` for a project that is not published; `state_conflict` for a row that is not
 *   new, once the import is proposed, or when another row of the source belongs to that project
 */
export async function matchRow(
  database: Database,
  writer: Writer,
  importId: string,
  { row, reference }: RowMatch,
  look: (run: ImportRun) => void = () => undefined,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await openPreview(tx, importId, look);
    const staged = await newRow(tx, importId, row);
    const projectId = await projectNamed(tx, reference);
    await refuseTaken(tx, run, projectId);
    const { rowKey, position } = staged;
    await tx.insert(importIdentity).values({
      sourceKey: run.sourceKey,
      rowKey,
      projectId,
      inputSha256: nothingSaid,
      lastImportId: importId,
    });
    const { revision } = await viewpointAt(tx);
    const dictionary = await dictionaryAt(tx, revision);
    const known = (await knownProjects(tx, run.sourceKey, [{ rowKey, projectId }], dictionary)).get(rowKey);
    if (known === undefined) throw new Problem('not_found');
    const said = fromStoredInput(staged.input as StoredInput);
    const differences = differencesBetween(known.current, mergeInput(null, said, known.current));
    await tx
      .update(importRow)
      .set({ projectId, differences, change: differences.length === 0 ? 'unchanged' : 'changed' })
      .where(and(eq(importRow.importId, importId), eq(importRow.position, position)));
    await rememberMatch(tx, run, rowKey, reference, writer.actor.id);
    await countAnew(tx, run);
  });
}

/**
 * Takes back what `matchRow` said: the file is read again, and the row is new.
 * @throws Problem `not_found`; `state_conflict` for a row nobody has tied to a project, or once the import is proposed
 */
export async function releaseRow(
  database: Database,
  writer: Writer,
  importId: string,
  row: number,
  look: (run: ImportRun) => void = () => undefined,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await openPreview(tx, importId, look);
    const keys = tx
      .select({ rowKey: importRow.rowKey })
      .from(importRow)
      .where(and(eq(importRow.importId, importId), eq(importRow.rowNumber, row)));
    const released = await tx
      .delete(importIdentity)
      .where(
        and(
          eq(importIdentity.sourceKey, run.sourceKey),
          inArray(importIdentity.rowKey, keys),
          eq(importIdentity.inputSha256, nothingSaid),
        ),
      )
      .returning({ rowKey: importIdentity.rowKey });
    if (released.length === 0) throw new Problem('state_conflict', { detail: notTied });
    for (const { rowKey } of released) await forgetMatch(tx, run, rowKey);
  });
  await answerImport(database, writer, importId, {});
}

async function openPreview(
  tx: Transaction,
  importId: string,
  look: (run: ImportRun) => void,
): Promise<ImportRun> {
  const run = await findRun(tx, importId, 'lock');
  if (run === null) throw new Problem('not_found');
  look(run);
  if (run.state !== 'preview') throw new Problem('state_conflict', { detail: notOpen });
  return run;
}

async function newRow(tx: Transaction, importId: string, row: number) {
  const [found] = await tx
    .select({ position: importRow.position, rowKey: importRow.rowKey, input: importRow.input })
    .from(importRow)
    .where(and(eq(importRow.importId, importId), eq(importRow.rowNumber, row), eq(importRow.change, 'new')));
  if (!found) throw new Problem('state_conflict', { detail: notNew });
  return found;
}

async function projectNamed(tx: Transaction, reference: string): Promise<bigint> {
  const projectId = await publishedProject(tx, reference);
  if (projectId === null)
    throw new Problem('invalid_parameter', {
      errors: [{ pointer: '/project', code: 'invalid_value', detail: notPublished }],
    });
  return projectId;
}

/** A project stands for one row of a source. */
async function refuseTaken(tx: Transaction, { id, sourceKey }: ImportRun, projectId: bigint): Promise<void> {
  const [taken] = await tx.execute(sql`
    select 1 from import_identity where source_key = ${sourceKey} and project_id = ${projectId}
    union all select 1 from import_row where import_id = ${id}::uuid and project_id = ${projectId} and change <> 'missing'
    limit 1`);
  if (taken !== undefined) throw new Problem('state_conflict', { detail: rowOfItsOwn });
}

async function countAnew(tx: Transaction, { id, summary }: ImportRun): Promise<void> {
  const { counts, ofNew } = await comparedOf(tx, id);
  await tx
    .update(importRun)
    .set({
      summary: {
        ...summary,
        counts: { ...summary.counts, ...counts },
        sums: { ...summary.sums, new: ofNew },
      },
      chosen: await chosenRows(tx, id),
    })
    .where(eq(importRun.id, id));
}

const notOpen = text(
  'Zuordnen lassen sich Zeilen einer Vorschau, bevor sie vorgeschlagen ist.',
  'Rows of a preview can be tied to projects before it is proposed.',
);
const notNew = text(
  'Diese Zeile ist nicht neu. Zuordnen lassen sich nur neue Zeilen.',
  'This row is not new. Only new rows can be tied to a project.',
);
const notTied = text(
  'Diese Zeile ist keinem Vorhaben zugeordnet worden.',
  'This row was not tied to a project.',
);
const notPublished = text(
  'Ein veröffentlichtes Vorhaben mit dieser Kennung gibt es nicht.',
  'There is no published project with this reference.',
);
const rowOfItsOwn = text(
  'Zu diesem Vorhaben gehört schon eine andere Zeile dieser Quelle.',
  'Another row of this source belongs to that project already.',
);
