import { drizzle } from 'drizzle-orm/postgres-js';
import { pino } from 'pino';
import type { Test } from 'tap';
import { type AppParts, buildApp, type Slices } from '../../src/app.js';
import type { Actor } from '../../src/kernel/actor.js';
import { connect } from '../../src/platform/database/connections.js';
import type { Database } from '../../src/platform/database/database.js';
import { noDiskGuard } from '../../src/platform/database/disk-guard.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { openSite } from '../../src/web/index.js';

export const testToken = 'sbk_test';
export const bearer = { authorization: `Bearer ${testToken}` };
export const testActor: Actor = { id: 'token:test', label: 'Test', role: 'serviceCentre' };

/** The service with routes made up for one test instead of the slices; without a database unless one is given. */
export async function platformApp(
  t: Test,
  routes: Partial<Slices>,
  overrides: Partial<AppParts> = {},
): Promise<App> {
  const parts: AppParts = {
    database: overrides.database ?? (await databaseAway(t)),
    authenticate: async (token) => (token === testToken ? testActor : null),
    diskGuard: noDiskGuard,
    logger: pino({ level: 'silent' }),
    site: openSite({ landNotice: null, landSignetFile: null }),
    publicUrl: () => 'http://127.0.0.1:3000',
    ...overrides,
  };
  const app = await buildApp(parts, { api() {}, pages() {}, ...routes });
  t.teardown(() => app.close());
  await app.ready();
  return app;
}

/** A database nobody answers for. */
async function databaseAway(t: Test): Promise<Database> {
  const target = { host: '/nonexistent', user: 'nobody', database: 'none' };
  const [forOrm, sql] = [1, 2].map(() => connect(target, { name: 'test', connections: 1 }));
  if (!forOrm || !sql) throw new Error('no connections');
  t.teardown(() => Promise.all([forOrm.end({ timeout: 0 }), sql.end({ timeout: 0 })]));
  return { orm: drizzle(forOrm), sql };
}
