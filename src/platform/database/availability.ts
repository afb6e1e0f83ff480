import { sql } from 'drizzle-orm';
import type { Database } from './database.js';

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'NOT_POSTGRESQL',
]);

/**
 * SQLSTATEs that say "not now" rather than "not so": connection faults, starting or stopping server, no connection,
 * disk or memory left, read-only after a switch-over, broken storage.
 */
const serverCodes = /^(08...|57P0[1-5]|53...|25006|58030)$/;

/**
 * Whether an error means that the database cannot be used at present, so that the same request may succeed later (503).
 * Looks through the errors that drizzle wraps around the driver's.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let fault = error, depth = 0; fault instanceof Error && depth < 5; fault = fault.cause, depth += 1) {
    const { code, syscall } = fault as { code?: unknown; syscall?: unknown };
    if (typeof code !== 'string') continue;
    if (networkCodes.has(code) || serverCodes.test(code)) return true;
    if (code === 'ENOENT' && syscall === 'connect') return true;
  }
  return false;
}

/** Whether the database answers within two seconds; for the readiness check. */
export async function isDatabaseReady(database: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, 2_000, false);
  });
  const answer = database.orm.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
