import { isWrite } from './access.js';
import type { App } from './app-instance.js';

/** One line per change of state: which route, by whose token, with what outcome. Never addresses, queries or bodies. */
export function logChanges(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    if (!isWrite(request.method) || request.is404 || reply.statusCode >= 400) return;
    const { method } = request;
    const actor = request.actor?.id ?? null;
    request.log.info(
      { method, route: request.routeOptions.url, status: reply.statusCode, actor },
      'request changed state',
    );
  });
}
