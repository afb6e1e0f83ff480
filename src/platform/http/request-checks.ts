import type { FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/problem.js';
import type { App } from './app-instance.js';
import { checkQuery, unknownParameter } from './query-check.js';
import { surfaceOf } from './surface.js';
import { checkBodyText, isStorable } from './text-check.js';

const mostHeaders = 100;

/** What no request of ours looks like is refused here, once, before any handler sees it. */
export function checkRequests(app: App): void {
  app.addHook('onRequest', async (request) => {
    if (request.raw.rawHeaders.length > 2 * mostHeaders) throw new Problem('headers_too_large');
    checkQuery(request, surfaceOf(request.url) === 'page' ? 'page' : 'api');
    checkAddress(request);
    refuseUndeclaredParameters(request);
  });
  app.addHook('preValidation', async (request) => {
    if (request.body !== undefined && request.body !== null) checkBodyText(request.body);
  });
}

/** A part of the address that no text can equal names nothing. */
function checkAddress(request: FastifyRequest): void {
  const parts = Object.values((request.params ?? {}) as Record<string, string>);
  if (!parts.every(isStorable)) throw new Problem('not_found');
}

function refuseUndeclaredParameters(request: FastifyRequest): void {
  if (request.is404 || surfaceOf(request.url) === 'page') return;
  if (request.routeOptions.schema?.querystring !== undefined) return;
  const names = Object.keys(request.query as object);
  if (names.length > 0) throw new Problem('unknown_parameter', { errors: names.map(unknownParameter) });
}
