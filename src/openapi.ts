import { readFile, writeFile } from 'node:fs/promises';
import { pino } from 'pino';
import { stringify } from 'yaml';
import { buildApp } from './app.js';
import { noDiskGuard } from './platform/database/disk-guard.js';
import { unconnectedDatabase } from './platform/database/unconnected.js';
import { packagePath } from './platform/files/package-root.js';
import { openSite } from './web/index.js';

const file = packagePath('openapi.yaml');

/** The API's document as YAML, from the routes alone: no database, the same text on every machine. */
export async function apiDocument(): Promise<string> {
  const app = await buildApp({
    database: unconnectedDatabase(),
    authenticate: async () => null,
    diskGuard: noDiskGuard,
    logger: pino({ level: 'silent' }),
    site: openSite({ landNotice: null, landSignetFile: null }),
    publicUrl: () => 'http://127.0.0.1',
  });
  await app.ready();
  const document = stringify(app.swagger(), { aliasDuplicateObjects: false, lineWidth: 110 });
  await app.close();
  return document;
}

/** Writes openapi.yaml. */
export async function writeApiDocument(): Promise<void> {
  await writeFile(file, await apiDocument());
}

/** Whether openapi.yaml is what the routes say. */
export async function isApiDocumentCurrent(): Promise<boolean> {
  return (await readFile(file, 'utf8').catch(() => '')) === (await apiDocument());
}
