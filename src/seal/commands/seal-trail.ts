import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Orm } from '../../platform/database/database.js';

const shortestPauseMs = 50;
const longestPauseMs = 500;
/** Entries a step seals at most; there may be more behind them. */
const fullStep = 10_000;

/**
 * Seals what stands in the trail, in steps of a transaction each, until everything is sealed or the time is over: what a
 * running transaction may still commit has to wait for its end. While others keep writing it rests between steps: a seal for
 * every few entries would take from them a quarter of what they can write. Any number of processes may do this at a time.
 *
 * @returns how many entries were sealed
 */
export async function sealTrail(orm: Orm, longestMs: number): Promise<number> {
  const until = Date.now() + longestMs;
  let sealed = 0;
  let restMs = 0;
  while (await trailWaits(orm)) {
    await pause(restMs);
    const [step] = await orm.execute<{ entries: number }>(sql`select seal_trail() as entries`);
    sealed += step?.entries ?? 0;
    if (Date.now() >= until) break;
    restMs = step?.entries === fullStep ? 0 : Math.min(Math.max(restMs * 2, shortestPauseMs), longestPauseMs);
  }
  return sealed;
}

async function trailWaits(orm: Orm): Promise<boolean> {
  const [row] = await orm.execute<{ waits: boolean }>(sql`select trail_waits() as waits`);
  return row?.waits === true;
}
