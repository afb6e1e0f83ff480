import { drizzle } from 'drizzle-orm/postgres-js';
import PgBoss from 'pg-boss';
import { isDatabaseUnavailable } from '../database/availability.js';
import { connect, type Target } from '../database/connections.js';
import { queueSchema } from '../database/queues.js';
import type { Log } from '../log.js';
import type { Job, JobParts } from './job.js';
import { queueDatabase } from './queue-database.js';

export type JobNeeds = Omit<JobParts, 'orm' | 'sql' | 'stop'>;

export interface Jobs {
  /** Has a job run as soon as there is time for it; nothing happens when it already waits. */
  send(name: string): Promise<void>;
  /** Ends the running jobs, ten seconds at most, and takes no more. */
  stop(): Promise<void>;
}

const timeZone = 'Europe/Berlin';
const secondMs = 1_000;
const drainMs = 10_000;

/**
 * Runs jobs in this process, as the role steckbrief_jobs, until it is stopped. Their queues were made when the database was
 * migrated; schedules of jobs that no longer exist are forgotten.
 */
export async function openJobs(target: Target, jobs: readonly Job[], needs: JobNeeds): Promise<Jobs> {
  const stopping = new AbortController();
  const session = { statement_timeout: 300_000, idle_in_transaction_session_timeout: 120_000 };
  const ormClient = connect(target, { name: 'steckbrief jobs', connections: 3, session });
  const sql = connect(target, { name: 'steckbrief jobs raw', connections: 3, session });
  const queue = queueDatabase(target);
  const boss = new PgBoss({ db: queue, schema: queueSchema, migrate: false });
  const parts: JobParts = { ...needs, orm: drizzle(ormClient), sql, stop: stopping.signal };
  boss.on('error', (error) => logUnlessAway(needs.log, error));
  await boss.start();
  const workers = new Map<string, string>();
  for (const job of jobs) workers.set(job.name, await take(boss, job, parts));
  await forgetSchedules(boss, jobs);
  const send = async (name: string): Promise<void> => {
    await boss.send(name, {});
    const worker = workers.get(name);
    if (worker !== undefined) boss.notifyWorker(worker);
  };
  const watch = lookOut(jobs, parts, send);
  return {
    send,
    async stop() {
      stopping.abort();
      clearInterval(watch);
      await boss.stop({ timeout: drainMs });
      await Promise.all([ormClient.end({ timeout: 5 }), sql.end({ timeout: 5 }), queue.close()]);
    },
  };
}

/** Has a job run whenever it was sent; the id of its worker. */
async function take(boss: PgBoss, job: Job, parts: JobParts): Promise<string> {
  const pollingIntervalSeconds = job.isDue === undefined ? 5 : 1;
  const worker = await boss.work(job.name, { pollingIntervalSeconds }, () => runLogged(job, parts));
  if (job.schedule === null) return worker;
  await boss.schedule(job.name, job.schedule, {}, { tz: timeZone });
  await boss.send(job.name, {});
  return worker;
}

/** What goes wrong is kept by its kind only: messages of the database hold values. */
async function runLogged(job: Job, parts: JobParts): Promise<void> {
  try {
    await job.run(parts);
  } catch (error) {
    const code = codeOf(error);
    parts.log.error({ job: job.name, code, at: placeOf(error) }, 'job failed');
    throw new Error(code);
  }
}

async function forgetSchedules(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  for (const { name } of await boss.getSchedules())
    if (!jobs.some((job) => job.name === name && job.schedule !== null)) await boss.unschedule(name);
}

/** Sends jobs that say they are due. While the database is away nothing is. */
function lookOut(
  jobs: readonly Job[],
  parts: JobParts,
  send: (name: string) => Promise<void>,
): NodeJS.Timeout {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      for (const job of jobs) if (await job.isDue?.(parts)) await send(job.name);
    } catch (error) {
      logUnlessAway(parts.log, error);
    } finally {
      looking = false;
    }
  };
  return setInterval(() => void look(), secondMs);
}

function logUnlessAway(log: Log, error: unknown): void {
  if (isDatabaseUnavailable(error)) return;
  log.error({ code: codeOf(error), at: placeOf(error) }, 'queue of jobs failed');
}

function codeOf(error: unknown): string {
  const { code, name, cause } = error as { code?: unknown; name?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause === undefined ? String(name ?? 'unknown') : codeOf(cause);
}

function placeOf(error: unknown): string | null {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines.find((line) => line.startsWith('    at '))?.trim() ?? null;
}
