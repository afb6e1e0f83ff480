import { sql } from 'drizzle-orm';
import type { Orm } from '../../platform/database/database.js';

/** Removes sessions, links, codes and remembered devices that are past their time, and failures that count no more. */
export async function forgetPastSignIns(jobs: Orm): Promise<void> {
  await jobs.execute(sql`select forget_past_sign_ins()`);
}
