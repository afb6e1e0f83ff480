import { type Logger, pino } from 'pino';
import { authenticator, createFirstToken } from '../accounts/index.js';
import { buildApp } from '../app.js';
import { catalogueReferenceData } from '../catalogue/index.js';
import type { Config } from '../config.js';
import { loadReferenceData } from '../history/index.js';
import { jobs } from '../jobs.js';
import { placeReferenceData } from '../places/index.js';
import type { Purpose } from '../platform/database/migrate.js';
import { type OpenDatabase, openDatabase } from '../platform/database/open-database.js';
import type { JobParts } from '../platform/jobs/job.js';
import { openJobs } from '../platform/jobs/open-jobs.js';
import { smtpMailer } from '../platform/mail/smtp.js';
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
  const { purpose } = occasion;
  const queues = jobs.map(({ name }) => name);
  const database = await openDatabase({ ...config, purpose, queues }, log);
  try {
    await loadReferenceData(database.orm, [catalogueReferenceData(), placeReferenceData()]);
    await occasion.prepare(database);
    if (!stop.aborted) await answer({ config, purpose, database, log, stop });
  } finally {
    await database.close();
    log.info({}, 'stopped');
  }
}

interface Service {
  readonly config: Config;
  readonly purpose: Purpose;
  readonly database: OpenDatabase;
  readonly log: Logger;
  readonly stop: AbortSignal;
}

/** Answers requests and runs jobs until it is asked to stop. */
async function answer({ config, purpose, database, log, stop }: Service): Promise<void> {
  let address = addressOf(config.host, config.port);
  const publicUrl = () => config.publicUrl ?? address;
  const drawingPool = openDrawingPool();
  const app = await buildApp({
    database,
    authenticate: authenticator(database),
    diskGuard: database,
    drawingPool,
    logger: log,
    site: openSite({
      landNotice: config.landNotice,
      landSignetFile: config.landSignet,
      demo: purpose === 'demo',
    }),
    publicUrl,
    trustedProxies: config.trustedProxies,
  });
  const mailer = mailerOf(config, purpose, log);
  const running = await openJobs(database.as('steckbrief_jobs'), jobs, { database, log, publicUrl, mailer });
  try {
    address = await listen(app, config);
    print(`listening on ${address}`);
    await untilRequested(stop);
    log.info({}, 'asked to stop');
  } finally {
    await Promise.all([drain(app), running.stop()]);
    await drawingPool.close();
  }
}

function mailerOf({ smtp }: Config, purpose: Purpose, log: Logger): JobParts['mailer'] {
  if (purpose === 'demo') return 'outbox';
  if (smtp !== null) return smtpMailer(smtp);
  log.warn({}, 'SMTP_URL is not set: mail waits in the registry and is not sent');
  return null;
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
