import { Counter, Histogram, Registry } from 'prom-client';
import { processFigures } from '../process-figures.js';
import { open } from './access.js';
import type { App } from './app-instance.js';

/** Counts and times requests by route (never by address), and shows them with the process's own figures at `/metrics`. */
export function measureRequests(app: App): void {
  const ofServer = new Registry();
  const labelNames = ['method', 'route', 'status'] as const;
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to end of answer.',
    labelNames: ['method', 'route'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 30],
    registers: [ofServer],
  });
  const count = new Counter({
    name: 'http_requests_total',
    help: 'Answered requests.',
    labelNames,
    registers: [ofServer],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
    count.inc({ method: request.method, route, status: reply.statusCode });
    duration.observe({ method: request.method, route }, reply.elapsedTime / 1_000);
  });
  app.get('/metrics', { config: open, schema: { hide: true } }, async (_request, reply) => {
    const figures = await Registry.merge([processFigures, ofServer]).metrics();
    return reply
      .header('content-type', processFigures.contentType)
      .header('cache-control', 'no-store')
      .send(figures);
  });
}
