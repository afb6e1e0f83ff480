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
 * Committing the same import again answers the same and does nothing.
 *
 * @throws Problem `not_found`; `rule_broken` when no row can be taken over; `state_conflict` when the registry moved on
 *   so that the preview no longer says what would happen
 */
export async function commitImport(database: Database, writer: Writer, importId: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    await lockRegistry(tx);
    const run = await findRun(tx, importId, 'lock');
    if (run === null) throw new Problem('not_found');
    if (run.state === 'committed') return;
    const staged = await stagedRows(tx, importId);
    if (!staged.some(isAccepted)) throw nothingToTakeOver(run);
    const rows = await recompared(tx, run, staged);
    const revision = await publishRows(tx, run, rows);
    await tx
      .update(importRun)
      .set({
        state: 'committed',
        committedRevision: revision,
        committedAt: sql`clock_timestamp()`,
        committedBy: writer.actor.id,
      })
      .where(eq(importRun.id, importId));
  });
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
    changes.length === 0 ? null : await publishProjects(tx, changes, { origin: 'import', note: noteOf(run) });
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
