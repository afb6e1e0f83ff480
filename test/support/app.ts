import { pino } from 'pino';
import type { Test } from 'tap';
import { type AppParts, buildApp, type Slices } from '../../src/app.js';
import type { Actor } from '../../src/kernel/actor.js';
import { noDiskGuard } from '../../src/platform/database/disk-guard.js';
import { unconnectedDatabase } from '../../src/platform/database/unconnected.js';
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
    database: unconnectedDatabase(),
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
