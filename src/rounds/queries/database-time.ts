import { sql } from 'drizzle-orm';
import type { Day } from '../../kernel/day.js';
import type { Orm, Transaction } from '../../platform/database/database.js';

/** What time it is, by the database's clock. */
export async function databaseTime(db: Orm): Promise<Date> {
  const [row] = await db.execute<{ at: string }>(sql`select clock_timestamp() as at`);
  if (!row) throw new Error('the database told no time');
  return new Date(row.at);
}

/** The day in Saxony, by the database's clock. */
export async function berlinToday(db: Orm | Transaction): Promise<Day> {
  const [row] = await db.execute<{ today: Day }>(sql`select berlin_today()::text as today`);
  if (!row) throw new Error('the database told no day');
  return row.today;
}
