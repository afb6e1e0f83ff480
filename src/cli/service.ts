import type { Logger } from 'pino';
import { reports } from '../../reports/index.js';
import { type Accounts, firstAdministratorLink, openAccounts } from '../accounts/index.js';
import { buildApp } from '../app.js';
import { catalogueReferenceData } from '../catalogue/index.js';
import type { Config } from '../config.js';
import { loadReferenceData } from '../history/index.js';
import { jobs } from '../jobs.js';
import { placeReferenceData } from '../places/index.js';
import type { Purpose } from '../platform/database/migrate.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import type { JobParts } from '../platform/jobs/job.js';
import { openJobs } from '../platform/jobs/open-jobs.js';
import { smtpMailer } from '../platform/mail/smtp.js';
import { openDrawingPool } from '../platform/workers/drawing-pool.js';
import { reportJobNames, reportJobs } from '../runs/index.js';
import { openSite } from '../web/index.js';
import { authSecretOf } from './auth-secret.js';
import { addressOf, drain, listen } from './listen.js';
import { print } from './print.js';
import type { Occasion } from './serve.js';
import { untilRequested } from './stop-request.js';

/** Of every job the service runs. */
export const queueNames: readonly string[] = [...jobs.map(({ name }) => name), ...reportJobNames];

export const registry: Occasion = {
  purpose: 'registry',
  prepare: async () => undefined,
  async announce(address, database, accounts) {
    const link = await firstAdministratorLink(database, accounts, address);
    if (link) print(`the first administrator signs up here, once: ${link}`);
  },
};

const longestPrint = 150_000;

interface Beginning {
  readonly config: Config;
  readonly occasion: Occasion;
  readonly database: OpenDatabase;
  readonly log: Logger;
  readonly stop: AbortSignal;
}

/** Brings the registry up to date, then answers requests and runs jobs until it is asked to stop. */
export async function runService(beginning: Beginning): Promise<void> {
  const { config, occasion, database, stop } = beginning;
  await loadReferenceData(database.orm, [catalogueReferenceData(), placeReferenceData()]);
  const secret = await authSecretOf(config);
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  const accounts = openAccounts({ database, secret, secure, identityProvider: config.identityProvider });
  await occasion.prepare(database, accounts);
  if (!stop.aborted) await answer({ ...beginning, accounts });
}

async function answer(service: Beginning & { readonly accounts: Accounts }): Promise<void> {
  const { config, occasion, database, accounts, log, stop } = service;
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
