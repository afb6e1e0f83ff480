import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PostgresJsDatabase, PostgresJsTransaction } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import type { ReadingRoom } from './reading-room.js';

type NoSchema = Record<string, never>;
export type Orm = PostgresJsDatabase<NoSchema>;
export type Transaction = PostgresJsTransaction<NoSchema, ExtractTablesWithRelations<NoSchema>>;

/** The database as the running service sees it: the application role, and that of sign-in; never the owner. */
export interface Database {
  /** Builder and transactions for tables, queries and commands. */
  readonly orm: Orm;
  /** Plain driver for cursors and notifications; a pool of its own, because drizzle changes its client's type parsers. */
  readonly sql: Sql;
  /**
   * A few connections for reading very much, so that long exports take none from anybody else. Reads types as the
   * builder does: its statements can be run here by cursor.
   */
  readonly bulk: Sql;
  /** For free searches and sums outside the rollup. */
  readonly searches: ReadingRoom;
  /** The tables of accounts under the role of sign-in: it reads and writes them before anybody is known, and nothing else. */
  readonly auth: Orm;
}
