import { eq, sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { viewpointAt } from '../../history/index.js';
import { systemActor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { actingAs } from '../../platform/database/acting.js';
import { isDatabaseUnavailable } from '../../platform/database/availability.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import type { Job, JobParts } from '../../platform/jobs/job.js';
import { dictionaryAt } from '../../projects/index.js';
import { findReading, type ImportRun } from '../queries.js';
import { importProgress, importRun } from '../tables.js';
import { keptUpload } from './answer.js';
import { rememberedAnswers } from './answers.js';
import { keepAnswers } from './preview.js';
import { readInto } from './read-into.js';

const actor = systemActor('imports');
const acting = <Result>(orm: Orm, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  actingAs(orm, actor, {}, work);

/** A file that its reader died of this often is given up. */
const mostAttempts = 3;
const tellEveryMs = 400;
/** After this a job takes no further file, and the next one goes on: the queue gives a job five minutes. */
const shiftMs = 200_000;

/** Reads large files in the background, one after the other. What a process that died left behind is read anew. */
export const readingJob: Job = {
  name: 'imports',
  schedule: null,
  async isDue({ sql: jobs }) {
    const [row] = await jobs<{ waits: boolean }[]>`select import_work_waits() as waits`;
    return row?.waits ?? false;
  },
  run: (parts) => readWaitingImports(parts),
};

type Parts = Pick<JobParts, 'database' | 'sql' | 'log' | 'stop'>;

/** Reads files until none waits. */
export async function readWaitingImports(parts: Parts): Promise<void> {
  const until = Date.now() + shiftMs;
  while (!parts.stop.aborted && Date.now() < until) {
    const waiting = await acting(parts.database.orm, (tx) =>
      tx
        .select({ id: importRun.id })
        .from(importRun)
        .where(eq(importRun.state, 'reading'))
        .orderBy(importRun.createdAt),
    );
    let hasRead = false;
    for (const { id } of waiting) hasRead = (await readIfFree(parts, id)) || hasRead;
    if (!hasRead) return;
  }
}

/** Holds a lock of the server's while it reads, so that nobody else does, and others see when it is gone. */
async function readIfFree(parts: Parts, id: string): Promise<boolean> {
  const held = await parts.sql.reserve();
  try {
    const [lock] = await held<
      { taken: boolean }[]
    >`select pg_try_advisory_lock(hashtextextended(${lockOf(id)}, 0)) as taken`;
    if (lock?.taken !== true) return false;
    try {
      return await readOne(parts, id);
    } finally {
      await unlock(held, id);
    }
  } finally {
    held.release();
  }
}

const lockOf = (id: string): string => `steckbrief.import ${id}`;

const unlock = (held: Sql, id: string): Promise<unknown> =>
  held`select pg_advisory_unlock(hashtextextended(${lockOf(id)}, 0))`.catch(() => undefined);

class Cancelled extends Error {}

async function readOne(parts: Parts, id: string): Promise<boolean> {
  const { database, log, stop } = parts;
  const run = await acting(database.orm, (tx) => findReading(tx, id));
  if (run?.state !== 'reading') return false;
  const attempts = await beginAttempt(database.orm, id);
  const cancel = new AbortController();
  const watch = setInterval(() => void lookForCancel(database.orm, id, cancel), tellEveryMs);
  try {
    if (attempts > mostAttempts) throw new Problem('internal');
    await read(parts, run, AbortSignal.any([stop, cancel.signal]));
    log.info({ import: id }, 'list read');
  } catch (error) {
    await settleFailure(parts, id, error, cancel.signal.aborted);
  } finally {
    clearInterval(watch);
  }
  return true;
}

async function read({ database }: Parts, run: ImportRun, stop: AbortSignal): Promise<void> {
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

const tell = (orm: Orm, id: string, news: Partial<typeof importProgress.$inferInsert>): Promise<unknown> =>
  acting(orm, (tx) =>
    tx
      .update(importProgress)
      .set({ ...news, updatedAt: sql`clock_timestamp()` })
      .where(eq(importProgress.importId, id)),
  );

async function beginAttempt(orm: Orm, id: string): Promise<number> {
  const [row] = await acting(orm, (tx) =>
    tx
      .update(importProgress)
      .set({ phase: 'looking', rowsRead: 0, rowsTotal: null, attempts: sql`${importProgress.attempts} + 1` })
      .where(eq(importProgress.importId, id))
      .returning({ attempts: importProgress.attempts }),
  );
  return row?.attempts ?? 1;
}

async function lookForCancel(orm: Orm, id: string, cancel: AbortController): Promise<void> {
  const [row] = await acting(orm, (tx) =>
    tx
      .select({ isCancelled: importProgress.isCancelled })
      .from(importProgress)
      .where(eq(importProgress.importId, id)),
  ).catch(() => [{ isCancelled: false }]);
  // An import that is gone was removed before its reader had begun.
  if (row?.isCancelled !== false) cancel.abort(new Cancelled());
}

/** A cancelled import is removed, one that cannot be read says why; one broken off by the end of the service waits. */
async function settleFailure(
  { database, log, stop }: Parts,
  id: string,
  error: unknown,
  isCancelled: boolean,
): Promise<void> {
  if (isCancelled) {
    await acting(database.orm, (tx) => tx.delete(importRun).where(eq(importRun.id, id)));
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
