import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { InjectOptions } from 'fastify';
import { knownAccount } from '../../src/accounts/index.js';
import { type AppParts, buildApp } from '../../src/app.js';
import { writeBackup } from '../../src/backup/index.js';
import { catalogueReferenceData } from '../../src/catalogue/index.js';
import { loadSample } from '../../src/demo/index.js';
import { loadReferenceData } from '../../src/history/index.js';
import { placeReferenceData } from '../../src/places/index.js';
import { connect } from '../../src/platform/database/connections.js';
import type { Database } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { openPools } from '../../src/platform/database/pools.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import { programVersion } from '../../src/platform/files/program-version.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { tester } from '../support/a-project.js';
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
    await useIt(app, await leadToken(database, parts));
    return await readGolden(app, sql);
  } finally {
    await Promise.all([app.close(), parts.drawingPool.close(), close(), sql.end()]);
  }
}

async function leadToken(database: Database, { accounts }: AppParts): Promise<string> {
  const lead = { name: 'Leitung', email: 'leitung@example.org', role: 'lead', city: null } as const;
  return (await knownAccount(database, accounts, { actor: tester }, lead)).token;
}

/** Work as it is done every day, so that the sample has more than a first state: amended, imported, only previewed. */
async function useIt(app: App, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const url = '/api/v1/projects/SN21-0001';
  const { etag } = (await app.inject({ url })).headers;
  const amendment = {
    totalEligibleCost: '1900000.00',
    purposeAndAchievements: 'Begleitet die Programmstädte.',
  };
  await accepted(app, {
    method: 'PATCH',
    url,
    headers: { ...headers, 'if-match': String(etag) },
    payload: amendment,
  });
  for (const [file, type, commit] of [
    ['lists/saxony-esf-small.csv', 'text/csv', true],
    ['steckbriefe/separate-lines-2021-2027.txt', 'text/plain', true],
    ['steckbriefe/bulleted-2014-2020.txt', 'text/plain', false],
  ] as const) {
    const payload = await readFile(packagePath('test', 'fixtures', file));
    const imports = { method: 'POST', url: '/api/v1/imports' } as const;
    const { id } = await accepted(app, {
      ...imports,
      headers: { ...headers, 'content-type': type },
      payload,
    });
    if (commit) await accepted(app, { method: 'POST', url: `${imports.url}/${id}/commit`, headers });
  }
}

async function accepted(app: App, request: InjectOptions): Promise<{ id: string }> {
  const answer = await app.inject(request);
  if (answer.statusCode >= 300) throw new Error(answer.body);
  return answer.json();
}

await main();
