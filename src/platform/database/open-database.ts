import { drizzle } from 'drizzle-orm/postgres-js';
import { packagePath } from '../files/package-root.js';
import type { Log } from '../log.js';
import { connect, type Target } from './connections.js';
import type { Database } from './database.js';
import type { DiskGuard } from './disk-guard.js';
import { openEmbedded } from './embedded-database.js';
import { openExternal } from './external-database.js';
import { migrate, type Purpose } from './migrate.js';

export interface DatabaseSettings {
  /** Null for the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly appDatabaseUrl: string | null;
  readonly dataDir: string;
  /** Whether samples may be loaded; a real registry is never opened as a demo. */
  readonly purpose?: Purpose;
  /** Folder with the migrations and drizzle's journal; the program's own unless a test brings another. */
  readonly migrationsFolder?: string;
}

export interface OpenDatabase extends Database, DiskGuard {
  readonly kind: 'embedded' | 'external';
  /** Lets running statements end (five seconds at most), then closes everything that was opened. */
  close(): Promise<void>;
}

/** A database that takes connections, before the service's own pools are opened. */
export interface Server extends DiskGuard {
  readonly kind: 'embedded' | 'external';
  readonly owner: Target;
  readonly ownerPassword: string | null;
  readonly app: Target;
  /** Throws StartError unless the service's role can enter and is held by row security. */
  assertAppRole(): Promise<void>;
  stop(): Promise<void>;
}

const session = { statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000 };

/**
 * Opens the registry's database for the service: finds or starts the server, migrates it as its owner, then connects as
 * the application role. Throws StartError with one sentence when it cannot be used.
 */
export async function openDatabase(settings: DatabaseSettings, log: Log): Promise<OpenDatabase> {
  const server = settings.databaseUrl
    ? await openExternal(settings.databaseUrl, settings.appDatabaseUrl)
    : await openEmbedded(settings.dataDir, log);
  try {
    await migrate(server.owner, {
      migrationsFolder: settings.migrationsFolder ?? packagePath('migrations'),
      purpose: settings.purpose ?? 'registry',
      ownerPassword: server.ownerPassword,
    });
    await server.assertAppRole();
  } catch (error) {
    await server.stop();
    throw error;
  }
  log.info({ database: server.kind }, 'database ready');
  return openPools(server);
}

function openPools(server: Server): OpenDatabase {
  const ormClient = connect(server.app, { name: 'steckbrief', connections: 10, session });
  const sql = connect(server.app, { name: 'steckbrief raw', connections: 5, session });
  return {
    orm: drizzle(ormClient),
    sql,
    kind: server.kind,
    assertDiskSpace: server.assertDiskSpace,
    async close() {
      await Promise.all([ormClient.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
      await server.stop();
    },
  };
}
