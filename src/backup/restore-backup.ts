import type { TransactionSql } from 'postgres';
import { connect, type Target } from '../platform/database/connections.js';
import { copyIn } from '../platform/database/copy-rows.js';
import { assertVersion, writePurpose } from '../platform/database/migrate.js';
import {
  appliedMigrations,
  applyMigrations,
  type ShippedMigration,
  shippedMigrations,
} from '../platform/database/migration-steps.js';
import { ensureRoles } from '../platform/database/roles.js';
import { StartError } from '../platform/start-error.js';
import { plainSession, quotedColumns, quotedTable, type Relation, relations } from './contents.js';
import { assertEmpty } from './emptiness.js';
import type { Manifest, TableEntry } from './format.js';
import { withoutIndexes } from './indexes.js';
import { assertLevel, splitAtLevel } from './level.js';
import type { Backup } from './open-backup.js';
import { untilStopped, type Watch, watched } from './progress.js';
import { withoutTriggers } from './triggers.js';

export interface RestoreNeeds {
  /** The program's migrations. */
  readonly migrationsFolder: string;
  readonly ownerPassword: string | null;
  readonly watch: Watch;
}

/**
 * Puts a backup into an empty database, as its owner and in one transaction: migrates to where the backup was made,
 * loads every table as it was (the trail, too: nothing is written by triggers), then migrates on to this release.
 * Throws StartError when the database is not empty or the backup does not fit; then nothing has changed.
 */
export async function restoreBackup(backup: Backup, owner: Target, needs: RestoreNeeds): Promise<void> {
  const shipped = shippedMigrations(needs.migrationsFolder);
  assertLevel(backup.manifest, shipped);
  const lock = connect(owner, { name: 'steckbrief restore lock', connections: 1 });
  const sql = connect(owner, { name: 'steckbrief restore', connections: 1, session: plainSession });
  await untilStopped(needs.watch.stop, [sql, lock], async () => {
    await assertVersion(lock);
    // The lock of migrations: a service that starts meanwhile waits until everything is there.
    await lock`select pg_advisory_lock(hashtextextended('steckbrief.migration', 0))`;
    await ensureRoles(sql, needs.ownerPassword);
    await sql.begin((tx) => fill(tx, backup, shipped, needs.watch));
  });
}

async function fill(
  tx: TransactionSql,
  backup: Backup,
  shipped: readonly ShippedMigration[],
  watch: Watch,
): Promise<void> {
  // The registry's lock: a service between its migrations and its first data waits, or is seen to be first.
  await tx`select pg_advisory_xact_lock(hashtextextended('steckbrief.registry', 0))`;
  const applied = await appliedMigrations(tx);
  await assertEmpty(tx, await relations(tx), { migrated: applied.length > 0 });
  const { before, after } = splitAtLevel(backup.manifest, applied, shipped);
  await applyMigrations(tx, before);
  await load(tx, backup, watch);
  await applyMigrations(tx, after);
  await assertNothingDangles(tx);
  await markRestored(tx, backup.manifest);
  await writePurpose(tx, backup.manifest.purpose);
  for (const { name } of await relations(tx)) await tx.unsafe(`analyze ${quotedTable(name)}`);
}

/** Triggers look after what published rows name, and tables are loaded without them. */
async function assertNothingDangles(tx: TransactionSql): Promise<void> {
  const [found] = await tx<{ broken: string | null }[]>`select table_naming_nothing() as broken`;
  if (found?.broken)
    throw new StartError(
      `The backup does not fit together: a row of ${found.broken} names what is not there.`,
    );
}

/** The next seal says that the trail goes on from this backup; up to where it may reach is looked for anew on this server. */
async function markRestored(tx: TransactionSql, { createdAt }: Manifest): Promise<void> {
  await tx`insert into audit_horizon (restored_from) values (${createdAt}) on conflict (only_row) do update
    set restored_from = excluded.restored_from, last_entry = null, transaction_id = null, revision = null`;
}

async function load(tx: TransactionSql, backup: Backup, watch: Watch): Promise<void> {
  const { manifest } = backup;
  const here = await relations(tx);
  assertSameColumns(manifest, here);
  await withoutTriggers(tx, here, async () => {
    // What migrations themselves put in is in the backup, too.
    for (const { name } of here.toReversed()) await tx.unsafe(`delete from ${quotedTable(name)}`);
    await withoutIndexes(tx, async () => {
      for (const table of manifest.tables) await loadTable(tx, backup, table, watch);
      watch.progress('making indexes', null);
    });
  });
  for (const { name, lastValue, called } of manifest.sequences) {
    // A position that is set outlives a rollback, unless the sequence began anew in the same transaction.
    await tx`alter sequence ${tx(`public.${name}`)} restart`;
    await tx`select setval(${`public.${name}`}::regclass, ${lastValue}::bigint, ${called})`;
  }
}

async function loadTable(tx: TransactionSql, backup: Backup, table: TableEntry, watch: Watch): Promise<void> {
  const target = `${quotedTable(table.name)} (${quotedColumns(table.columns)})`;
  try {
    await copyIn(tx, target, watched(backup.lines(table), `loading ${table.name}`, watch));
  } catch (error) {
    if (!isRefusalOfRow(error)) throw error;
    throw new StartError(
      `The backup does not fit: table ${table.name} does not take its rows (${error.message}).`,
      {
        cause: error,
      },
    );
  }
}

/** Wrong values (SQLSTATE class 22) and violated constraints (23). */
function isRefusalOfRow(error: unknown): error is Error {
  return error instanceof Error && /^2[23]/.test(String((error as { code?: unknown }).code));
}

function assertSameColumns({ tables }: Manifest, here: readonly Relation[]): void {
  const shape = (found: readonly (Relation | TableEntry)[]): string =>
    JSON.stringify(found.map(({ name, columns }) => [name, [...columns]]).sort());
  if (shape(tables) === shape(here)) return;
  throw new StartError(
    'The backup does not fit: its tables are not those its migrations make. It comes from a database that was changed by hand.',
  );
}
