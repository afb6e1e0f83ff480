import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Orm } from '../../platform/database/database.js';

/** How much guessing is put up with before waiting begins, and how long that gets. */
export interface Budget {
  /** Failures without any wait. */
  readonly free: number;
  /** The wait doubles from ten seconds with each further failure, up to this many seconds. */
  readonly longestWait: number;
}

/** Failures older than this count no more. */
const forgottenAfter = '1 hour';

/**
 * Counts one attempt against a key, before it is made, so that attempts at the same time cannot pass together.
 * Returns the seconds to wait when it is too early for another one, which is then not counted; else 0.
 */
export async function takeAttempt(auth: Orm, key: string, budget: Budget): Promise<number> {
  const wait = sql`case when t.failures < ${budget.free}::int then interval '0'
    else make_interval(secs => least(${budget.longestWait}::int, 10 * 2 ^ least(t.failures - ${budget.free}::int, 20))) end`;
  const [row] = await auth.execute<{ seconds: number }>(sql`
    with taken as (
      insert into login_throttle as t (key, failures, last_at) values (${key}, 1, clock_timestamp())
      on conflict (key) do update set
        failures = case when t.last_at < clock_timestamp() - interval '${sql.raw(forgottenAfter)}' then 1 else t.failures + 1 end,
        last_at = clock_timestamp()
      where clock_timestamp() >= t.last_at + ${wait}
      returning 1)
    select case when exists (select from taken) then 0 else
      coalesce((select greatest(1, ceil(extract(epoch from t.last_at + ${wait} - clock_timestamp())))::int
                from login_throttle t where t.key = ${key}), 1) end as seconds`);
  return row?.seconds ?? 0;
}

/** Gives an attempt back that was none: it succeeded, or failed for another reason. */
export async function giveAttemptBack(auth: Orm, key: string): Promise<void> {
  await auth.execute(sql`update login_throttle set failures = greatest(failures - 1, 0) where key = ${key}`);
}

const ownPassword = { free: 5, longestWait: 900 } as const satisfies Budget;

/**
 * Tries something that asks a person who is signed in for their password: whoever sits down at a foreign desk must not
 * guess it there. The answer, null when the password was wrong or it is too early: then with the seconds to wait.
 */
export async function tryOwnPassword<Answer>(
  auth: Orm,
  secret: string,
  personId: string,
  work: () => Promise<Answer | null>,
): Promise<{ readonly seconds: number; readonly answer: Answer | null }> {
  const key = throttleKey(secret, 'ownPassword', personId);
  const seconds = await takeAttempt(auth, key, ownPassword);
  if (seconds > 0) return { seconds, answer: null };
  const answer = await work();
  if (answer !== null) await giveAttemptBack(auth, key);
  return { seconds: 0, answer };
}

/** Takes what may be used only once within an hour; false when it was taken already. */
export async function takeOnce(auth: Orm, key: string): Promise<boolean> {
  const taken = await auth.execute(sql`
    insert into login_throttle as t (key, failures, last_at) values (${key}, 1, clock_timestamp())
    on conflict (key) do update set last_at = clock_timestamp()
    where t.last_at < clock_timestamp() - interval '${sql.raw(forgottenAfter)}'
    returning 1`);
  return taken.length > 0;
}

/** Gives back what turned out not to be used. */
export async function forgetTaken(auth: Orm, key: string): Promise<void> {
  await auth.execute(sql`delete from login_throttle where key = ${key}`);
}

/** Removes what counts no more. */
export async function sweepAttempts(auth: Orm): Promise<void> {
  await auth.execute(
    sql`delete from login_throttle where last_at < clock_timestamp() - interval '${sql.raw(forgottenAfter)}'`,
  );
}

/** Keys say nothing about whom they are for: addresses and networks are kept as keyed hashes only. */
export const throttleKey = (secret: string, ...parts: readonly string[]): string =>
  createHmac('sha256', secret).update(parts.join('\n')).digest('base64url');
