import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readersOfAll } from '../kernel/actor.js';
import type { AsOf } from '../kernel/as-of.js';
import { formatDay } from '../kernel/format.js';
import { readDay } from '../kernel/written-day.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { limits } from '../platform/http/rate-limits.js';
import { workbookMediaType } from '../projects/index.js';
import { renderPage, type Site, workspaceHead } from '../web/index.js';
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
  stand: z.string().max(10).catch(''),
  bereich: z.enum(['', 'programm']).catch(''),
  seite: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Tests on the whole registry as pages: all with their counts, and the list behind each. */
export function auditTestPages(pages: App, parts: PageParts): void {
  pages.get(testsPath, reading, async (request, reply) => {
    const { query, read } = lookOf(parts, request);
    const view = await read(async (scene) => ({
      counts: await countTests(scene),
      query,
      ...stateOf(scene, query),
    }));
    return send(parts, request, reply, null, <TestsPage view={view} />);
  });
  pages.get<OfTest>(`${testsPath}/:test`, reading, async (request, reply) => {
    const test = testOf(request.params.test);
    const { query, page, read } = lookOf(parts, request);
    const view = await read(async (scene) => {
      const { hits, figures, asked } = await runTest(scene, test, {
        limit: perPage + 1,
        offset: (page - 1) * perPage,
      });
      const shown = { hits: hits.slice(0, perPage), hasMore: hits.length > perPage };
      return { test, figures, asked, query, page, ...shown, ...stateOf(scene, query) };
    });
    return send(parts, request, reply, test.title, <TestPage view={view} />);
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
  const { seite, ...query } = asked.parse(request.query);
  const scope = query.bereich === 'programm' ? 'programme' : 'all';
  const read = <Result,>(work: (scene: TestScene) => Promise<Result>): Promise<Result> =>
    readingAs(parts, request, async (tx) => work(await sceneAt(tx, asOfOf(query.stand), { scope })));
  return { query, page: seite, read };
}

/** A revision or a day as somebody types it; the present for anything else. */
function asOfOf(typed: string): AsOf | undefined {
  if (/^[1-9]\d{0,8}$/.test(typed)) return { kind: 'revision', revision: Number(typed) };
  const day = readDay(typed);
  return day.kind === 'exact' ? { kind: 'day', day: day.day } : undefined;
}

function stateOf({ viewpoint }: TestScene, { stand }: TestQuery) {
  const { revision, reckoningDay, provisional } = viewpoint;
  const past =
    stand === '' || provisional
      ? null
      : `Sie sehen den Stand vom ${formatDay(reckoningDay, 'de')} (Registerstand ${revision})`;
  return { revision, past };
}

async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string | null,
  content: JSX.Element,
): Promise<FastifyReply> {
  const crumbs = title === null ? [] : [{ label: 'Tests', path: testsPath }];
  const head = workspaceHead(request, { title: title ?? 'Tests', section: 'auditTests', crumbs });
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
  return reply.send(await renderPage(site, head, content));
}
