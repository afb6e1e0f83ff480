import { drizzle } from 'drizzle-orm/postgres-js';
import { Gate } from '../workers/gate.js';
import { connect } from './connections.js';
import type { Database } from './database.js';
import { ReadingRoom } from './reading-room.js';

/** A database nobody answers for: enough to register routes and describe them, and to see what happens when it is away. */
export function unconnectedDatabase(): Database {
  const target = { host: '/nonexistent', user: 'nobody', database: 'none' };
  const pool = () => connect(target, { name: 'unconnected', connections: 1 });
  const orm = drizzle(pool());
  const searches = new ReadingRoom({
    pool: pool(),
    canceller: pool(),
    everybody: orm,
    gate: new Gate(1, 1),
  });
  return { orm, sql: pool(), bulk: pool(), searches, auth: drizzle(pool()) };
}
