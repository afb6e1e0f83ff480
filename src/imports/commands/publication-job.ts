import { asc, isNotNull, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import type { Writer } from '../../platform/database/acting.js';
import { isDatabaseUnavailable } from '../../platform/database/availability.js';
import { sortInWords } from '../../platform/database/bulk.js';
import type { Job } from '../../platform/jobs/job.js';
import { findRun, type ImportRun, type Publisher } from '../queries.js';
import { importProgress } from '../tables.js';
import {
  acting,
  type BackgroundWork,
  beginAttempt,
  mostAttempts,
  tell,
  tellEveryMs,
  type WorkParts,
  watchForCancel,
  workOff,
} from './background-work.js';
import { publishImport } from './commit.js';
import { publishUndo } from './undo.js';

/**
 * Publishes large imports, and the undoing of them, in the background, in the name of the lead who asked for it. What a
 * process that died left behind was not published at all, and is begun anew.
 */
export const publicationJob: Job = {
  name: 'publications',
  schedule: null,
  async isDue({ sql: jobs }) {
    const [row] = await jobs<{ waits: boolean }[]>`select publication_waits() as waits`;
    return row?.waits ?? false;
  },
  run: (parts) => publishWaitingImports(parts),
};

/** Publishes until nothing waits for it. */
export const publishWaitingImports = (parts: WorkParts): Promise<void> => workOff(parts, publications);

const publications: BackgroundWork = {
  waiting: (tx) =>
    tx
      .select({ id: importProgress.importId })
      .from(importProgress)
      .where(isNotNull(importProgress.publisher))
      .orderBy(asc(importProgress.updatedAt)),
  workOn: (parts, id) => publishOne(parts, id),
};

async function publishOne(parts: WorkParts, id: string): Promise<boolean> {
  const { database, log, stop } = parts;
  const run = await acting(database.orm, (tx) => findRun(tx, id));
  const { publisher = null, requestId = null } = run?.progress ?? {};
  if (run === null || publisher === null) return false;
  const attempts = await beginAttempt(database.orm, id, { phase: 'publishing' });
  const cancel = await watchForCancel(database.orm, id);
  try {
    if (attempts > mostAttempts) throw new Problem('internal');
    await publish(parts, run, writerOf(publisher, requestId), AbortSignal.any([stop, cancel.signal]));
    log.info({ import: id }, 'import published');
    await tidyUp(parts, id);
  } catch (error) {
    await settleFailure(parts, id, error, cancel.signal.aborted);
  } finally {
    cancel.end();
  }
  return true;
}

/** What is published is published, whatever becomes of this. */
async function tidyUp({ database, log }: WorkParts, id: string): Promise<void> {
  await acting(database.orm, sortInWords).catch((error: unknown) => {
    log.error({ import: id, err: error }, 'words of an import not sorted in');
  });
}

/** Who asked for it; whether their rights still hold is looked at when it is done. */
const writerOf = ({ id, role, personId }: Publisher, requestId: string | null): Writer => ({
  actor: { id, label: id, role, city: null, personId, mayWrite: true },
  ...(requestId === null ? {} : { requestId }),
});

async function publish(
  { database }: WorkParts,
  { id, undo }: ImportRun,
  writer: Writer,
  stop: AbortSignal,
): Promise<void> {
  let told = 0;
  const step = undo === null ? publishImport : publishUndo;
  await step(database, writer, id, {
    async begin(tx) {
      stop.throwIfAborted();
      await tx.execute(sql`set local statement_timeout = 0`);
    },
    async progress(rowsRead) {
      stop.throwIfAborted();
      if (Date.now() - told < tellEveryMs) return;
      told = Date.now();
      await tell(database.orm, id, { rowsRead });
    },
  });
}

/** What was cancelled can be published again, what failed says why; what the end of the service broke off waits. */
async function settleFailure(
  { database, log, stop }: WorkParts,
  id: string,
  error: unknown,
  isCancelled: boolean,
): Promise<void> {
  const ended = { publisher: null, requestId: null, isCancelled: false, rowsRead: 0 };
  if (isCancelled) {
    await tell(database.orm, id, { ...ended, failure: null });
    return;
  }
  if (stop.aborted) {
    await tell(database.orm, id, { phase: 'waiting', attempts: 0, rowsRead: 0 });
    return;
  }
  if (isDatabaseUnavailable(error)) throw error;
  const problem = error instanceof Problem ? error : new Problem('internal', { cause: error });
  log.error({ import: id, code: problem.code }, 'import not published');
  const failure = { code: problem.code, detail: problem.detail ?? problem.title };
  await tell(database.orm, id, { ...ended, failure });
}
