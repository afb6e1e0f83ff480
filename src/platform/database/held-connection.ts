import { setTimeout as pause } from 'node:timers/promises';
import type { ReservedSql, Sql } from 'postgres';
import { isDatabaseUnavailable } from './availability.js';

/** A connection that one reader has to itself, out of its pool until it is given back. */
export interface HeldConnection {
  readonly sql: ReservedSql;
  /**
   * Waits until nothing runs on it any more.
   * @param failure what the last statement failed with, if it did
   * @param answered everything that was asked on it has been answered
   */
  giveBack(failure: unknown, answered?: boolean): Promise<void>;
}

/** Between two attempts to cancel: statements that were sent together are cancelled one by one. */
const pauseMs = 20;

/**
 * Takes a connection for one reader. When that reader is `gone`, whatever runs on it is cancelled on the server through
 * `canceller`. It is not given back before a cancellation has arrived, or that would hit whoever uses it next.
 */
export async function holdConnection(pool: Sql, canceller: Sql, gone: AbortSignal): Promise<HeldConnection> {
  const connection = await pool.reserve();
  // Goes ahead of the reader's own statements, which need not wait for the answer.
  const backend = backendOf(connection);
  let ended = false;
  let cancelling: Promise<void> | null = null;
  const cancel = async (): Promise<void> => {
    const pid = await backend;
    while (pid !== null && !ended) {
      // A statement that could not be cancelled ends by itself, or with its time limit.
      await canceller`select pg_cancel_backend(${pid})`.catch(() => undefined);
      await pause(pauseMs);
    }
  };
  const begin = (): void => {
    cancelling = cancel();
  };
  gone.addEventListener('abort', begin, { once: true });
  if (gone.aborted) begin();
  return {
    sql: connection,
    async giveBack(failure, answered = false) {
      gone.removeEventListener('abort', begin);
      const isBroken = failure !== null && isDatabaseUnavailable(failure);
      if (!isBroken && (!answered || cancelling !== null)) await untilIdle(connection);
      ended = true;
      await cancelling;
      // One that broke is out of the pool already; giving it back would put it among the open ones.
      if (!isBroken) connection.release();
    },
  };
}

/** Null when the connection is lost; then nothing runs on it either. */
const backendOf = (connection: ReservedSql): Promise<number | null> =>
  connection<{ pid: number }[]>`select pg_backend_pid() as pid`.then(
    ([row]) => row?.pid ?? null,
    () => null,
  );

/**
 * The answer to an empty statement comes after everything that was sent before. It also sets back the driver's count of
 * rows: after a statement that failed when some rows had come, the next result would begin with holes.
 */
async function untilIdle(connection: Sql): Promise<void> {
  await connection.unsafe('select').catch(() => undefined);
}
