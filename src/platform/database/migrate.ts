import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import type { ISql, Sql } from 'postgres';
import { StartError } from '../start-error.js';
import { connect, type Target } from './connections.js';
import { prepareQueues } from './queues.js';
import { ensureRoles } from './roles.js';

/** Oldest PostgreSQL the migrations and queries are written for. */
const oldestVersion = 15;

/** What a registry is for; written into a new database, so that samples never get into a real one. */
export type Purpose = 'registry' | 'demo';

interface MigrationNeeds {
  readonly migrationsFolder: string;
  readonly purpose: Purpose;
  readonly ownerPassword: string | null;
  /** Names of the jobs that will run on the database; none where nothing runs. */
  readonly queues?: readonly string[];
}

/**
 * Brings a database to the state this program expects, as its owner: service roles, then the migrations it lacks, all of
 * them or none, then the queues of jobs. Starts at the same time wait for each other. Throws StartError when the server is too old, the database
 * newer than the program, a registry where a demo is wanted, or the owner lacks a right.
 */
export async function migrate(owner: Target, needs: MigrationNeeds): Promise<void> {
  const lock = connect(owner, { name: 'steckbrief migration lock', connections: 1 });
  const sql = connect(owner, { name: 'steckbrief migration', connections: 1 });
  try {
    await assertVersion(lock);
    await lock`select pg_advisory_lock(hashtextextended('steckbrief.migration', 0))`;
    await ensureRoles(sql, needs.ownerPassword);
    const newest = await newestMigration(sql);
    await assertNotNewer(newest, needs.migrationsFolder);
    await settlePurpose(sql, needs.purpose, newest === null);
    await runMigrations(drizzle(sql), { migrationsFolder: needs.migrationsFolder });
    if (newest !== null && newest !== (await newestMigration(sql))) await lookThrough(sql);
    await prepareQueues(sql, needs.queues ?? []);
  } catch (error) {
    throw lacksRight(error) ?? error;
  } finally {
    await Promise.all([sql.end({ timeout: 1 }), lock.end({ timeout: 1 })]);
  }
}

/**
 * Looks through the tables as PostgreSQL does by itself where rows come and go. One that a migration has written anew would
 * otherwise be read slowly for as long as nobody changes much of it.
 */
async function lookThrough(sql: Sql): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select quote_ident(relname) as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_get_userbyid(relowner) = current_user`;
  await sql.unsafe(`vacuum (analyze) ${tables.map(({ name }) => name).join(', ')}`);
}

/** Throws StartError when the server is older than what the registry is written for. */
export async function assertVersion(sql: Sql): Promise<void> {
  const [server] = await sql<{ number: number; name: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as name`;
  if (server && server.number < oldestVersion * 10_000)
    throw new StartError(
      `The server of DATABASE_URL runs PostgreSQL ${server.name}; Steckbrief needs ${oldestVersion} or newer.`,
    );
}

/** When the newest migration of the database was written, in milliseconds; null for an empty database. */
async function newestMigration(sql: Sql): Promise<number | null> {
  const [ledger] = await sql<{ present: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as present`;
  if (!ledger?.present) return null;
  const [row] = await sql<{ newest: string | null }[]>`
    select max(created_at) as newest from drizzle.__drizzle_migrations`;
  return row?.newest ? Number(row.newest) : null;
}

async function assertNotNewer(newest: number | null, folder: string): Promise<void> {
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync(join(folder, 'meta', '_journal.json'), 'utf8'),
  );
  const known = Math.max(0, ...journal.entries.map((entry) => entry.when));
  if (newest !== null && newest > known)
    throw new StartError(
      'The database was already used by a newer release of Steckbrief: start that release, or restore a backup made before the upgrade.',
    );
}

async function settlePurpose(sql: Sql, purpose: Purpose, empty: boolean): Promise<void> {
  if (empty) await writePurpose(sql, purpose);
  else if (purpose === 'demo' && (await readPurpose(sql)) !== 'demo')
    throw new StartError(
      'This database holds a real registry, which the demo must not touch: set another DATA_DIR or DATABASE_URL for the demo.',
    );
}

/** The purpose is kept as the comment of the schema that holds drizzle's ledger. */
export async function readPurpose(sql: ISql): Promise<Purpose> {
  const [found] = await sql<{ comment: string | null }[]>`
    select obj_description(to_regnamespace('drizzle'), 'pg_namespace') as comment`;
  return found?.comment === 'Steckbrief demo' ? 'demo' : 'registry';
}

export async function writePurpose(sql: ISql, purpose: Purpose): Promise<void> {
  await sql`create schema if not exists drizzle`;
  await sql.unsafe(`comment on schema drizzle is 'Steckbrief ${purpose}'`);
}

function lacksRight(error: unknown): StartError | null {
  const fault = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(fault instanceof Error) || (fault as { code?: string }).code !== '42501') return null;
  return new StartError(
    `The role of DATABASE_URL lacks a right it needs (${fault.message}): make it the owner of the database.`,
    { cause: error },
  );
}
