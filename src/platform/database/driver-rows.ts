import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Sql } from 'postgres';
import type { Orm, Transaction } from './database.js';

/** A row as the driver gives it: values in the order of the columns asked for. */
export type DriverRow = readonly unknown[];

interface Statement {
  readonly sql: string;
  readonly params: never[];
}

const dialect = new PgDialect();

/** The text and parameters of a statement, for the driver. */
export const statementOf = (query: SQL): Statement => dialect.sqlToQuery(query) as Statement;

/**
 * Rows of a query for those who read many columns of many rows themselves; the query builder's own reading costs several
 * times what the driver's does.
 */
export async function driverRows(db: Orm | Transaction, query: SQL): Promise<readonly DriverRow[]> {
  const { sql, params } = statementOf(query);
  return clientOf(db).unsafe(sql, params).values();
}

/**
 * The same for a statement that is built once and kept prepared on the server. Only for statements whose best plan does not
 * depend on their values: after a few runs the server stops looking at them.
 */
export async function preparedRows(
  db: Orm | Transaction,
  { sql }: Pick<Statement, 'sql'>,
  params: readonly (string | number | readonly string[])[],
): Promise<readonly DriverRow[]> {
  return clientOf(db)
    .unsafe(sql, [...params] as never[], { prepare: true })
    .values();
}

const clientOf = (db: Orm | Transaction): Sql => (db._.session as unknown as { client: Sql }).client;
