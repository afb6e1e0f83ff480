import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Test } from 'tap';
import type { Access } from '../../src/platform/http/access.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { surfaceOf } from '../../src/platform/http/surface.js';
import { openSite } from '../../src/web/index.js';
import { appOver } from '../support/app.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

/** A route as it was registered, and who may use it. */
export interface Route {
  readonly method: string;
  /** With its parameters: `/api/v1/projects/:reference`. */
  readonly url: string;
  readonly access: Access | undefined;
  readonly surface: ReturnType<typeof surfaceOf>;
  /** True when the API's document leaves it out. */
  readonly hidden: boolean;
}

/** The whole service over a registry with reference data, and every route it has, seen as each is registered. */
export async function appWithRoutes(
  t: Test,
): Promise<{ app: App; database: TestDatabase; routes: readonly Route[] }> {
  const routes: Route[] = [];
  const watch = (message: unknown): void => {
    const { fastify } = message as { fastify: App };
    fastify.addHook('onRoute', ({ method, url, config, schema }) => {
      for (const one of [method].flat())
        routes.push({
          method: one,
          url,
          access: config?.access,
          surface: surfaceOf(url),
          hidden: schema?.hide === true,
        });
    });
  };
  const database = await testDatabase(t, 'reference');
  subscribe('fastify.initialization', watch);
  // With the pages that only the sample registry has.
  const site = openSite({ landNotice: null, landSignetFile: null, demo: true });
  const app = await appOver(t, database, { site });
  unsubscribe('fastify.initialization', watch);
  return { app, database, routes };
}
