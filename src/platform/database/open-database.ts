import { packagePath } from '../files/package-root.js';
import type { Log } from '../log.js';
import type { Database } from './database.js';
import type { DiskGuard } from './disk-guard.js';
import { openEmbedded } from './embedded-database.js';
import { openExternal } from './external-database.js';
import { migrate, type Purpose } from './migrate.js';
import { openPools } from './pools.js';
import type { Server } from './server.js';

export interface DatabaseSettings {
  /** Null for the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly appDatabaseUrl: string | null;
  readonly dataDir: string;
  /** Whether samples may be loaded; a real registry is never opened as a demo. */
  readonly purpose?: Purpose;
  /** Names of the jobs that will run on it, asked for when there is a server: whoever is refused loads no jobs. */
  readonly queues?: () => Promise<readonly string[]>;
  /** Folder with the migrations and drizzle's journal; the program's own unless a test brings another. */
  readonly migrationsFolder?: string;
}

export interface OpenDatabase extends Database, DiskGuard {
  readonly kind: 'embedded' | 'external';
  /** The same database for another of the service's roles; who connects closes before the database is closed. */
  as: Server['as'];
  /** Lets running statements end (five seconds at most), then closes everything that was opened. */
  close(): Promise<void>;
}

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
      queues: (await settings.queues?.()) ?? [],
    });
    await server.assertServiceRoles();
  } catch (error) {
    await server.stop();
    throw error;
  }
  log.info({ database: server.kind }, 'database ready');
  const { close, ...database } = openPools({ app: server.app, auth: server.as('steckbrief_auth') });
  return {
    ...database,
    kind: server.kind,
    as: server.as,
    assertDiskSpace: server.assertDiskSpace,
    async close() {
      await close();
      await server.stop();
    },
  };
}
