import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFirstToken } from '../accounts/index.js';
import type { Config } from '../config.js';
import { loadSample } from '../demo/index.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { print, serve } from './serve.js';

/** The demo keeps its own data, so that it can stand beside a real registry and never gets into it. */
export const demoDataDir = './data/demo';

/** Runs the service on the sample registry; started again, it goes on with what is there. */
export async function demo(config: Config): Promise<void> {
  await serve(config, {
    purpose: 'demo',
    async prepare(database) {
      await loadSample(database);
      const token = await accessOfDemo(config.dataDir, database);
      if (token) print(`bearer token of the service centre: ${token}`);
    },
  });
}

/** The demo's token is no secret worth a new one at every start: it stays in DATA_DIR. */
async function accessOfDemo(dataDir: string, database: OpenDatabase): Promise<string | null> {
  const file = join(dataDir, 'demo-accounts.json');
  const token = await createFirstToken(database);
  if (token) {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    await writeFile(file, `${JSON.stringify({ tokens: { serviceCentre: token } }, null, 2)}\n`, {
      mode: 0o600,
    });
    return token;
  }
  const kept = await readFile(file, 'utf8').catch(() => null);
  return kept === null ? null : JSON.parse(kept).tokens.serviceCentre;
}
