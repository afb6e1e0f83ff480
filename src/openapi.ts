import { readFile, writeFile } from 'node:fs/promises';
import { pino } from 'pino';
import { stringify } from 'yaml';
import { openAccounts } from './accounts/index.js';
import { buildApp } from './app.js';
import { noDiskGuard } from './platform/database/disk-guard.js';
import { unconnectedDatabase } from './platform/database/unconnected.js';
import { packagePath } from './platform/files/package-root.js';
import { StartError } from './platform/start-error.js';
import { openDrawingPool } from './platform/workers/drawing-pool.js';
import { openSite } from './web/index.js';

const file = packagePath('openapi.yaml');

/** The API's document as YAML, from the routes alone: no database, the same text on every machine. */
export async function apiDocument(): Promise<string> {
  const database = unconnectedDatabase();
  const accounts = openAccounts({ database, secret: 'only for describing', secure: false });
  const app = await buildApp({
    database,
    accounts,
    authenticate: accounts.authenticate,
    diskGuard: noDiskGuard,
    drawingPool: openDrawingPool(),
    logger: pino({ level: 'silent' }),
    site: openSite({ landNotice: null, landSignetFile: null }),
    publisher: { name: 'Servicestelle', contact: null, licence: 'dl-by-de/2.0', contributorId: null },
    publicUrl: () => 'http://127.0.0.1',
    trustedProxies: [],
  });
  await app.ready();
  const document = stringify(app.swagger(), { aliasDuplicateObjects: false, lineWidth: 110 });
  await app.close();
  return document;
}

/** Writes openapi.yaml; with `check` only compares, and throws StartError when it is not what the routes say. */
export async function openapi(options: { readonly check?: boolean }): Promise<void> {
  const document = await apiDocument();
  if (!options.check) return writeFile(file, document);
  if ((await readFile(file, 'utf8').catch(() => '')) !== document)
    throw new StartError('openapi.yaml is not what the routes say: run npm run openapi and commit the file.');
}
