import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Test } from 'tap';
import { publishWaitingImports } from '../../src/imports/commands/publication-job.js';
import { importRoutes } from '../../src/imports/routes.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import { projectRoutes } from '../../src/projects/routes.js';
import { bearer, platformApp } from '../support/app.js';
import { silent } from '../support/cluster.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { call, colleagues } from '../support/workflow.js';

const fixture = (...path: string[]) => readFileSync(packagePath('test', 'fixtures', ...path), 'utf8');

export const steckbrief = fixture('steckbriefe', 'separate-lines-2021-2027.txt');
export const list = fixture('lists', 'saxony-esf-small.csv');

interface Open {
  readonly id: string;
  readonly questions: readonly {
    readonly id: string;
    readonly options: readonly { readonly id: string }[];
  }[];
}

/** The service with imports and projects on a registry with reference data, and how a client talks to it. */
export async function service(t: Test) {
  const database = await testDatabase(t, 'reference');
  const routes = {
    api(api: Parameters<typeof importRoutes>[0], parts: Parameters<typeof importRoutes>[1]) {
      importRoutes(api, parts);
      projectRoutes(api, parts);
    },
  };
  const app = await platformApp(t, routes, { database });
  const post = (body: string | Buffer, type = 'text/csv', headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      headers: { ...bearer, 'content-type': type, ...headers },
      body,
    });
  const { staff, lead } = await colleagues(database);
  const propose = (id: string, headers: Record<string, string> = {}) =>
    call(app, staff, 'POST', `/imports/${id}/commit`, undefined, headers);
  /** Proposes an import and lets another person publish it. */
  const commit = async (id: string, headers: Record<string, string> = {}) => {
    const proposed = await propose(id, headers);
    return proposed.statusCode === 200 ? call(app, lead, 'POST', `/imports/${id}/publish`) : proposed;
  };
  const get = (path: string) => app.inject({ url: `/api/v1${path}`, headers: bearer });
  /** Publishes a list, answering what it leaves open by the first of the options. */
  const take = async (body: string | Buffer, type?: string) => {
    const { id, questions } = (await post(body, type)).json<Open>();
    const answers = Object.fromEntries(questions.map((each) => [each.id, each.options[0]?.id]));
    if (questions.length > 0)
      await app.inject({
        method: 'PATCH',
        url: `/api/v1/imports/${id}`,
        headers: bearer,
        payload: { answers },
      });
    return commit(id);
  };
  return { app, database, staff, lead, post, propose, commit, get, take };
}

/** How many versions of projects are published. */
export const published = async ({ ownerSql }: TestDatabase): Promise<number> => {
  const [row] = await ownerSql<{ n: number }[]>`select count(*)::int as n from project_version`;
  return row?.n ?? -1;
};

/** The answer of a publication; a job's part in it, when there is one, is done here. */
export async function withItsJob<Answer>(database: TestDatabase, asking: Promise<Answer>): Promise<Answer> {
  const stop = new AbortController();
  const parts = { database, sql: database.ownerSql, log: silent, stop: stop.signal };
  const working = (async () => {
    while (!stop.signal.aborted) {
      await publishWaitingImports(parts);
      await pause(20);
    }
  })();
  const answer = await asking.finally(() => stop.abort());
  await working;
  return answer;
}
