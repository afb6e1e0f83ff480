import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { lockRegistry } from '../../history/index.js';
import type { Actor } from '../../kernel/actor.js';
import { Problem, type ProblemDetail } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import { onManyRows } from '../../platform/database/bulk.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { stagedLayout } from '../../projects/index.js';
import { rowsToPublish, takenRows } from '../chosen-rows.js';
import { findRun, type ImportRun } from '../queries.js';
import type { FindingGroup } from '../reading/finding-groups.js';
import { importRun } from '../tables.js';
import { assertDictionaryAsChecked } from './assert-dictionary.js';
import { differingNow, isPublished, namedLast } from './compare-staged.js';
import { publishRows, rememberDelivery } from './publish-rows.js';
import { type Publishing, refuseWhilePublishing, settlePublication } from './publishing.js';
import { isByReference } from './stage-rows.js';

/**
 * Publishes what a preview showed, as one registry revision, in one transaction: everything or nothing. Rows with errors
 * stay behind, missing ones are left as they are. A delivery that says what the registry has already opens no revision.
 * Only the program itself commits directly: on the command line, for its owner. Committing the same import again answers
 * the same and does nothing.
 *
 * @throws Problem `not_found`; `rule_broken` when no row can be taken over or the source leaves questions open;
 *   `state_conflict` when the registry moved on so that the preview no longer says what would happen
 */
export async function commitImport(
  database: Database,
  writer: Writer,
  importId: string,
  during?: Publishing,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const run = await lockedRun(tx, importId);
    if (run.state === 'reading' || run.state === 'failed')
      throw new Problem('state_conflict', { detail: notRead });
    if (run.state === 'committed') return;
    refuseOpenQuestions(run);
    await commitRun(tx, writer, run, during);
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
    await settlePublication(tx, importId);
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
    const seen = await findRun(tx, importId);
    // Who publishes holds the import until that is done.
    if (seen !== null) refuseWhilePublishing(seen);
    const run = await lockedRun(tx, importId);
    if (run.state === 'preview') return;
    if (run.state === 'committed') throw new Problem('state_conflict', { detail: publishedAlready });
    if (run.state !== 'proposed') throw new Problem('state_conflict', { detail: notRead });
    if (writer.actor.personId === null || writer.actor.personId !== run.proposedBy)
      throw new Problem('forbidden', { detail: proposerOnly });
    refuseWhilePublishing(run);
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
export async function publishImport(
  database: Database,
  writer: Writer,
  importId: string,
  during?: Publishing,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    await during?.begin(tx);
    await lockRegistry(tx);
    const run = await lockedRun(tx, importId);
    if (isPublishable(run, writer.actor)) await commitRun(tx, writer, run, during);
  });
}

/**
 * Whether somebody may publish an import now; false when it is published already.
 * @throws Problem `state_conflict`, `forbidden`
 */
export function isPublishable(run: ImportRun, { role, personId }: Actor): boolean {
  if (run.state === 'committed') return false;
  if (run.state !== 'proposed') throw new Problem('state_conflict', { detail: notProposed });
  if (role !== 'lead' || personId === null || personId === run.proposedBy)
    throw new Problem('forbidden', { detail: otherPerson });
  return true;
}

/** What is open changes what the rows say. @throws Problem `rule_broken` */
function refuseOpenQuestions({ summary: { questions = [] } }: ImportRun): void {
  if (questions.length === 0) return;
  const errors = questions.map(({ id, text: { de, en }, options }) => ({
    pointer: `/answers/${id}`,
    code: 'question_open',
    detail: text(
      `${de} Antworten: ${options.map((option) => `${option.id} (${option.label.de})`).join(', ')}.`,
      `${en} Answers: ${options.map((option) => `${option.id} (${option.label.en})`).join(', ')}.`,
    ),
  }));
  throw new Problem('rule_broken', { detail: questionsOpen, errors });
}

const questionsOpen = text(
  'Die Liste lässt Fragen offen. Beantworten Sie sie, bevor etwas übernommen wird.',
  'The list leaves questions open. Answer them before anything is taken over.',
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
  for await (const rows of await differingNow(tx, run))
    for (const { shown, differences, isLeftOut } of rows) {
      if (isLeftOut) continue;
      const isChanged = differences.length > 0;
      if (isChanged !== (shown.change === 'changed') || !isDeepStrictEqual(differences, shown.differences))
        throw new Problem('state_conflict', { detail: outdated });
    }
}

async function commitRun(
  tx: Transaction,
  { actor }: Writer,
  run: ImportRun,
  during: Publishing | undefined,
): Promise<void> {
  await during?.begin(tx);
  await assertAsShown(tx, run);
  const revision = rowsToPublish(run) === 0 ? null : await publishRows(tx, run, during);
  await onManyRows(tx, () => rememberDelivery(tx, run));
  await settlePublication(tx, run.id);
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
