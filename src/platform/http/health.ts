import { Problem } from '../../kernel/problem.js';
import { isDatabaseReady } from '../database/availability.js';
import type { Database } from '../database/database.js';
import { open } from './access.js';
import type { App } from './app-instance.js';

/** `/health/live`: the process answers. `/health/ready`: the database answers as well, else 503. */
export function healthRoutes(app: App, database: Database): void {
  const schema = { hide: true };
  app.get('/health/live', { config: open, schema }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'live' };
  });
  app.get('/health/ready', { config: open, schema }, async (_request, reply) => {
    if (!(await isDatabaseReady(database)))
      throw new Problem('database_unavailable', { retryAfterSeconds: 2 });
    reply.header('cache-control', 'no-store');
    return { status: 'ready' };
  });
}
