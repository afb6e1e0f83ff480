import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { ISql } from 'postgres';

/** One migration as drizzle's ledger names it. */
export interface Migration {
  /** SHA-256 of its SQL. */
  readonly hash: string;
  /** When it was written, in milliseconds; the order of migrations. */
  readonly writtenAt: number;
}

export interface ShippedMigration extends Migration {
  readonly statements: readonly string[];
}

/** The migrations that come with the program, oldest first. */
export function shippedMigrations(folder: string): readonly ShippedMigration[] {
  return readMigrationFiles({ migrationsFolder: folder }).map(({ hash, folderMillis, sql }) => ({
    hash,
    writtenAt: folderMillis,
    statements: sql,
  }));
}

/** The migrations a database has been through, oldest first; none for a database nobody has migrated. */
export async function appliedMigrations(sql: ISql): Promise<readonly Migration[]> {
  const [ledger] = await sql<{ present: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as present`;
  if (!ledger?.present) return [];
  const rows = await sql<{ hash: string; created_at: string }[]>`
    select hash, created_at from drizzle.__drizzle_migrations order by created_at`;
  return rows.map(({ hash, created_at }) => ({ hash, writtenAt: Number(created_at) }));
}

/**
 * Applies migrations inside a transaction that does more than that, and enters them into drizzle's ledger as drizzle
 * itself would, so that the next start finds nothing to do.
 */
export async function applyMigrations(sql: ISql, migrations: readonly ShippedMigration[]): Promise<void> {
  await sql`create schema if not exists drizzle`;
  await sql`create table if not exists drizzle.__drizzle_migrations (
    id serial primary key, hash text not null, created_at bigint)`;
  for (const { statements, hash, writtenAt } of migrations) {
    for (const statement of statements) await sql.unsafe(statement);
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${writtenAt})`;
  }
}
