import type PgBoss from 'pg-boss';
import type { Sql } from 'postgres';
import { connect, type Target } from '../database/connections.js';

/** pg-boss hands JSON over as text already; the driver would put it in quotes once more. */
const jsonAsGiven = {
  to: 114,
  from: [114, 3802],
  serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  parse: (value: string): unknown => JSON.parse(value),
};

/** The connections of pg-boss, by the same driver as all others: a lost database is found again within a second. */
export function queueDatabase(target: Target): PgBoss.Db & { close(): Promise<void> } {
  const sql: Sql = connect(target, {
    name: 'steckbrief queue',
    connections: 2,
    session: { statement_timeout: 30_000 },
    types: { json: jsonAsGiven },
  });
  return {
    async executeSql(text, values) {
      const given = (values ?? []).map((value) => value ?? null);
      if (/^\s*begin;/i.test(text)) return { rows: await asOne(sql, text) };
      return { rows: [...(await sql.unsafe(text, given))] };
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

/**
 * pg-boss sends its housekeeping as several statements with their own BEGIN and COMMIT. They need a connection to
 * themselves, and one that broke off half-way must not be left inside its transaction.
 */
async function asOne(sql: Sql, text: string): Promise<unknown[]> {
  const connection = await sql.reserve();
  try {
    return [...(await connection.unsafe(text))];
  } catch (error) {
    await connection`rollback`.catch(() => undefined);
    throw error;
  } finally {
    connection.release();
  }
}
