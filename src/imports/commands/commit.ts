import { isDeepStrictEqual } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import { lockRegistry, publish, viewpointAt } from '../../history/index.js';
import { formatCount } from '../../kernel/format.js';
import { Problem, type ProblemDetail } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import { onManyRows } from '../../platform/database/bulk.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import {
  dictionaryAt,
  publishStaged,
  stagedLayout,
  withdrawProjects,
  writeProjects,
} from '../../projects/index.js';
import { takenRows } from '../chosen-rows.js';
import { findRun, type ImportRun } from '../queries.js';
import type { FindingGroup } from '../reading/finding-groups.js';
import { importRow, importRun } from '../tables.js';
import { assertDictionaryAsChecked } from './assert-dictionary.js';
import { differingRows, isPublished, namedLast } from './compare-staged.js';
import { isByReference } from './stage-rows.js';

/**
 * Publishes what a preview showed, as one registry revision, in one transaction: everything or nothing. Rows with errors
 * stay behind, missing ones are left as they are. A delivery that says what the registry has already opens no revision.
 * Only the program itself commits directly: on the command line, for its owner. Committing the same import again answers
 * the same and does nothing.
 *
 * @throws Problem `not_found`; `rule_broken` when no row can be taken over; `state_conflict` when the registry moved on
 *   so that the preview no longer says what would happen
 */
export async function commitImport(database: Database, writer: Writer, importId: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const run = await lockedRun(tx, importId);
    if (run.state === 'reading' || run.state === 'failed')
      throw new Problem('state_conflict', { detail: notRead });
    if (run.state !== 'committed') await commitRun(tx, writer, run);
  });
}

/**
 * Asks for the publication of what a preview showed; somebody else publishes it. Proposing it again does nothing.
 * @throws Problem as `commitImport`
 */
export async function proposeImport(database: Database, writer: Writer, importId: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const run = await lockedRun(tx, importId);
    if (run.state === 'reading' || run.state === 'failed')
      throw new Problem('state_conflict', { detail: notRead });
    if (run.state !== 'preview') return;
    if (writer.actor.personId === null) throw new Problem('forbidden', { detail: nobody });
    refuseOpenQuestions(run);
    await assertAsShown(tx, run);
    // Who proposes and when is written by the database.
    await tx
      .update(importRun)
      .set({ state: 'proposed', proposedBy: writer.actor.personId, proposedAt: sql`clock_timestamp()` })
      .where(eq(importRun.id, importId));
  });
}

/**
 * Takes back what one has proposed oneself, as long as nobody has published it: it is a preview again. Taking it back
 * twice does nothing.
 * @throws Problem `not_found`; `forbidden` for what another person proposed; `state_conflict` once it is published
 */
export async function takeBackImport(database: Database, writer: Writer, importId: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await lockedRun(tx, importId);
    if (run.state === 'preview') return;
    if (run.state === 'committed') throw new Problem('state_conflict', { detail: publishedAlready });
    if (run.state !== 'proposed') throw new Problem('state_conflict', { detail: notRead });
    if (writer.actor.personId === null || writer.actor.personId !== run.proposedBy)
      throw new Problem('forbidden', { detail: proposerOnly });
    await tx
      .update(importRun)
      .set({ state: 'preview', proposedBy: null, proposedAt: null })
      .where(eq(importRun.id, importId));
  });
}

/**
 * A lead of the service centre publishes what another person proposed.
 * @throws Problem as `commitImport`, and `forbidden` for one's own proposal
 */
export async function publishImport(database: Database, writer: Writer, importId: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const run = await lockedRun(tx, importId);
    if (run.state === 'committed') return;
    if (run.state !== 'proposed') throw new Problem('state_conflict', { detail: notProposed });
    const { role, personId } = writer.actor;
    if (role !== 'lead' || personId === null || personId === run.proposedBy)
      throw new Problem('forbidden', { detail: otherPerson });
    await commitRun(tx, writer, run);
  });
}

/** What is open changes what the rows say. @throws Problem `rule_broken` */
function refuseOpenQuestions({ summary: { questions = [] } }: ImportRun): void {
  if (questions.length === 0) return;
  const errors = questions.map((question) => ({
    pointer: `/answers/${question.id}`,
    code: 'question_open',
    detail: question.text,
  }));
  throw new Problem('rule_broken', { detail: questionsOpen, errors });
}

const questionsOpen = text(
  'Die Liste lässt Fragen offen. Beantworten Sie sie, bevor Sie die Übernahme vorschlagen.',
  'The list leaves questions open. Answer them before you propose it.',
);
const nobody = text(
  'Dieser Zugriffsschlüssel gehört zu keiner Person. Einen Import schlägt eine Person vor.',
  'This bearer token belongs to no person. An import is proposed by a person.',
);
const notRead = text(
  'Die Datei ist noch nicht gelesen oder ließ sich nicht lesen.',
  'The file is still being read or could not be read.',
);
const notProposed = text('Der Import ist noch nicht vorgeschlagen.', 'The import is not proposed yet.');
const publishedAlready = text('Der Import ist schon veröffentlicht.', 'The import is published already.');
const proposerOnly = text(
  'Einen Vorschlag nimmt zurück, wer ihn gemacht hat.',
  'A proposal is taken back by the person who made it.',
);
const otherPerson = text(
  'Veröffentlichen muss eine andere Person der Leitung als die, die den Import vorgeschlagen hat.',
  'Another lead than the person who proposed the import has to publish it.',
);

