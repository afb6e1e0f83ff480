import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { lockRegistry, viewpointAt } from '../../history/index.js';
import { formatCount } from '../../kernel/format.js';
import { Problem, type ProblemDetail } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { dictionaryAt, type ProjectChange, publishProjects } from '../../projects/index.js';
import { type ComparedRow, compareRows, differingRows, type KnownProject } from '../compare.js';
import type { FindingGroup } from '../group-findings.js';
import { mergeInput } from '../merge-input.js';
import { findRun, type ImportRun, knownProjects, knownRows, type StagedRow, stagedRows } from '../queries.js';
import { fromStoredInput } from '../stored-input.js';
import { importRun } from '../tables.js';
import { rememberRows } from './stage-rows.js';

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
    if (run.state !== 'preview') return;
    if (writer.actor.personId === null) throw new Problem('forbidden', { detail: nobody });
    await comparedAgain(tx, run);
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
    if (run.state === 'preview') throw new Problem('state_conflict', { detail: notProposed });
    const { role, personId } = writer.actor;
    if (role !== 'lead' || personId === null || personId === run.proposedBy)
      throw new Problem('forbidden', { detail: otherPerson });
    await commitRun(tx, writer, run);
  });
}

const nobody = text(
  'Dieser Zugriffsschlüssel gehört zu keiner Person. Einen Import schlägt eine Person vor.',
  'This bearer token belongs to no person. An import is proposed by a person.',
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

/** @throws Problem `rule_broken`, `state_conflict` */
async function comparedAgain(tx: Transaction, run: ImportRun): Promise<RecomparedRow[]> {
  const staged = await stagedRows(tx, run.id);
  if (!staged.some(isAccepted)) throw nothingToTakeOver(run);
  return recompared(tx, run, staged);
}

async function commitRun(tx: Transaction, { actor }: Writer, run: ImportRun): Promise<void> {
  const rows = await comparedAgain(tx, run);
  const revision = await publishRows(tx, run, rows);
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

const isAccepted = ({ change }: { change: string }): boolean =>
  change === 'new' || change === 'changed' || change === 'unchanged';

interface RecomparedRow {
  readonly row: ComparedRow;
  readonly project: KnownProject | undefined;
}

/** Compares once more, now that nothing can change in between; what differs from the preview makes it outdated. */
async function recompared(
  tx: Transaction,
  { sourceKey, format }: ImportRun,
  staged: readonly StagedRow[],
): Promise<RecomparedRow[]> {
  const { revision } = await viewpointAt(tx);
  const dictionary = await dictionaryAt(tx, revision);
  const known = await knownRows(tx, sourceKey);
  const read = staged.flatMap(({ rowNumber, rowKey, input: stored, inputSha256: sha256, findings }) =>
    stored === null || sha256 === null
      ? []
      : [
          {
            entry: { rowNumber, rowKey, input: fromStoredInput(stored), findings, repeats: false },
            stored,
            sha256,
          },
        ],
  );
  const projects = await knownProjects(tx, sourceKey, differingRows(read, known), dictionary);
  const rows = compareRows(read, known, projects, format === 'list');
  const isAsShown =
    rows.length === staged.length && rows.every((row, index) => saysTheSame(row, staged[index]));
  if (!isAsShown) throw new Problem('state_conflict', { detail: outdated });
  return rows.map((row) => ({ row, project: projects.get(row.rowKey) }));
}

const saysTheSame = (row: ComparedRow, shown: StagedRow | undefined): boolean =>
  shown !== undefined &&
  row.rowKey === shown.rowKey &&
  row.change === shown.change &&
  row.projectId === shown.projectId &&
  isDeepStrictEqual(row.differences, shown.differences);

const outdated = text(
  'Das Register hat sich seit der Vorschau geändert. Lesen Sie die Datei erneut ein.',
  'The registry has changed since the preview. Send the file again.',
);

async function publishRows(
  tx: Transaction,
  run: ImportRun,
  rows: readonly RecomparedRow[],
): Promise<number | null> {
  const changing = rows.filter(({ row }) => row.change === 'new' || row.change === 'changed');
  const changes = changing.map(changeOf);
  const published =
    changes.length === 0
      ? null
      : await publishProjects(
          tx,
          changes,
          { origin: 'import', note: noteOf(run) },
          { opened: (revision) => claimRevision(tx, run, revision) },
        );
  const newIds = new Map(
    changing.map(({ row }, index) => [row.rowKey, published?.projects[index]?.projectId] as const),
  );
  const accepted = rows.flatMap(({ row: { rowKey, projectId, inputSha256, change } }) => {
    const id = projectId ?? newIds.get(rowKey);
    return isAccepted({ change }) && id !== undefined && inputSha256 !== null
      ? [{ rowKey, projectId: id, inputSha256 }]
      : [];
  });
  await rememberRows(tx, run.sourceKey, run.id, accepted);
  return published?.revision ?? null;
}

/** Says which revision is this import's before anything is written: the database looks for who proposed it. */
async function claimRevision(tx: Transaction, { id }: ImportRun, committedRevision: number): Promise<void> {
  await tx.update(importRun).set({ committedRevision }).where(eq(importRun.id, id));
}

function changeOf({ row: { projectId, input }, project }: RecomparedRow): ProjectChange {
  if (input === null) throw new Error('a row to publish has no record');
  const next = fromStoredInput(input);
  return { projectId, input: project ? mergeInput(project.delivered, next, project.current) : next };
}

function noteOf({ fileName, summary: { title, counts } }: ImportRun): string {
  const what = `${formatCount(counts.new, 'de')} neu, ${formatCount(counts.changed, 'de')} geändert`;
  return fileName === null ? `${title}: ${what}` : `${title} (${fileName}): ${what}`;
}

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
