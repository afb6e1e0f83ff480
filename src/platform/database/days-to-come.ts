import { sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import type { Transaction } from './database.js';

/** Whether a day is yet to come in Saxony, by the clock of the database. */
export async function isToCome(tx: Transaction, day: Day): Promise<boolean> {
  const [row] = await tx.execute<{ future: boolean }>(sql`select ${day}::date > berlin_today() as future`);
  return row?.future === true;
}
