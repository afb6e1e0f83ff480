import { type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';

interface VersionTable {
  readonly publishedRevision: AnyPgColumn | SQL;
  readonly supersededRevision: AnyPgColumn | SQL;
}

/**
 * The published state at a revision, for ever: what was published by then and not yet superseded.
 * This one predicate answers for the present and for any past.
 */
export function visibleAt(table: VersionTable, revision: number): SQL {
  return sql`(${table.publishedRevision} <= ${revision} and (${table.supersededRevision} is null or ${table.supersededRevision} > ${revision}))`;
}
