import type { SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { Sql } from 'postgres';
import type { Orm, Transaction } from './database.js';
import { OftenAsked } from './often-asked.js';

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
 * times what the driver's does. The server keeps the text of what is asked often; it plans each question for its values
 * (pools.ts).
 */
export async function driverRows(db: Orm | Transaction, query: SQL): Promise<readonly DriverRow[]> {
  const { sql, params } = statementOf(query);
  return clientOf(db)
    .unsafe(sql, params, { prepare: askedOften.has(sql) })
    .values();
}

/** Texts of statements asked often enough to be kept on the server: few, because each takes room in every session. */
const askedOften = new OftenAsked({ often: 3, mostKept: 100, mostCounted: 1_000 });

/** The same for a statement that is built once and kept prepared on the server. */
export async function preparedRows(
  db: Orm | Transaction,
  { sql }: Pick<Statement, 'sql'>,
  params: readonly (string | number | readonly string[])[],
): Promise<readonly DriverRow[]> {
  return clientOf(db)
    .unsafe(sql, [...params] as never[], { prepare: true })
    .values();
}

/** The driver a statement of the builder goes through; within a transaction, its connection. */
export const clientOf = (db: Orm | Transaction): Sql => (db._.session as unknown as { client: Sql }).client;
