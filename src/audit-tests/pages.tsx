import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readersOfAll } from '../kernel/actor.js';
import { writtenAsOf } from '../kernel/as-of.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { asOfIn } from '../platform/http/query-params.js';
import { limits } from '../platform/http/rate-limits.js';
import { workbookMediaType } from '../projects/index.js';
import { type PageState, pageStateOf, type Site, sendWorkspacePage } from '../web/index.js';
import { hitsCsv, hitsWorkbook } from './files.js';
import type { TestScene } from './queries/registry-test.js';
import { countTests, runTest, sceneAt } from './queries/run-tests.js';
import { everyHit, testOf } from './routes.js';
import { type TestQuery, testsPath } from './views/paths.js';
import { TestPage } from './views/test-page.js';
import { TestsPage } from './views/tests-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}
type OfTest = { Params: { test: string } };

const perPage = 50;
const reading = { config: { ...only(...readersOfAll), rateLimit: limits.files }, schema: { hide: true } };
const asked = z.object({
  bereich: z.enum(['', 'programm']).catch(''),
  seite: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Tests on the whole registry as pages: all with their counts, and the list behind each. */
export function auditTestPages(pages: App, parts: PageParts): void {
  pages.get(testsPath, reading, async (request, reply) => {
    const { query, read, state } = lookOf(parts, request);
    const view = await read(async (scene) => ({
      counts: await countTests(scene),
      query,
      state: state(scene),
    }));
    return send(parts, request, reply, { title: null, state: view.state }, <TestsPage view={view} />);
  });
  pages.get<OfTest>(`${testsPath}/:test`, reading, async (request, reply) => {
    const test = testOf(request.params.test);
    const { query, page, read, state } = lookOf(parts, request);
    const view = await read(async (scene) => {
      const { hits, figures, asked } = await runTest(scene, test, {
        limit: perPage + 1,
        offset: (page - 1) * perPage,
      });
      const shown = { hits: hits.slice(0, perPage), hasMore: hits.length > perPage };
      return { test, figures, asked, query, page, ...shown, state: state(scene) };
    });
    return send(parts, request, reply, { title: test.title, state: view.state }, <TestPage view={view} />);
  });
  for (const format of ['csv', 'xlsx'] as const)
    pages.get<OfTest>(`${testsPath}/:test/liste.${format}`, reading, async (request, reply) => {
      const test = testOf(request.params.test);
      const { hits, scene } = await lookOf(parts, request).read(async (scene) => ({
        ...(await runTest(scene, test, { limit: everyHit })),
        scene,
      }));
      reply
        .type(format === 'csv' ? 'text/csv; charset=utf-8' : workbookMediaType)
        .header('cache-control', 'no-store');
      reply.header(
        'content-disposition',
        `attachment; filename="${test.id}-stand-${scene.viewpoint.revision}.${format}"`,
      );
      return reply.send(format === 'csv' ? hitsCsv(hits) : Readable.from(hitsWorkbook(test, hits, scene)));
    });
}

/** What an address asks to look at, and how to read it. */
function lookOf(parts: PageParts, request: FastifyRequest) {
  const { seite, bereich } = asked.parse(request.query);
  const asOf = asOfIn(request.query);
  const query: TestQuery = { asOf: asOf === undefined ? null : writtenAsOf(asOf), bereich };
  const scope = bereich === 'programm' ? 'programme' : 'all';
  const read = <Result,>(work: (scene: TestScene) => Promise<Result>): Promise<Result> =>
    readingAs(parts, request, async (tx) => work(await sceneAt(tx, asOf, { scope })));
  const state = ({ viewpoint }: TestScene): PageState => pageStateOf(viewpoint, asOf);
  return { query, page: seite, read, state };
}

function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { title, state }: { readonly title: string | null; readonly state: PageState },
  content: JSX.Element,
): Promise<FastifyReply> {
  const crumbs = title === null ? [] : [{ label: 'Tests', path: testsPath }];
  const head = { title: title ?? 'Tests', section: 'auditTests', crumbs, state } as const;
  return sendWorkspacePage(site, request, reply, head, content);
}
