import { type Logger, pino } from 'pino';
import { reports } from '../../reports/index.js';
import { type Accounts, firstAdministratorLink, openAccounts } from '../accounts/index.js';
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
import { reportJobNames, reportJobs } from '../runs/index.js';
import { openSite } from '../web/index.js';
import { assertAuthSecret, authSecretOf } from './auth-secret.js';
import { addressOf, drain, listen } from './listen.js';
import { stopRequest, untilRequested } from './stop-request.js';

/** What differs between a real registry and the demo. */
interface Occasion {
  readonly purpose: Purpose;
  /** Runs once the database is ready and before requests are taken. */
  prepare(database: OpenDatabase, accounts: Accounts): Promise<void>;
  /** Says what the operator should know, once people can reach the service. */
  announce(address: string, database: OpenDatabase, accounts: Accounts): Promise<void>;
}

const registry: Occasion = {
  purpose: 'registry',
  prepare: async () => undefined,
  async announce(address, database, accounts) {
    const link = await firstAdministratorLink(database, accounts, address);
    if (link) print(`the first administrator signs up here, once: ${link}`);
  },
};

const longestPrint = 150_000;

/** Runs the service until it is asked to stop. Throws StartError when it cannot start. */
export async function serve(config: Config, occasion: Occasion = registry): Promise<void> {
  const stop = stopRequest();
  assertAuthSecret(config);
  const log = pino({ level: config.logLevel });
  const { purpose } = occasion;
  const queues = [...jobs.map(({ name }) => name), ...reportJobNames];
  const database = await openDatabase({ ...config, purpose, queues }, log);
  try {
    await loadReferenceData(database.orm, [catalogueReferenceData(), placeReferenceData()]);
    const secret = await authSecretOf(config);
    const secure = config.publicUrl?.startsWith('https:') ?? false;
    const accounts = openAccounts({ database, secret, secure, identityProvider: config.identityProvider });
    await occasion.prepare(database, accounts);
    if (!stop.aborted) await answer({ config, occasion, database, accounts, log, stop });
  } finally {
    await database.close();
    log.info({}, 'stopped');
  }
}

interface Service {
  readonly config: Config;
  readonly occasion: Occasion;
  readonly database: OpenDatabase;
  readonly accounts: Accounts;
  readonly log: Logger;
  readonly stop: AbortSignal;
}

/** Answers requests and runs jobs until it is asked to stop. */
async function answer({ config, occasion, database, accounts, log, stop }: Service): Promise<void> {
  const { purpose } = occasion;
  let address = addressOf(config.host, config.port);
  const publicUrl = () => config.publicUrl ?? address;
  const drawingPool = openDrawingPool();
  // Runs have a thread of their own: a report of five hundred pages keeps nobody waiting for a Steckbrief.
  const runPool = openDrawingPool({ threads: 1, longestTaskMilliseconds: longestPrint });
  const site = openSite({
    landNotice: config.landNotice,
    landSignetFile: config.landSignet,
    demo: purpose === 'demo',
  });
  const app = await buildApp({
    database,
    accounts,
    authenticate: accounts.authenticate,
    diskGuard: database,
    drawingPool,
    logger: log,
    site,
    publisher: config.publisher,
    publicUrl,
    trustedProxies: config.trustedProxies,
  });
  const mailer = mailerOf(config, purpose, log);
  const everyJob = [...jobs, ...reportJobs({ reports, site, pool: runPool })];
  const needs = { database, log, publicUrl, mailer };
  const running = await openJobs(database.as('steckbrief_jobs'), everyJob, needs);
  try {
    address = await listen(app, config);
    await occasion.announce(publicUrl(), database, accounts);
    print(`listening on ${address}`);
    await untilRequested(stop);
    log.info({}, 'asked to stop');
  } finally {
    await Promise.all([drain(app), running.stop()]);
    await Promise.all([drawingPool.close(), runPool.close()]);
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
