import { drizzle } from 'drizzle-orm/postgres-js';
import { connect } from './connections.js';
import type { Database } from './database.js';

/** A database nobody answers for: enough to register routes and describe them, and to see what happens when it is away. */
export function unconnectedDatabase(): Database {
  const target = { host: '/nonexistent', user: 'nobody', database: 'none' };
  const pool = () => connect(target, { name: 'unconnected', connections: 1 });
  return { orm: drizzle(pool()), sql: pool(), bulk: pool(), auth: drizzle(pool()) };
}
