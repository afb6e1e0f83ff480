import { drizzle } from 'drizzle-orm/postgres-js';
import { Gate } from '../workers/gate.js';
import { connect, type Target } from './connections.js';
import type { Database, Orm } from './database.js';
import { ReadingRoom } from './reading-room.js';

interface Pools extends Database {
  /** Lets running statements end, five seconds at most. */
  close(): Promise<void>;
}

/**
 * No statement and no forgotten transaction may hold the registry up for longer than a minute. Kept statements are planned
 * for the values of each question: one plan for all filters may take ten times as long as the one for these.
 */
const session = {
  statement_timeout: 60_000,
  idle_in_transaction_session_timeout: 60_000,
  plan_cache_mode: 'force_custom_plan',
  // Compiling a statement takes longer than it saves, as long as it may take a minute at most.
  jit: 'off',
};

/** An export lasts as long as its reader takes, but not for ever: what is being read cannot be cleaned up meanwhile. */
const bulkSession = { statement_timeout: 1_800_000, idle_in_transaction_session_timeout: 60_000 };
export const bulkConnections = 4;

/** A search takes a processor for a moment: so many at a time, a few dozen behind them, the rest may ask again soon. */
const searchConnections = 4;
/** Several processes for one search take half as much work again: worth it for whoever searches alone, and for nobody else. */
const searchSession = { ...session, max_parallel_workers_per_gather: 0 };
const mostWaitingSearches = 64;
const searchAgainSeconds = 5;

/** Where the service enters the database, and as whom. */
export interface ServiceTargets {
  readonly app: Target;
  readonly auth: Target;
}

/** The connections of the running service. */
export function openPools({ app, auth }: ServiceTargets): Pools {
  const ormClient = connect(app, { name: 'steckbrief', connections: 10, session });
  const sql = connect(app, { name: 'steckbrief raw', connections: 5, session });
  const bulk = connect(app, {
    name: 'steckbrief bulk',
    connections: bulkConnections,
    session: bulkSession,
  });
  const search = connect(app, {
    name: 'steckbrief search',
    connections: searchConnections,
    session: searchSession,
  });
  const lone = connect(app, { name: 'steckbrief lone search', connections: 1, session });
  const authClient = connect(auth, { name: 'steckbrief sign-in', connections: 5, session });
  const orm = drizzle(ormClient);
  const gate = new Gate(searchConnections, mostWaitingSearches, searchAgainSeconds);
  return {
    orm,
    sql,
    bulk: drizzle(bulk).$client,
    searches: new ReadingRoom({ pool: search, alone: lone, canceller: sql, everybody: orm, gate }),
    auth: drizzle(authClient),
    async close() {
      await Promise.all(
        [ormClient, sql, bulk, search, lone, authClient].map((client) => client.end({ timeout: 5 })),
      );
    },
  };
}

/** Works for a moment under another of the service's roles, on a connection of its own. */
export async function withOrm<Result>(
  target: Target,
  name: string,
  work: (orm: Orm) => Promise<Result>,
): Promise<Result> {
  const client = connect(target, { name, connections: 1, session });
  try {
    return await work(drizzle(client));
  } finally {
    await client.end({ timeout: 5 });
  }
}
