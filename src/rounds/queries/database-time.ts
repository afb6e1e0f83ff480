import { sql } from 'drizzle-orm';
import type { Orm } from '../../platform/database/database.js';

/** What time it is, by the database's clock. */
export async function databaseTime(db: Orm): Promise<Date> {
  const [row] = await db.execute<{ at: string }>(sql`select clock_timestamp() as at`);
  if (!row) throw new Error('the database told no time');
  return new Date(row.at);
}
