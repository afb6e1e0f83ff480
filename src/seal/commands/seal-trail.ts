import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Orm } from '../../platform/database/database.js';

const shortestPauseMs = 50;
const longestPauseMs = 500;

/**
 * Seals what stands in the trail, in steps of a transaction each, until everything is sealed or the time is over: what a
 * running transaction may still commit has to wait for its end. Any number of processes may do this at a time.
 *
 * @returns how many entries were sealed
 */
export async function sealTrail(orm: Orm, longestMs: number): Promise<number> {
  const until = Date.now() + longestMs;
  let sealed = 0;
  let pauseMs = shortestPauseMs;
  while (await trailWaits(orm)) {
    const [step] = await orm.execute<{ entries: number }>(sql`select seal_trail() as entries`);
    sealed += step?.entries ?? 0;
    if (Date.now() >= until) break;
    if (step?.entries !== 0) continue;
    await pause(pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
  return sealed;
}

async function trailWaits(orm: Orm): Promise<boolean> {
  const [row] = await orm.execute<{ waits: boolean }>(sql`select trail_waits() as waits`);
  return row?.waits === true;
}