async function lockedRun(tx: Transaction, importId: string): Promise<ImportRun> {
  const run = await findRun(tx, importId, 'lock');
  if (run === null) throw new Problem('not_found');
  return run;
}

/**
 * Compares once more, now that nothing can change in between; what differs from the preview makes it outdated, and so does
 * another catalogue than the one it was checked with.
 * @throws Problem `rule_broken`, `state_conflict`
 */
async function assertAsShown(tx: Transaction, run: ImportRun): Promise<void> {
  const { counts } = run.summary;
  const taken = takenRows(run);
  if (counts.new + counts.changed + counts.unchanged + taken.missing === 0) throw nothingToTakeOver(run);
  if (taken.new + taken.changed + taken.missing + counts.unchanged === 0)
    throw new Problem('rule_broken', { detail: nothingChosen });
  await assertDictionaryAsChecked(tx, run);
  const [found] = await onManyRows(tx, () =>
    tx.execute<{ differs: boolean }>(sql`
    select exists (
      select from import_row r
      left join import_identity i on i.source_key = ${run.sourceKey} and i.row_key = r.row_key
      where r.import_id = ${run.id}::uuid and (
        (not r.left_out and r.project_id is distinct from i.project_id and not (i.row_key is null and ${isByReference}))
        or (r.change = 'changed' and i.input_sha256 = r.input_sha256)
        or (r.change = 'missing' and i.row_key is not null and not ${namedLast(run.sourceKey)})
        or (r.change = 'missing' and i.row_key is not null and not ${isPublished}))
    ) or exists (
      select from (select version_columns from import_row where import_id = ${run.id}::uuid and change = 'new' limit 1) one
      where one.version_columns[1] is distinct from ${stagedLayout}
    ) or (${run.format} = 'list' and (
      select count(*) from import_identity i
      where i.source_key = ${run.sourceKey} and ${namedLast(run.sourceKey)} and ${isPublished}
        and not exists (
          select from import_row r where r.import_id = ${run.id}::uuid and r.row_key = i.row_key and r.change <> 'missing')
        and not exists (
          select from import_row r where r.import_id = ${run.id}::uuid and r.project_id = i.project_id and r.change <> 'missing')
    ) <> ${counts.missing}) as differs`),
  );
  if (found?.differs !== false) throw new Problem('state_conflict', { detail: outdated });
  for await (const rows of await differing(tx, run))
    for (const { shown, differences, isLeftOut } of rows) {
      if (isLeftOut) continue;
      const isChanged = differences.length > 0;
      if (isChanged !== (shown.change === 'changed') || !isDeepStrictEqual(differences, shown.differences))
        throw new Problem('state_conflict', { detail: outdated });
    }
}

async function differing(tx: Transaction, { id, sourceKey }: ImportRun) {
  const { revision } = await viewpointAt(tx);
  return differingRows(tx, id, sourceKey, await dictionaryAt(tx, revision));
}

async function commitRun(tx: Transaction, { actor }: Writer, run: ImportRun): Promise<void> {
  await assertAsShown(tx, run);
  const taken = takenRows(run);
  const revision = taken.new + taken.changed + taken.missing === 0 ? null : await publishRows(tx, run);
  await rememberDelivery(tx, run);
  await tx
    .update(importRun)
    .set({
      state: 'committed',
      committedRevision: revision,
      committedAt: sql`clock_timestamp()`,
      committedBy: actor.id,
    })
    .where(eq(importRun.id, run.id));
}

const outdated = text(
  'Das Register hat sich seit der Vorschau geändert. Lesen Sie die Datei erneut ein.',
  'The registry has changed since the preview. Send the file again.',
);

/** New rows are published where they lie; changed ones pass through here, a few at a time. */
async function publishRows(tx: Transaction, run: ImportRun): Promise<number> {
  const changed = await differing(tx, run);
  const { revision } = await publish(tx, { origin: 'import', note: noteOf(run) }, async (opened) => {
    await claimRevision(tx, run, opened);
    for (const ids of await missingToWithdraw(tx, run.id)) await withdrawProjects(tx, opened, ids);
    await onManyRows(tx, () =>
      publishStaged(
        tx,
        opened,
        run.summary.counts.rows,
        (from, to) => newRows(run.id, from, to),
        remembered(run),
      ),
    );
    for await (const rows of changed) {
      const changes = rows.flatMap(({ projectId, next, differences, isLeftOut }) =>
        isLeftOut || differences.length === 0 ? [] : [{ projectId, input: next }],
      );
      await writeProjects(tx, opened, changes);
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
async function rememberDelivery(tx: Transaction, { id, sourceKey }: ImportRun): Promise<void> {
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

const nothingChosen = text(
  'Es ist nichts ausgewählt, was übernommen werden kann.',
  'Nothing that can be taken over is chosen.',
);

function nothingToTakeOver({ summary }: ImportRun): Problem {
  const errors = summary.findings.filter(({ severity }) => severity === 'error').map(toDetail);
  return new Problem('rule_broken', {
    detail: text('Keine Zeile kann übernommen werden.', 'No row can be taken over.'),
    errors,
  });
}

const toDetail = ({ field, code, reason, remedy }: FindingGroup): ProblemDetail => ({
  pointer: `/${field.replaceAll('.', '/')}`,
  code,
  detail: text(`${reason.de} ${remedy.de}`, `${reason.en} ${remedy.en}`),
});
