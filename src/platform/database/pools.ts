import { drizzle } from 'drizzle-orm/postgres-js';
import { connect, type Target } from './connections.js';
import type { Database } from './database.js';

interface Pools extends Database {
  /** Lets running statements end, five seconds at most. */
  close(): Promise<void>;
}

/** No statement and no forgotten transaction may hold the registry up for longer than a minute. */
const session = { statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000 };

/** The connections of the running service. */
export function openPools(app: Target): Pools {
  const ormClient = connect(app, { name: 'steckbrief', connections: 10, session });
  const sql = connect(app, { name: 'steckbrief raw', connections: 5, session });
  return {
    orm: drizzle(ormClient),
    sql,
    async close() {
      await Promise.all([ormClient.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
    },
  };
}
