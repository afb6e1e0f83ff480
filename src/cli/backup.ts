import { resolve } from 'node:path';
import { writeBackup } from '../backup/index.js';
import type { Config } from '../config.js';
import type { Target } from '../platform/database/connections.js';
import { assertEmbedded, findRunningEmbedded, openEmbedded } from '../platform/database/embedded-database.js';
import { openExternal } from '../platform/database/external-database.js';
import { packagePath } from '../platform/files/package-root.js';
import { silentLog } from '../platform/log.js';
import { longWork, sizeOf } from './long-work.js';
import { print } from './print.js';

/** Writes the registry of the settings into a new file, beside a running service or without one. Throws StartError. */
export async function backup(config: Config, file: string): Promise<void> {
  await longWork(async (watch) => {
    const path = resolve(file);
    const source = await openSource(config);
    try {
      const needs = { migrationsFolder: packagePath('migrations'), watch };
      const { manifest, size } = await writeBackup(source.owner, path, needs);
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      print(
        `backup of registry revision ${manifest.registryRevision ?? 0} written to ${path}: ${manifest.tables.length} tables, ${rows} rows, ${sizeOf(size)}`,
      );
    } finally {
      await source.stop();
    }
  });
}

/** The registry as its owner: beside whatever runs already, else started for the purpose. */
async function openSource(config: Config): Promise<{ owner: Target; stop(): Promise<void> }> {
  if (config.databaseUrl) return openExternal(config.databaseUrl, config.appDatabaseUrl);
  await assertEmbedded(config.dataDir);
  const running = await findRunningEmbedded(config.dataDir);
  return running ? { owner: running, stop: async () => undefined } : openEmbedded(config.dataDir, silentLog);
}
