import { resolve } from 'node:path';
import { openBackup, restoreBackup } from '../backup/index.js';
import type { Config } from '../config.js';
import { openEmbedded } from '../platform/database/embedded-database.js';
import { openExternal } from '../platform/database/external-database.js';
import type { Server } from '../platform/database/server.js';
import { packagePath } from '../platform/files/package-root.js';
import { silentLog } from '../platform/log.js';
import { longWork } from './long-work.js';
import { print } from './print.js';

/** Puts a backup into the empty registry of the settings, while no service runs on it. Throws StartError. */
export async function restore(config: Config, file: string): Promise<void> {
  await longWork(async (watch) => {
    const path = resolve(file);
    const backup = await openBackup(path, watch);
    try {
      await onServer(config, ({ owner, ownerPassword }) =>
        restoreBackup(backup, owner, { migrationsFolder: packagePath('migrations'), ownerPassword, watch }),
      );
    } finally {
      backup.close();
    }
    const { registryRevision, createdAt, tables } = backup.manifest;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    print(
      `registry revision ${registryRevision ?? 0}, backed up at ${createdAt}, restored from ${path}: ${tables.length} tables, ${rows} rows`,
    );
  });
}

async function onServer(config: Config, work: (server: Server) => Promise<void>): Promise<void> {
  const server = config.databaseUrl
    ? await openExternal(config.databaseUrl, config.appDatabaseUrl)
    : await openEmbedded(config.dataDir, silentLog);
  try {
    await work(server);
  } finally {
    await server.stop();
  }
}
