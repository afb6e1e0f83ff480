import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { buildApp } from '../../src/app.js';
import { writeBackup } from '../../src/backup/index.js';
import { catalogueReferenceData } from '../../src/catalogue/index.js';
import { loadSample } from '../../src/demo/index.js';
import { loadReferenceData } from '../../src/history/index.js';
import { importFile } from '../../src/imports/index.js';
import { placeReferenceData } from '../../src/places/index.js';
import { connect } from '../../src/platform/database/connections.js';
import type { Database } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { openPools } from '../../src/platform/database/pools.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import { programVersion } from '../../src/platform/files/program-version.js';
import { amendPublished, tester } from '../support/a-project.js';
import { partsOf } from '../support/app.js';
import { startEmbeddedServer, type TestServer } from '../support/cluster.js';
import { type Golden, readGolden } from './golden.js';

const name = 'steckbrief_sample';
const migrationsFolder = packagePath('migrations');
const folder = packagePath('test', 'fixtures', 'releases');

/**
 * Makes the sample registry of this release, as a backup with what the service answers about it, for the upgrade tests
 * of all later releases (`npm run release:sample`). The files of a release that is out are never made again.
 */
async function main(): Promise<void> {
  const server = await startEmbeddedServer();
  try {
    const golden = await makeRegistry(server);
    await mkdir(folder, { recursive: true });
    const path = `${folder}/${programVersion}.backup`;
    await rm(path, { force: true });
    const watch = { progress: () => undefined, stop: new AbortController().signal };
    const { size } = await writeBackup(server.owner(name), path, { migrationsFolder, watch });
    // A sample holds nobody's data, and whoever checks the program out must be able to read it.
    await chmod(path, 0o644);
    await writeFile(`${folder}/${programVersion}.json`, `${JSON.stringify(golden, null, 2)}\n`);
    process.stdout.write(`${path}: ${size} bytes\n`);
  } finally {
    await server.stop();
  }
}

async function makeRegistry(server: TestServer): Promise<Golden> {
  const admin = connect(server.admin('postgres'), { name: 'sample', connections: 1 });
  await admin.unsafe(`create database ${name} owner ${server.ownerName}`).finally(() => admin.end());
  await migrate(server.owner(name), { migrationsFolder, purpose: 'demo', ownerPassword: null });
  const { close, ...database } = openPools(server.service(name));
  const sql = connect(server.owner(name), { name: 'sample', connections: 1 });
  const parts = partsOf(database);
  const app = await buildApp(parts);
  try {
    await loadReferenceData(database.orm, [catalogueReferenceData(), placeReferenceData()]);
    await loadSample(database);
    await useIt(database);
    return await readGolden(app, sql);
  } finally {
    await Promise.all([app.close(), parts.drawingPool.close(), close(), sql.end()]);
  }
}

/** Work as it is done every day, so that the sample has more than a first state: amended, imported, only previewed. */
async function useIt(database: Database): Promise<void> {
  await amendPublished(database, 'SN21-0001', (present) => ({
    ...present,
    amounts: {
      ...present.amounts,
      totalEligibleCost: { cents: 190_000_000n, evidence: 'ownStatement' },
    },
    purposeAndAchievements: 'Begleitet die Programmstädte.',
  }));
  for (const [file, commit] of [
    ['lists/saxony-esf-small.csv', true],
    ['steckbriefe/separate-lines-2021-2027.txt', true],
    ['steckbriefe/bulleted-2014-2020.txt', false],
  ] as const)
    await importFile(database, { actor: tester }, packagePath('test', 'fixtures', file), { commit });
}

await main();
