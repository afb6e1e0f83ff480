import type { TransactionSql } from 'postgres';
import { connect, type Target } from '../platform/database/connections.js';
import { copyOut } from '../platform/database/copy-rows.js';
import { readPurpose } from '../platform/database/migrate.js';
import { appliedMigrations, shippedMigrations } from '../platform/database/migration-steps.js';
import { programVersion } from '../platform/files/program-version.js';
import { StartError } from '../platform/start-error.js';
import { type ArchiveWriter, createArchive } from './archive/write-archive.js';
import { plainSession, quotedColumns, quotedTable, type Relation, relations, sequences } from './contents.js';
import {
  formatName,
  formatVersion,
  type Manifest,
  manifestName,
  memberOf,
  note,
  noteName,
  type TableEntry,
} from './format.js';
import { Meter } from './meter.js';
import { untilStopped, type Watch, watched } from './progress.js';

export interface BackupNeeds {
  /** The program's migrations. */
  readonly migrationsFolder: string;
  readonly watch: Watch;
}

export interface WrittenBackup {
  readonly manifest: Manifest;
  /** Size of the file in bytes. */
  readonly size: number;
}

/**
 * Writes the whole registry into one new file, from one snapshot: the service may go on writing. Memory does not grow
 * with the registry. Throws StartError when the file cannot be written or the database is not one to back up.
 */
export async function writeBackup(owner: Target, path: string, needs: BackupNeeds): Promise<WrittenBackup> {
  const sql = connect(owner, { name: 'steckbrief backup', connections: 1, session: plainSession });
  const archive = await createArchive(path);
  try {
    archive.addNote(noteName, note);
    const manifest = await untilStopped(needs.watch.stop, [sql], () =>
      sql.begin('isolation level repeatable read read only', async (tx) => {
        const known = await readState(tx, needs.migrationsFolder);
        return { ...known, tables: await writeRelations(tx, archive, needs.watch) };
      }),
    );
    archive.addNote(manifestName, `${JSON.stringify(manifest, null, 2)}\n`);
    return { manifest, size: await archive.finish() };
  } catch (error) {
    await archive.discard();
    throw namedReason(error, path);
  }
}

async function readState(tx: TransactionSql, migrationsFolder: string): Promise<Omit<Manifest, 'tables'>> {
  const migrations = await appliedMigrations(tx);
  const newest = migrations.at(-1);
  if (!newest) throw new StartError('There is no registry in this database: nothing to back up.');
  if (newest.writtenAt > (shippedMigrations(migrationsFolder).at(-1)?.writtenAt ?? 0))
    throw new StartError(
      'The database was already used by a newer release of Steckbrief: back up with that.',
    );
  const [state] = await tx<{ now: string; version: string; revision: number | null }[]>`
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now,
      current_setting('server_version') as version,
      (select max(revision) from public.registry_revision) as revision`;
  return {
    format: formatName,
    formatVersion,
    programVersion,
    postgresVersion: state?.version ?? '',
    createdAt: state?.now ?? '',
    purpose: await readPurpose(tx),
    registryRevision: state?.revision ?? null,
    migrations: [...migrations],
    // Numbers are drawn before their rows are committed, so positions read now are never behind the snapshot's rows.
    sequences: [...(await sequences(tx))],
  };
}

async function writeRelations(tx: TransactionSql, archive: ArchiveWriter, watch: Watch) {
  const found = await relations(tx);
  // A migration that begins meanwhile waits until everything is read.
  await tx.unsafe(`lock table ${found.map(({ name }) => quotedTable(name)).join(', ')} in access share mode`);
  const written: TableEntry[] = [];
  for (const relation of found) written.push(await writeRelation(tx, archive, relation, watch));
  return written;
}

async function writeRelation(
  tx: TransactionSql,
  archive: ArchiveWriter,
  { name, columns, order }: Relation,
  watch: Watch,
): Promise<TableEntry> {
  const sorted = order.length > 0 ? ` order by ${order.join(', ')}` : '';
  const rows = copyOut(tx, `select ${quotedColumns(columns)} from ${quotedTable(name)}${sorted}`);
  const meter = new Meter();
  try {
    await archive.add(memberOf(name), watched(metered(rows, meter), name, watch));
  } finally {
    await rows.return(undefined);
  }
  return { name, columns: [...columns], ...meter.figures() };
}

async function* metered(pieces: AsyncIterable<Buffer>, meter: Meter): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    meter.add(piece);
    yield piece;
  }
}

function namedReason(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const reason = { ENOSPC: 'the disk is full', EDQUOT: 'the quota is used up', EFBIG: 'too large a file' }[
    code ?? ''
  ];
  return reason ? new StartError(`${path} cannot be written: ${reason}.`, { cause: error }) : error;
}
