import { pino } from 'pino';
import type { Test } from 'tap';
import { openAccounts } from '../../src/accounts/index.js';
import { type AppParts, buildApp, type Slices } from '../../src/app.js';
import type { Actor } from '../../src/kernel/actor.js';
import type { Database } from '../../src/platform/database/database.js';
import { noDiskGuard } from '../../src/platform/database/disk-guard.js';
import { unconnectedDatabase } from '../../src/platform/database/unconnected.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { openDrawingPool } from '../../src/platform/workers/drawing-pool.js';
import { openSite } from '../../src/web/index.js';
import { type TestDatabase, testDatabase } from './database.js';
import { testPeople } from './people.js';
import type { Content } from './template.js';

export const testSecret = 'pT4w0Xj2mJ8sVb5nQz7kLr1cYd3fGh6a';
export const testToken = 'sbk_test';
export const bearer = { authorization: `Bearer ${testToken}` };
export const testActor: Actor = {
  id: 'token:test',
  label: 'Test',
  role: 'lead',
  city: null,
  personId: null,
  mayWrite: true,
};

/** The whole service as it stands, over a database of its own, for `inject`. */
export async function testApp(
  t: Test,
  content: Content = 'empty',
  overrides: Partial<AppParts> = {},
): Promise<{ app: App; database: TestDatabase }> {
  const database = await testDatabase(t, content);
  return { app: await started(t, { ...partsOf(database), ...overrides }), database };
}

/** The whole service as it stands, over a database that is there already. */
export const appOver = (t: Test, database: Database, overrides: Partial<AppParts> = {}): Promise<App> =>
  started(t, { ...partsOf(database), ...overrides });

/** The service with routes made up for one test instead of the slices; without a database unless one is given. */
export async function platformApp(
  t: Test,
  routes: Partial<Slices>,
  overrides: Partial<AppParts> = {},
): Promise<App> {
  const parts = {
    ...partsOf(unconnectedDatabase()),
    ...(overrides.database ? {} : { authenticate: oneToken }),
    ...overrides,
  };
  return started(t, parts, { api() {}, pages() {}, ...routes });
}

/** Without a database nobody is known but the bearer of the tests' own token. */
const oneToken: AppParts['authenticate'] = {
  token: async (token) => (token === testToken ? testActor : null),
  session: async () => null,
};

/** What the service is built from, with a token of the tests' own; it knows the people of test/support/people.ts. */
export function partsOf(database: Database): AppParts {
  const accounts = openAccounts({ database, secret: testSecret, secure: false });
  return {
    database,
    accounts,
    authenticate: {
      token: async (token) =>
        token === testToken
          ? testActor
          : ((await testPeople.token(token)) ?? accounts.authenticate.token(token)),
      session: async (request) =>
        (await testPeople.session(request)) ?? accounts.authenticate.session(request),
    },
    diskGuard: noDiskGuard,
    drawingPool: openDrawingPool(),
    logger: pino({ level: 'silent' }),
    site: openSite({ landNotice: null, landSignetFile: null }),
    publisher: { name: 'Servicestelle', contact: null, licence: 'dl-by-de/2.0', contributorId: null },
    publicUrl: () => 'http://127.0.0.1:3000',
    trustedProxies: [],
  };
}

async function started(t: Test, parts: AppParts, routes?: Slices): Promise<App> {
  const app = await buildApp(parts, routes);
  t.teardown(async () => {
    await app.close();
    await parts.drawingPool.close();
  });
  await app.ready();
  return app;
}
