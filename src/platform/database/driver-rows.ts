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
 * times what the driver's does. `prepared` keeps the statement on the server: for the few of always the same form, whose
 * best plan does not depend on their values.
 */
export async function driverRows(
  db: Orm | Transaction,
  query: SQL,
  options: { readonly prepared: boolean },
): Promise<readonly DriverRow[]> {
  const { client } = db._.session as unknown as { client: Sql };
  const { sql, params } = statementOf(query);
  return client.unsafe(sql, params, { prepare: options.prepared }).values();
}
