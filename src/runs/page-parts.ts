import type { FastifyReply, FastifyRequest } from 'fastify';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only } from '../platform/http/access.js';
import { limits } from '../platform/http/rate-limits.js';
import type { RegisteredReport } from '../reporting/index.js';
import type { Site } from '../web/index.js';
import { reportsPath } from './views/parts.js';

export interface PageParts {
  readonly database: Database;
  readonly site: Site;
  readonly reports: readonly RegisteredReport[];
}

export const forReaders = { config: only(...readersOfAll), schema: { hide: true } };
/** Asking for a run: it costs a processor for a while. */
export const forAskers = {
  config: { ...only(...readersOfAll), rateLimit: limits.files },
  schema: { hide: true },
};
export const reportsCrumb = { label: 'Berichte', path: reportsPath };

/** Whether who asks keeps schedules and cancels what others asked for. */
export const mayKeep = (request: FastifyRequest): boolean =>
  serviceCentreRoles.some((role) => role === actorOf(request).role);

export const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
