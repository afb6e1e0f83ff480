import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { keepFile } from '../../imports/index.js';
import { systemActor } from '../../kernel/actor.js';
import type { ProblemCode } from '../../kernel/problem.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import type { Format } from '../../reporting/index.js';
import { besideOfRun, findRun } from '../queries/runs.js';
import { type Run, type Step, stepsOf } from '../run.js';
import { reportRun, reportRunFile, reportRunProgress } from '../tables.js';

export interface DrawnFile {
  readonly format: Format;
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly fileName: string;
  readonly pages: number | null;
}

/** At most this many runs are drawn at a time, and of one who asked at most one: everybody else's turn comes first. */
const mostRunning = 2;
const mostPerAsker = 1;
/** A run whose worker died this often is given up: it is what they died of. */
const mostAttempts = 3;

/** Thrown to a worker whose run was cancelled, or taken from it. */
export class RunStopped extends Error {}

const actor = systemActor('report-runs');
const acting = <Result>(orm: Orm, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  actingAs(orm, actor, {}, work);

/**
 * Somebody who draws runs. It holds a lock of the server's while it lives, so that others see when it is gone, and takes
 * up what they left behind.
 */
export interface Worker {
  /** The next run whose turn it is; null when there is none or enough are being drawn. */
  claim(): Promise<Run | null>;
  /** What the run says that belongs to no registry revision. */
  besideOf(run: Run): Promise<unknown>;
  /** Says what the run does now. @throws RunStopped */
  step(run: Run, step: Step): Promise<void>;
  /** Keeps its files and ends it. @throws RunStopped */
  finish(run: Run, files: readonly DrawnFile[], letter: Letter | null, seal: string | null): Promise<void>;
  fail(run: Run, code: ProblemCode): Promise<void>;
  /** Gives a run back that it does not get to the end of. */
  giveBack(run: Run): Promise<void>;
}

/** Mail to the owner of a schedule. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
}

/** Works as one worker; `sql` is a pool of the role of the jobs. */
export async function asWorker<Result>(
  orm: Orm,
  sql: Sql,
  work: (worker: Worker) => Promise<Result>,
): Promise<Result> {
  const id = randomUUID();
  const held = await sql.reserve();
  try {
    await held`select pg_advisory_lock(report_worker_lock(${id}::uuid))`;
    return await work(workerOf(orm, id));
  } finally {
    await held`select pg_advisory_unlock(report_worker_lock(${id}::uuid))`.catch(() => undefined);
    held.release();
  }
}

const workerOf = (orm: Orm, id: string): Worker => ({
  claim: () => acting(orm, (tx) => claim(tx, id)),
  besideOf: (run) => acting(orm, (tx) => besideOfRun(tx, run.id)),
  step: (run, step) => acting(orm, (tx) => enterStep(tx, id, run, step)),
  finish: (run, files, letter, seal) => acting(orm, (tx) => finish(tx, id, run, { files, letter, seal })),
  fail: (run, code) =>
    acting(orm, async (tx) => {
      if (await isMine(tx, id, run)) await end(tx, run, { state: 'failed', error: code });
    }),
  giveBack: (run) => acting(orm, (tx) => giveBack(tx, id, run)),
});

async function claim(tx: Transaction, worker: string): Promise<Run | null> {
  // One at a time, or two would give the same asker two turns.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('steckbrief.report-turns', 0))`);
  await takeUpWhatWasLeft(tx);
  const [next] = await tx.execute<{ id: string }>(nextTurn);
  if (next === undefined) return null;
  await tx
    .update(reportRun)
    .set({ state: 'running', startedAt: sql`clock_timestamp()` })
    .where(eq(reportRun.id, next.id));
  const run = await findRun(tx, next.id);
  await tx
    .insert(reportRunProgress)
    .values({ runId: run.id, worker, step: 'reading', stepsTotal: stepsOf(run.formats).length })
    .onConflictDoUpdate({
      target: reportRunProgress.runId,
      set: {
        worker,
        step: 'reading',
        stepsDone: 0,
        attempts: sql`${reportRunProgress.attempts} + 1`,
        updatedAt: sql`clock_timestamp()`,
      },
    });
  return run;
}

/**
 * Whose turn it is: of those with fewer runs being drawn than one may have, who has waited longest since their last turn;
 * of theirs, what was asked for first.
 */
const nextTurn = sql`
  with running as (select asker, count(*) as runs from report_run where state = 'running' group by asker),
  turns as (
    select w.asker, (select max(b.started_at) from report_run b where b.asker = w.asker) as last_turn
    from report_run w where w.state = 'waiting' group by w.asker
  )
  select w.id from report_run w join turns t using (asker) left join running r using (asker)
  where w.state = 'waiting' and coalesce(r.runs, 0) < ${mostPerAsker}
    and (select coalesce(sum(runs), 0) from running) < ${mostRunning}
  order by t.last_turn nulls first, w.created_at, w.id limit 1`;

/** Runs whose worker is gone wait again; one that has outlived too many workers has failed. */
async function takeUpWhatWasLeft(tx: Transaction): Promise<void> {
  const left = await tx.execute<{ id: string; attempts: number | null }>(sql`
    select r.id, p.attempts from report_run r left join report_run_progress p on p.run_id = r.id
    where r.state = 'running' and pg_try_advisory_xact_lock(report_worker_lock(p.worker))`);
  for (const { id, attempts } of left)
    if ((attempts ?? 0) >= mostAttempts) await end(tx, { id }, { state: 'failed', error: 'internal' });
    else await tx.update(reportRun).set({ state: 'waiting', startedAt: null }).where(eq(reportRun.id, id));
}

/** It waits again, and its worker did not die of it. */
async function giveBack(tx: Transaction, worker: string, run: Run): Promise<void> {
  if (!(await isMine(tx, worker, run))) return;
  await tx.update(reportRun).set({ state: 'waiting', startedAt: null }).where(eq(reportRun.id, run.id));
  await tx
    .update(reportRunProgress)
    .set({ attempts: sql`${reportRunProgress.attempts} - 1` })
    .where(eq(reportRunProgress.runId, run.id));
}

async function enterStep(tx: Transaction, worker: string, run: Run, step: Step): Promise<void> {
  if (!(await isMine(tx, worker, run))) throw new RunStopped();
  await tx
    .update(reportRunProgress)
    .set({ step, stepsDone: stepsOf(run.formats).indexOf(step), updatedAt: sql`clock_timestamp()` })
    .where(eq(reportRunProgress.runId, run.id));
}

interface Outcome {
  readonly files: readonly DrawnFile[];
  readonly letter: Letter | null;
  /** What its files print; kept with it. */
  readonly seal: string | null;
}

async function finish(
  tx: Transaction,
  worker: string,
  run: Run,
  { files, letter, seal }: Outcome,
): Promise<void> {
  if (!(await isMine(tx, worker, run))) throw new RunStopped();
  for (const { format, bytes, mediaType, fileName, pages } of files) {
    const sha256 = await keepFile(tx, bytes, mediaType);
    await tx.insert(reportRunFile).values({
      runId: run.id,
      format,
      fileName,
      mediaType,
      byteLength: bytes.length,
      pages,
      fileSha256: sha256,
      contentSha256: sha256,
    });
  }
  await tx
    .update(reportRunProgress)
    .set({ stepsDone: stepsOf(run.formats).length, updatedAt: sql`clock_timestamp()` })
    .where(eq(reportRunProgress.runId, run.id));
  await end(tx, run, { state: 'done', seal });
  if (letter !== null)
    await tx.execute(sql`select tell_schedule_owner(${run.id}::uuid, ${letter.subject}, ${letter.body})`);
}

/** Whether the run is still this worker's to draw; holds it until the transaction ends. */
async function isMine(tx: Transaction, worker: string, run: Pick<Run, 'id'>): Promise<boolean> {
  const [row] = await tx
    .select({ id: reportRun.id })
    .from(reportRun)
    .innerJoin(reportRunProgress, eq(reportRunProgress.runId, reportRun.id))
    .where(
      and(eq(reportRun.id, run.id), eq(reportRun.state, 'running'), eq(reportRunProgress.worker, worker)),
    )
    .for('update', { of: reportRun });
  return row !== undefined;
}

const end = (
  tx: Transaction,
  run: Pick<Run, 'id'>,
  outcome:
    | { readonly state: 'done'; readonly seal: string | null }
    | { readonly state: 'failed'; readonly error: ProblemCode },
) =>
  tx
    .update(reportRun)
    .set({ ...outcome, endedAt: sql`clock_timestamp()` })
    .where(eq(reportRun.id, run.id));
