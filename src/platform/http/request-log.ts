import { isWrite } from './access.js';
import type { App } from './app-instance.js';

/** One line per change of state: which route, by whose token, with what outcome. Never addresses, queries or bodies. */
export function logChanges(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const changedNothing =
      request.is404 || reply.statusCode >= 400 || reply.hasHeader('idempotency-replayed');
    if (!isWrite(request.method) || changedNothing) return;
    const { method } = request;
    const actor = request.actor?.id ?? null;
    request.log.info(
      { method, route: request.routeOptions.url, status: reply.statusCode, actor },
      'request changed state',
    );
  });
}
