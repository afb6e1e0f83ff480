import { catalogueReferenceData } from '../catalogue/index.js';
import type { Config } from '../config.js';
import { loadReferenceData } from '../history/index.js';
import { placeReferenceData } from '../places/index.js';
import type { Database } from '../platform/database/database.js';
import { findRunningEmbedded } from '../platform/database/embedded-database.js';
import { openDatabase } from '../platform/database/open-database.js';
import { openPools } from '../platform/database/pools.js';
import { silentLog } from '../platform/log.js';

/**
 * Works on the registry of the settings under the role of the service: beside a service that runs on it, else on a
 * database opened for the purpose and closed afterwards.
 */
export async function withRegistry<Result>(
  config: Config,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = (await besideService(config)) ?? (await openAlone(config));
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function besideService(config: Config) {
  const running = config.databaseUrl ? null : await findRunningEmbedded(config.dataDir);
  return (
    running &&
    openPools({
      app: { ...running, user: 'steckbrief_app' },
      auth: { ...running, user: 'steckbrief_auth' },
    })
  );
}

async function openAlone(config: Config) {
  const database = await openDatabase(config, silentLog);
  await loadReferenceData(database.orm, [catalogueReferenceData(), placeReferenceData()]);
  return database;
}
