import type { Config } from '../config.js';
import { loadSample, loadSampleWork } from '../demo/index.js';
import { announceDemoAccounts, demoCast, ensureDemoAccounts } from './demo-accounts.js';
import { addressOf } from './listen.js';
import { print, serve } from './serve.js';

/** The demo keeps its own data, so that it can stand beside a real registry and never gets into it. */
export const demoDataDir = './data/demo';

/** Runs the service on the sample registry; started again, it goes on with what is there. */
export async function demo(config: Config): Promise<void> {
  await serve(config, {
    purpose: 'demo',
    async prepare(database, accounts) {
      await loadSample(database);
      await ensureDemoAccounts(config.dataDir, database, accounts);
      await loadSampleWork(database, await demoCast(config.dataDir, accounts), {
        jobs: database.as('steckbrief_jobs'),
        publicUrl: () => config.publicUrl ?? addressOf(config.host, config.port),
      });
    },
    async announce(address) {
      for (const line of await announceDemoAccounts(config.dataDir, address)) print(line);
    },
  });
}
