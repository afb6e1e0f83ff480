import { eq, sql } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import { Problem } from '../../kernel/problem.js';
import { isDatabaseUnavailable } from '../../platform/database/availability.js';
import type { Database } from '../../platform/database/database.js';
import type { Job } from '../../platform/jobs/job.js';
import { dictionaryAt } from '../../projects/index.js';
import { findReading, type ImportRun } from '../queries.js';
import { type ImportPurpose, importRun } from '../tables.js';
import { keptUpload } from './answer.js';
import { rememberedAnswers } from './answers.js';
import {
  acting,
  beginAttempt,
  mostAttempts,
  tell,
  tellEveryMs,
  type WorkParts,
  watchForCancel,
  workOff,
} from './background-work.js';
import { keepCancelled } from './cancel-reading.js';
import { keepAnswers } from './preview.js';
import { readInto } from './read-into.js';

/** What goes on with a list once it was read, by what it is read for. */
export type AfterReading = Partial<
  Record<ImportPurpose, (database: Database, importId: string) => Promise<void>>
>;

/** Reads large files in the background, one after the other. What a process that died left behind is read anew. */
export const readingJob = (afterwards: AfterReading): Job => ({
  name: 'imports',
  schedule: null,
  async isDue({ sql: jobs }) {
    const [row] = await jobs<{ waits: boolean }[]>`select import_work_waits() as waits`;
    return row?.waits ?? false;
  },
  run: (parts) => readWaitingImports(parts, afterwards),
});

/** Reads files until none waits. */
export const readWaitingImports = (parts: WorkParts, afterwards: AfterReading = {}): Promise<void> =>
  workOff(parts, {
    waiting: (tx) =>
      tx
        .select({ id: importRun.id })
        .from(importRun)
        .where(eq(importRun.state, 'reading'))
        .orderBy(importRun.createdAt),
    workOn: (_, id) => readOne(parts, id, afterwards),
  });

async function readOne(parts: WorkParts, id: string, afterwards: AfterReading): Promise<boolean> {
  const { database, log, stop } = parts;
  const run = await acting(database.orm, (tx) => findReading(tx, id));
  if (run?.state !== 'reading') return false;
  const attempts = await beginAttempt(database.orm, id, { phase: 'looking', rowsTotal: null });
  const cancel = await watchForCancel(database.orm, id);
  try {
    if (attempts > mostAttempts) throw new Problem('internal');
    await read(parts, run, AbortSignal.any([stop, cancel.signal]));
    log.info({ import: id }, 'list read');
  } catch (error) {
    await settleFailure(parts, run, error, cancel.signal.aborted);
  } finally {
    cancel.end();
  }
  await goOn(parts, run, afterwards);
  return true;
}

/** The list is read, whatever becomes of what comes afterwards: people can ask for that as well. */
async function goOn({ database, log }: WorkParts, { id, purpose }: ImportRun, afterwards: AfterReading) {
  try {
    await afterwards[purpose]?.(database, id);
  } catch (error) {
    log.error({ import: id, err: error }, 'what follows the reading of a list failed');
  }
}

async function read({ database }: WorkParts, run: ImportRun, stop: AbortSignal): Promise<void> {
  await acting(database.orm, async (tx) => {
    const { revision } = await viewpointAt(tx);
    await tx.execute(sql`set local statement_timeout = 0`);
    const given = (run.summary.answers ?? []).filter(({ isRemembered }) => !isRemembered);
    let told = 0;
    await readInto(tx, {
      importId: run.id,
      upload: await keptUpload(tx, run),
      dictionary: await dictionaryAt(tx, revision),
      answers: { remembered: await rememberedAnswers(tx), given },
      stop,
      async progress(phase, rowsRead, rowsTotal) {
        stop.throwIfAborted();
        if (phase === 'checking' && Date.now() - told < tellEveryMs) return;
        told = Date.now();
        await tell(database.orm, run.id, { phase, rowsRead, rowsTotal });
      },
    });
    await keepAnswers(
      tx,
      run.id,
      Object.fromEntries(given.map(({ question, answer }) => [question, answer])),
      run.createdBy,
    );
    await tx.update(importRun).set({ checkedRevision: revision }).where(eq(importRun.id, run.id));
  });
}

/**
 * A cancelled import is removed, and a cancelled list that something else is about says so; one that cannot be read says why;
 * one broken off by the end of the service waits.
 */
async function settleFailure(
  { database, log, stop }: WorkParts,
  { id, purpose }: ImportRun,
  error: unknown,
  isCancelled: boolean,
): Promise<void> {
  if (isCancelled) {
    await acting<unknown>(database.orm, (tx) =>
      purpose === 'import' ? tx.delete(importRun).where(eq(importRun.id, id)) : keepCancelled(tx, id),
    );
    return;
  }
  if (stop.aborted) {
    await tell(database.orm, id, { phase: 'waiting', attempts: 0 });
    return;
  }
  if (isDatabaseUnavailable(error)) throw error;
  if ((await acting(database.orm, (tx) => findReading(tx, id))) === null) return;
  const problem = error instanceof Problem ? error : new Problem('internal', { cause: error });
  log.error({ import: id, code: problem.code }, 'list not read');
  const failure = { code: problem.code, detail: problem.detail ?? problem.title };
  await acting(database.orm, (tx) =>
    tx.update(importRun).set({ state: 'failed', failure }).where(eq(importRun.id, id)),
  );
}
