import { sql } from 'drizzle-orm';
import type { Orm } from '../../platform/database/database.js';
import { accessLog } from '../tables.js';

export type Reading = Omit<typeof accessLog.$inferInsert, 'id' | 'at'>;

export async function writeReadings(orm: Orm, readings: readonly Reading[]): Promise<void> {
  if (readings.length > 0) await orm.insert(accessLog).values([...readings]);
}

/** Removes what is older than twelve months; returns how much that was. */
export async function forgetOldReadings(orm: Orm): Promise<number> {
  const [row] = await orm.execute<{ forgotten: number }>(sql`select forget_old_readings()::int as forgotten`);
  return row?.forgotten ?? 0;
}
