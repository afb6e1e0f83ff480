import type { Test } from 'tap';
import type { AppParts } from '../../../src/app.js';
import type { App } from '../../../src/platform/http/app-instance.js';
import { exportRoutes } from '../../../src/projects/export/routes.js';
import { projectRoutes } from '../../../src/projects/routes.js';
import { platformApp } from '../../support/app.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

/** Projects in the API, with their exports, over a database with catalogue and places. */
export async function exportApp(
  t: Test,
  overrides: Partial<AppParts> = {},
): Promise<{ app: App; database: TestDatabase }> {
  const database = await testDatabase(t, 'reference');
  const api = (routes: App, parts: AppParts): void => {
    projectRoutes(routes, parts);
    exportRoutes(routes, parts);
  };
  return { app: await platformApp(t, { api }, { database, ...overrides }), database };
}
