import type { FastifyReply, FastifyRequest } from 'fastify';
import { cityRoles, type Role, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only } from '../platform/http/access.js';
import { limits } from '../platform/http/rate-limits.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import type { RegisteredReport } from '../reporting/index.js';
import type { Site } from '../web/index.js';
import { reportsPath } from './views/parts.js';
import { askersOf, runReaders } from './who-may.js';

export interface PageParts {
  readonly database: Database;
  readonly site: Site;
  readonly reports: readonly RegisteredReport[];
  readonly drawingPool: DrawingPool;
  readonly publicUrl: () => string;
}

export const forReaders = { config: only(...runReaders), schema: { hide: true } };
export const forReadersOf = (report: RegisteredReport) => ({
  config: only(...askersOf(report)),
  schema: { hide: true },
});
/** Asking for a run: it costs a processor for a while. */
export const forAskers = {
  config: { ...only(...runReaders), rateLimit: limits.files },
  schema: { hide: true },
};
export const forAskersOf = (report: RegisteredReport) => ({
  config: { ...only(...askersOf(report)), rateLimit: limits.files },
  schema: { hide: true },
});
export const reportsCrumb = { label: 'Berichte', path: reportsPath };

const isOneOf = (request: FastifyRequest, roles: readonly Role[]): boolean =>
  roles.some((role) => role === actorOf(request).role);

/** Whether who asks keeps schedules and cancels what others asked for. */
export const mayKeep = (request: FastifyRequest): boolean => isOneOf(request, serviceCentreRoles);

/** Whether who asks sees what was handed in by any city. */
export const seesAll = (request: FastifyRequest): boolean => isOneOf(request, readersOfAll);

/** The city whose report alone may be made by whoever asks; null where any may. */
export const onlyCity = (request: FastifyRequest, { forCities }: RegisteredReport): string | null =>
  forCities === 'own' && isOneOf(request, cityRoles) ? actorOf(request).city : null;

/** Reports whoever asks may have made. */
export const reportsFor = ({ reports }: PageParts, request: FastifyRequest): readonly RegisteredReport[] =>
  reports.filter((report) => isOneOf(request, askersOf(report)));

export const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
