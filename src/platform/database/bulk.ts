import { sql } from 'drizzle-orm';
import type { Transaction } from './database.js';

const settings = [
  'plan_cache_mode',
  'enable_nestloop',
  'enable_seqscan',
  'work_mem',
  'gin_pending_list_limit',
] as const;

/**
 * Runs work that writes or compares very many rows with settings for that. Usually every statement is planned for its values, which
 * for the checks of foreign keys means: anew for every row. And since the planner knows nothing of rows that are only now
 * being written, it would compare each with each, or read whole tables that were empty when it planned. Indexes of words only note
 * what comes in; `sortInWords` is for afterwards.
 */
export async function onManyRows<Result>(tx: Transaction, work: () => Promise<Result>): Promise<Result> {
  await tx.execute(sql`select set_config('plan_cache_mode', 'auto', true), set_config('enable_nestloop', 'off', true),
    set_config('enable_seqscan', 'off', true), set_config('work_mem', '64MB', true),
    set_config('gin_pending_list_limit', '512MB', true)`);
  const result = await work();
  for (const setting of settings) await tx.execute(sql`set local ${sql.identifier(setting)} to default`);
  return result;
}

/** Sorts into the indexes of words what many rows left there as notes. Searches find it before, but have to read the notes. */
export async function sortInWords(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local statement_timeout = 0`);
  await tx.execute(sql`select sort_in_words()`);
}
