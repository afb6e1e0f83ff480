import { pino } from 'pino';
import type { Accounts } from '../accounts/index.js';
import type { Config } from '../config.js';
import type { Purpose } from '../platform/database/migrate.js';
import { type OpenDatabase, openDatabase } from '../platform/database/open-database.js';
import { assertAuthSecret } from './auth-secret.js';
import { stopRequest } from './stop-request.js';

/** What differs between a real registry and the demo. */
export interface Occasion {
  readonly purpose: Purpose;
  /** Runs once the database is ready and before requests are taken. */
  prepare(database: OpenDatabase, accounts: Accounts): Promise<void>;
  /** Says what the operator should know, once people can reach the service. */
  announce(address: string, database: OpenDatabase, accounts: Accounts): Promise<void>;
}

/**
 * Runs the service until it is asked to stop. Throws StartError when it cannot start. The program itself is loaded when
 * settings and database turned out to be usable: a refusal comes at once.
 */
export async function serve(config: Config, occasion?: Occasion): Promise<void> {
  const stop = stopRequest();
  assertAuthSecret(config);
  const log = pino({ level: config.logLevel });
  const queues = async () => (await import('./service.js')).queueNames;
  const database = await openDatabase({ ...config, purpose: occasion?.purpose ?? 'registry', queues }, log);
  try {
    const { registry, runService } = await import('./service.js');
    await runService({ config, occasion: occasion ?? registry, database, log, stop });
  } finally {
    await database.close();
    log.info({}, 'stopped');
  }
}
