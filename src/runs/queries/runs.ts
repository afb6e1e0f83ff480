import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import { person } from '../../accounts/tables.js';
import { storedFileChunk } from '../../imports/tables.js';
import { Problem, type ProblemCode } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { Transaction } from '../../platform/database/database.js';
import type { Audience, Format } from '../../reporting/index.js';
import type { Run, RunFile, RunState, Step } from '../run.js';
import { reportRun, reportRunFile, reportRunProgress } from '../tables.js';

export interface RunsAsked {
  readonly reportId?: string | undefined;
  readonly states?: readonly RunState[] | undefined;
  readonly scheduleId?: string | undefined;
  readonly personId?: string | undefined;
  /** The run the page before ended with. */
  readonly after?: string | undefined;
  readonly limit: number;
}

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Newest first, for whoever the transaction acts as. One more than `limit` is never read: ask for one more. */
export async function listRuns(tx: Transaction, asked: RunsAsked): Promise<readonly Run[]> {
  const { reportId, states, scheduleId, personId, after } = asked;
  return readRuns(
    tx,
    and(
      reportId === undefined ? undefined : eq(reportRun.reportId, reportId),
      states === undefined ? undefined : inArray(reportRun.state, [...states]),
      scheduleId === undefined ? undefined : eq(reportRun.scheduleId, scheduleId),
      personId === undefined ? undefined : eq(reportRun.personId, personId),
      after === undefined
        ? undefined
        : sql`(${reportRun.createdAt}, ${reportRun.id}) < (select r.created_at, r.id from report_run r where r.id = ${after}::uuid)`,
    ),
    asked.limit,
  );
}

/** @throws Problem `not_found` */
export async function findRun(tx: Transaction, id: string): Promise<Run> {
  const [run] = uuidPattern.test(id) ? await readRuns(tx, eq(reportRun.id, id), 1) : [];
  if (run === undefined) throw new Problem('not_found');
  return run;
}

/** Pages of the newest print of a report with the same parameters; null before there is one that was counted. */
export async function pagesOfLastRun(
  tx: Transaction,
  { reportId, parameters, language }: Pick<Run, 'reportId' | 'parameters' | 'language'>,
): Promise<number | null> {
  const [found] = await tx
    .select({ pages: reportRunFile.pages })
    .from(reportRun)
    .innerJoin(reportRunFile, eq(reportRunFile.runId, reportRun.id))
    .where(
      and(
        eq(reportRun.reportId, reportId),
        eq(reportRun.state, 'done'),
        eq(reportRun.language, language),
        sql`${reportRun.parameters} = ${JSON.stringify(parameters)}::jsonb`,
        isNotNull(reportRunFile.pages),
      ),
    )
    .orderBy(desc(reportRun.createdAt), desc(reportRun.id))
    .limit(1);
  return found?.pages ?? null;
}

/** What a run says that belongs to no registry revision, as it was when it was asked for. */
export async function besideOfRun(tx: Transaction, id: string): Promise<unknown> {
  const [found] = await tx.select({ beside: reportRun.beside }).from(reportRun).where(eq(reportRun.id, id));
  return found?.beside ?? null;
}

/** Everything but what only its drawing needs. */
const { beside: _, ...runColumns } = getTableColumns(reportRun);

async function readRuns(tx: Transaction, where: SQL | undefined, limit: number): Promise<readonly Run[]> {
  const rows = await tx
    .select({
      run: runColumns,
      name: person.name,
      step: reportRunProgress.step,
      done: reportRunProgress.stepsDone,
      total: reportRunProgress.stepsTotal,
    })
    .from(reportRun)
    .leftJoin(person, eq(person.id, reportRun.personId))
    .leftJoin(reportRunProgress, eq(reportRunProgress.runId, reportRun.id))
    .where(where)
    .orderBy(desc(reportRun.createdAt), desc(reportRun.id))
    .limit(limit);
  const files = await filesOf(
    tx,
    rows.map(({ run }) => run.id),
  );
  return rows.map(({ run, name, step, done, total }) => ({
    ...run,
    audience: run.audience as Audience,
    formats: run.formats as readonly Format[],
    askedBy: name ?? run.askedBy,
    error: run.error as ProblemCode | null,
    progress: step === null || done === null || total === null ? null : { step: step as Step, done, total },
    files: files.get(run.id) ?? [],
  }));
}

async function filesOf(tx: Transaction, runIds: readonly string[]): Promise<Map<string, RunFile[]>> {
  const files = new Map<string, RunFile[]>();
  if (runIds.length === 0) return files;
  const rows = await tx
    .select({
      runId: reportRunFile.runId,
      format: reportRunFile.format,
      fileName: reportRunFile.fileName,
      mediaType: reportRunFile.mediaType,
      byteLength: reportRunFile.byteLength,
      pages: reportRunFile.pages,
      sha256: reportRunFile.fileSha256,
      redactedAt: reportRunFile.redactedAt,
      redactionReason: reportRunFile.redactionReason,
    })
    .from(reportRunFile)
    .where(inArray(reportRunFile.runId, [...runIds]))
    .orderBy(sql`array_position(array['pdf', 'xlsx', 'html', 'csv', 'json'], ${reportRunFile.format})`);
  for (const { runId, ...file } of rows) files.set(runId, [...(files.get(runId) ?? []), file]);
  return files;
}

/**
 * The bytes of a run in one format.
 *
 * @throws Problem `not_found` where it was not drawn in this format, or its bytes were redacted
 */
export async function readRunFile(
  tx: Transaction,
  runId: string,
  format: Format,
): Promise<RunFile & { readonly bytes: Buffer }> {
  const run = await findRun(tx, runId);
  const file = run.files.find((one) => one.format === format);
  if (file === undefined) throw new Problem('not_found');
  if (file.redactedAt !== null) throw new Problem('not_found', { detail: redacted });
  const chunks = await tx
    .select({ bytes: storedFileChunk.bytes })
    .from(storedFileChunk)
    .where(eq(storedFileChunk.sha256, file.sha256))
    .orderBy(asc(storedFileChunk.position));
  return { ...file, bytes: Buffer.concat(chunks.map(({ bytes }) => bytes)) };
}

const redacted = text(
  'Der Inhalt dieser Datei ist gelöscht; ihr Prüfwert steht noch beim Lauf.',
  'The content of this file was redacted; its hash is kept with the run.',
);
