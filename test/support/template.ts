import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { catalogueReferenceData } from '../../src/catalogue/index.js';
import { loadReferenceData } from '../../src/history/index.js';
import { placeReferenceData } from '../../src/places/index.js';
import { connect } from '../../src/platform/database/connections.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { openPools } from '../../src/platform/database/pools.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import type { TestServer } from './cluster.js';

/** What a test database starts with: the migrated tables, or the reference data of a first start as well. */
export type Content = 'empty' | 'reference';

/**
 * Makes sure the server has a migrated database to clone, named after the migrations it was made with, and returns its
 * name. Files that ask at the same time wait for the first.
 */
export async function ensureTemplate(server: TestServer, content: Content): Promise<string> {
  const prefix = `steckbrief_template_${content}_`;
  const name = prefix + (await fingerprint(content));
  const admin = connect(server.admin('postgres'), { name: 'test template', connections: 1 });
  const execute: Execute = (statement) => admin.unsafe(statement);
  try {
    await admin`select pg_advisory_lock(hashtextextended(${`steckbrief.template.${content}`}, 0))`;
    const [found] = await admin`select from pg_database where datname = ${name}`;
    if (found) return name;
    const outdated = await admin<{ datname: string }[]>`
      select datname from pg_database where starts_with(datname, ${prefix})`;
    for (const { datname } of outdated) await execute(`drop database ${datname} with (force)`);
    const draft = `${prefix}draft`;
    if (content === 'empty') await makeEmpty(server, execute, draft);
    else await makeWithReferenceData(server, execute, draft);
    await execute(`alter database ${draft} rename to ${name}`);
    return name;
  } finally {
    await admin.end({ timeout: 5 });
  }
}

type Execute = (statement: string) => PromiseLike<unknown>;

async function makeEmpty(server: TestServer, execute: Execute, name: string): Promise<void> {
  await execute(
    `create database ${name} template template0 encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'de' owner ${server.ownerName}`,
  );
  await migrate(server.owner(name), {
    migrationsFolder: packagePath('migrations'),
    purpose: 'registry',
    ownerPassword: server.ownerPassword,
  });
}

async function makeWithReferenceData(server: TestServer, execute: Execute, name: string): Promise<void> {
  const empty = await ensureTemplate(server, 'empty');
  await execute(`create database ${name} template ${empty} owner ${server.ownerName}`);
  const { orm, close } = openPools(server.service(name));
  try {
    await loadReferenceData(orm, [catalogueReferenceData(), placeReferenceData()]);
  } finally {
    await close();
  }
}

/** Of everything a template is made from, so that a server that outlives the run never offers an outdated one. */
async function fingerprint(content: Content): Promise<string> {
  const folders = [['migrations'], ['migrations', 'meta']];
  if (content === 'reference') folders.push(['src', 'catalogue', 'data'], ['src', 'places', 'data']);
  const hash = createHash('sha256');
  for (const folder of folders) {
    const names = (await readdir(packagePath(...folder))).filter((name) => /\.(?:sql|json)$/.test(name));
    for (const name of names.sort()) hash.update(await readFile(packagePath(...folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}
