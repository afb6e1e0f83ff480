import type { FastifyRequest } from 'fastify';
import type { Orm } from '../platform/database/database.js';
import type { App } from '../platform/http/app-instance.js';
import { AccessLog } from './access-log.js';
import type { Reading } from './commands/write-readings.js';

/**
 * Logs who read what is not public: every answered read of a route that is not open to everybody. A file is logged before
 * its first byte leaves; when that fails, so does the download.
 */
export function logReadings(app: App, orm: Orm): void {
  const accessLog = new AccessLog(orm, app.log);
  app.addHook('onSend', async (request, reply, payload) => {
    const reading = readingOf(request, reply.hasHeader('content-disposition'));
    if (reading === null || reply.statusCode >= 400) return payload;
    if (reading.asFile) await accessLog.write(reading);
    else accessLog.note(reading);
    return payload;
  });
  app.addHook('preClose', () => accessLog.flush());
}

const longestSubject = 200;

/** Null for what everybody may read, and for writes: those are in the trail. */
function readingOf(request: FastifyRequest, asFile: boolean): Reading | null {
  const { actor, method, params, routeOptions } = request;
  if (actor === null || request.is404 || !(method === 'GET' || method === 'HEAD')) return null;
  if (routeOptions.url === undefined) return null;
  if (routeOptions.config.access === 'public' && !asksForUnpublished(request)) return null;
  const named = Object.values((params ?? {}) as Record<string, string>).join(' ');
  return {
    actor: actor.id,
    personId: actor.personId,
    role: actor.role,
    city: actor.city,
    route: routeOptions.url,
    subject: named === '' ? null : named.slice(0, longestSubject),
    requestId: request.id,
    asFile,
  };
}

/** Lists that are open to everybody show more to those who ask for states of work. */
const asksForUnpublished = ({ query }: FastifyRequest): boolean =>
  typeof query === 'object' && query !== null && 'workflow' in query;
