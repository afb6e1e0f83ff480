import type { Test } from 'tap';
import { loadSample } from '../../src/demo/index.js';
import { viewpointAt } from '../../src/history/index.js';
import type { Database } from '../../src/platform/database/database.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { listProjects, type ProjectRecord } from '../../src/projects/index.js';
import { amendPublished } from '../support/a-project.js';
import { testApp } from '../support/app.js';

export interface SampleSite {
  readonly app: App;
  readonly database: Database;
  /** The project whose name contains the words. */
  find(words: string): Promise<ProjectRecord>;
}

/** The sample registry with one project published a second time, and the pages over it. */
export async function sampleSite(t: Test): Promise<SampleSite> {
  const { app, database } = await testApp(t, 'reference');
  await loadSample(database);
  const find = (words: string) => findByName(database, words);
  const amended = await find('Servicestelle für Quartiersentwicklung');
  await amendPublished(database, amended.reference, (present) => ({
    ...present,
    period: { ...present.period, end: '2029-06-30' },
    unionRate: { rate: 9500, basis: 'project' },
  }));
  return { app, database, find };
}

async function findByName(database: Database, words: string): Promise<ProjectRecord> {
  const page = await listProjects(database.orm, await viewpointAt(database.orm), {
    filter: { q: words, scope: 'all' },
    sort: [{ key: 'reference', descending: false }],
    limit: 1,
  });
  const [record] = page.items;
  if (!record) throw new Error(`no sample project is called ${words}`);
  return record;
}

/** Address of the running service, for a browser. */
export async function addressOf(app: App): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 });
}
