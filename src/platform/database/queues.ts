import PgBoss from 'pg-boss';
import type { Sql } from 'postgres';

/** Schema of the queue (pg-boss): no part of the registry, made anew wherever it is missing. */
export const queueSchema = 'pgboss';

/** Between the clock and the queues pg-boss puts a queue of its own. */
const queueOfClock = '__pgboss__send-it';

/** At most one job of a name waits at a time; one whose process died counts as failed after five minutes and is tried again. */
const ofJobs = { policy: 'short', retryLimit: 3, retryDelay: 30, retryBackoff: true, expireInSeconds: 300 };

/**
 * Makes the queue's tables, or brings them up to this program's pg-boss, and a queue for every name; as the owner, so that
 * nothing is created at run time.
 */
export async function prepareQueues(owner: Sql, names: readonly string[]): Promise<void> {
  const version = await installedVersion(owner);
  if (version === null) await owner.unsafe(PgBoss.getConstructionPlans(queueSchema));
  else if (version < newestVersion())
    await owner.unsafe(PgBoss.getMigrationPlans(queueSchema, String(version)));
  const present = await owner<{ name: string }[]>`select name from pgboss.queue`;
  const missing = [queueOfClock, ...names].filter((name) => !present.some((queue) => queue.name === name));
  for (const name of missing)
    await owner`select pgboss.create_queue(${name}, ${JSON.stringify(name === queueOfClock ? {} : ofJobs)}::text::json)`;
  if (missing.length === 0 && version === newestVersion()) return;
  await owner.unsafe(`
    grant usage on schema ${queueSchema} to steckbrief_jobs;
    grant select, insert, update, delete on all tables in schema ${queueSchema} to steckbrief_jobs;`);
}

async function installedVersion(owner: Sql): Promise<number | null> {
  const [found] = await owner<{ present: boolean }[]>`
    select to_regclass('pgboss.version') is not null as present`;
  if (!found?.present) return null;
  const [row] = await owner<{ version: number }[]>`select version from pgboss.version`;
  return row?.version ?? null;
}

/** pg-boss says its schema's version only inside the plan that makes it. */
function newestVersion(): number {
  const plan = PgBoss.getConstructionPlans(queueSchema);
  const version = /version\(version\) VALUES \('(\d+)'\)/.exec(plan)?.[1];
  if (version === undefined) throw new Error('pg-boss does not say the version of its schema');
  return Number(version);
}
