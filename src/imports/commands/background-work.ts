import { eq, sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { systemActor } from '../../kernel/actor.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import type { JobParts } from '../../platform/jobs/job.js';
import { importProgress } from '../tables.js';

export type WorkParts = Pick<JobParts, 'database' | 'sql' | 'log' | 'stop'>;

/** What is done in the background with one import after the other. */
export interface BackgroundWork {
  /** Imports that wait for it, the one that waits longest first. */
  waiting(tx: Transaction): Promise<readonly { readonly id: string }[]>;
  /** Does it, and says whether there was anything to do. Nobody else works on the same import meanwhile. */
  workOn(parts: WorkParts, id: string): Promise<boolean>;
}

const actor = systemActor('imports');
export const acting = <Result>(orm: Orm, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  actingAs(orm, actor, {}, work);

/** An import that its worker died of this often is given up. */
export const mostAttempts = 3;
export const tellEveryMs = 400;
/** After this a job takes no further import, and the next one goes on: the queue gives a job five minutes. */
const shiftMs = 200_000;

/** Works until nothing waits. */
export async function workOff(parts: WorkParts, work: BackgroundWork): Promise<void> {
  const until = Date.now() + shiftMs;
  while (!parts.stop.aborted && Date.now() < until) {
    const waiting = await acting(parts.database.orm, (tx) => work.waiting(tx));
    let hasWorked = false;
    for (const { id } of waiting) hasWorked = (await workIfFree(parts, work, id)) || hasWorked;
    if (!hasWorked) return;
  }
}

/** Holds a lock of the server's while it works, so that nobody else does, and others see when it is gone. */
async function workIfFree(parts: WorkParts, work: BackgroundWork, id: string): Promise<boolean> {
  const held = await parts.sql.reserve();
  try {
    const [lock] = await held<
      { taken: boolean }[]
    >`select pg_try_advisory_lock(hashtextextended(${lockOf(id)}, 0)) as taken`;
    if (lock?.taken !== true) return false;
    try {
      return await work.workOn(parts, id);
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

/** Whether nobody works on an import; until the transaction ends nobody begins to. */
export async function keepFree(tx: Transaction, id: string): Promise<boolean> {
  const [lock] = await tx.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${lockOf(id)}, 0)) as free`,
  );
  return lock?.free === true;
}

type Progress = typeof importProgress.$inferInsert;

/** Says how far an import is, for everybody to see at once. */
export const tell = (orm: Orm, id: string, news: Partial<Progress>): Promise<unknown> =>
  acting(orm, (tx) =>
    tx
      .update(importProgress)
      .set({ ...news, updatedAt: sql`clock_timestamp()` })
      .where(eq(importProgress.importId, id)),
  );

/** Says that work begins; how often it has begun. */
export async function beginAttempt(orm: Orm, id: string, begun: Partial<Progress>): Promise<number> {
  const [row] = await acting(orm, (tx) =>
    tx
      .update(importProgress)
      .set({ rowsRead: 0, ...begun, attempts: sql`${importProgress.attempts} + 1` })
      .where(eq(importProgress.importId, id))
      .returning({ attempts: importProgress.attempts }),
  );
  return row?.attempts ?? 1;
}

class Cancelled extends Error {}

export interface CancelWatch {
  readonly signal: AbortSignal;
  end(): void;
}

/** Looks now and then whether somebody has cancelled what is being done with an import, for the first time at once. */
export async function watchForCancel(orm: Orm, id: string): Promise<CancelWatch> {
  const cancel = new AbortController();
  await lookForCancel(orm, id, cancel);
  const watch = setInterval(() => void lookForCancel(orm, id, cancel), tellEveryMs);
  return { signal: cancel.signal, end: () => clearInterval(watch) };
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
