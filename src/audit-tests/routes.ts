import { Readable } from 'node:stream';
import { readersOfAll } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { workbookMediaType } from '../projects/index.js';
import { hitsCsv, hitsWorkbook } from './files.js';
import type { RegistryTest } from './queries/registry-test.js';
import { countTests, runTest, sceneAt } from './queries/run-tests.js';
import { registryTests } from './queries/tests/index.js';
import {
  hitListSchema,
  hitsQuerySchema,
  testListSchema,
  testParams,
  testsQuerySchema,
  toApiCount,
  toApiHit,
  toApiTest,
} from './schemas.js';

const tags = ['audits'];
const config = { ...only(...readersOfAll), rateLimit: limits.files };
const problems = problemResponses(
  'token_required',
  'forbidden',
  'not_found',
  'unknown_parameter',
  'invalid_parameter',
  'overloaded',
);
/** More rows than any registry has: a list is never cut. */
export const everyHit = 100_000_000;

/** The test of a name. @throws Problem `not_found` */
export function testOf(id: string): RegistryTest {
  const test = registryTests.find((one) => one.id === id);
  if (test === undefined) throw new Problem('not_found');
  return test;
}

/** Tests on the whole registry, for the service centre and auditors. */
export function auditTestRoutes(api: App, { database }: { readonly database: Database }): void {
  api.get(
    '/registry-tests',
    {
      config,
      schema: {
        operationId: 'listRegistryTests',
        summary: 'Run every test on the whole registry',
        tags,
        querystring: testsQuerySchema,
        response: { 200: testListSchema, ...problems },
      },
    },
    async (request, reply) =>
      readingAs({ database }, request, async (tx) => {
        const { asOf, scope } = request.query;
        const scene = await sceneAt(tx, asOf, { scope });
        setRegistryRevision(reply, scene.viewpoint.revision);
        return { revision: scene.viewpoint.revision, items: (await countTests(scene)).map(toApiCount) };
      }),
  );
  api.get(
    '/registry-tests/:test',
    {
      config,
      schema: {
        operationId: 'getRegistryTest',
        summary: 'List what a test fell on',
        tags,
        params: testParams,
        querystring: hitsQuerySchema,
        response: { 200: hitListSchema, ...problems },
      },
    },
    async (request, reply) =>
      readingAs({ database }, request, async (tx) => {
        const test = testOf(request.params.test);
        const { asOf, scope, limit, page } = request.query;
        const scene = await sceneAt(tx, asOf, { scope });
        setRegistryRevision(reply, scene.viewpoint.revision);
        const { hits } = await runTest(scene, test, { limit: limit + 1, offset: (page - 1) * limit });
        return {
          revision: scene.viewpoint.revision,
          test: toApiTest(test),
          items: hits.slice(0, limit).map(toApiHit),
          hasMore: hits.length > limit,
        };
      }),
  );
  for (const [format, type] of [
    ['csv', 'text/csv; charset=utf-8'],
    ['xlsx', workbookMediaType],
  ] as const)
    api.get(
      `/registry-tests/:test/hits.${format}`,
      {
        config,
        schema: {
          operationId: `getRegistryTest${format === 'csv' ? 'Csv' : 'Workbook'}`,
          summary: `The whole list of a test as ${format.toUpperCase()}`,
          tags,
          params: testParams,
          querystring: testsQuerySchema,
          response: { ...fileResponse(type.split(';')[0] ?? type, 'Every hit.'), ...problems },
        },
      },
      async (request, reply) => {
        const test = testOf(request.params.test);
        const { asOf, scope } = request.query;
        const { hits, scene } = await readingAs({ database }, request, async (tx) => {
          const scene = await sceneAt(tx, asOf, { scope });
          return { ...(await runTest(scene, test, { limit: everyHit })), scene };
        });
        setRegistryRevision(reply, scene.viewpoint.revision);
        reply.type(type).header('cache-control', 'no-store');
        reply.header(
          'content-disposition',
          `attachment; filename="${test.id}-stand-${scene.viewpoint.revision}.${format}"`,
        );
        return reply.send(format === 'csv' ? hitsCsv(hits) : Readable.from(hitsWorkbook(test, hits, scene)));
      },
    );
}
