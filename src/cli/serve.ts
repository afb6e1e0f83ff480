import { type Logger, pino } from 'pino';
import { authenticator, createFirstToken } from '../accounts/index.js';
import { buildApp } from '../app.js';
import { catalogueReferenceData } from '../catalogue/index.js';
import type { Config } from '../config.js';
import { loadReferenceData } from '../history/index.js';
import { placeReferenceData } from '../places/index.js';
import type { Purpose } from '../platform/database/migrate.js';
import { type OpenDatabase, openDatabase } from '../platform/database/open-database.js';
import { openDrawingPool } from '../platform/workers/drawing-pool.js';
import { openSite } from '../web/index.js';
import { addressOf, drain, listen } from './listen.js';
import { stopRequest, untilRequested } from './stop-request.js';

/** What differs between a real registry and the demo. */
interface Occasion {
  readonly purpose: Purpose;
  /** Runs once the database is ready and before requests are taken. */
  prepare(database: OpenDatabase): Promise<void>;
}

const registry: Occasion = {
  purpose: 'registry',
  async prepare(database) {
    const token = await createFirstToken(database);
    if (token) print(`bearer token of the service centre, shown only this once: ${token}`);
  },
};

/** Runs the service until it is asked to stop. Throws StartError when it cannot start. */
export async function serve(config: Config, occasion: Occasion = registry): Promise<void> {
  const stop = stopRequest();
  const log = pino({ level: config.logLevel });
  const database = await openDatabase({ ...config, purpose: occasion.purpose }, log);
  try {
    await loadReferenceData(database.orm, [catalogueReferenceData(), placeReferenceData()]);
    await occasion.prepare(database);
    if (!stop.aborted) await answer(config, database, log, stop);
  } finally {
    await database.close();
    log.info({}, 'stopped');
  }
}

async function answer(config: Config, database: OpenDatabase, log: Logger, stop: AbortSignal): Promise<void> {
  let address = addressOf(config.host, config.port);
  const drawingPool = openDrawingPool();
  const app = await buildApp({
    database,
    authenticate: authenticator(database),
    diskGuard: database,
    drawingPool,
    logger: log,
    site: openSite({ landNotice: config.landNotice, landSignetFile: config.landSignet }),
    publicUrl: () => config.publicUrl ?? address,
    trustedProxies: config.trustedProxies,
  });
  try {
    address = await listen(app, config);
    print(`listening on ${address}`);
    await untilRequested(stop);
    log.info({}, 'asked to stop');
  } finally {
    await drain(app);
    await drawingPool.close();
  }
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
