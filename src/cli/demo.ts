import type { Config } from '../config.js';
import { addressOf } from './listen.js';
import { print } from './print.js';
import { serve } from './serve.js';

/** Runs the service on the sample registry; started again, it goes on with what is there. */
export async function demo(config: Config): Promise<void> {
  await serve(config, {
    purpose: 'demo',
    async prepare(database, accounts) {
      const { loadSample, loadSampleWork } = await import('../demo/index.js');
      const { demoCast, ensureDemoAccounts } = await import('./demo-accounts.js');
      await loadSample(database);
      await ensureDemoAccounts(config.dataDir, database, accounts);
      await loadSampleWork(database, await demoCast(config.dataDir, accounts), {
        jobs: database.as('steckbrief_jobs'),
        publicUrl: () => config.publicUrl ?? addressOf(config.host, config.port),
      });
    },
    async announce(address) {
      const { announceDemoAccounts } = await import('./demo-accounts.js');
      for (const line of await announceDemoAccounts(config.dataDir, address)) print(line);
    },
  });
}
