import type { Sql } from 'postgres';
import { Problem } from '../../kernel/problem.js';
import type { App } from './app-instance.js';

const patienceMilliseconds = 2_000;

/** `/health/live`: the process answers. `/health/ready`: the database answers as well, else 503. */
export function healthRoutes(app: App, sql: Sql): void {
  const schema = { hide: true };
  app.get('/health/live', { schema }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'live' };
  });
  app.get('/health/ready', { schema }, async (_request, reply) => {
    await ping(sql);
    reply.header('cache-control', 'no-store');
    return { status: 'ready' };
  });
}

async function ping(sql: Sql): Promise<void> {
  const query = sql`select 1`;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), patienceMilliseconds);
  });
  try {
    await Promise.race([query, tooLate]);
  } catch (cause) {
    query.cancel();
    throw new Problem('database_unavailable', { cause, retryAfterSeconds: 2 });
  } finally {
    clearTimeout(timer);
  }
}
