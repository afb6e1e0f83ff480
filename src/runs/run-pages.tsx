import { Problem } from '../kernel/problem.js';
import { actorOf, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { renderPage, withFlash, workspaceHead } from '../web/index.js';
import { askAgain } from './commands/ask-run.js';
import { cancelRun } from './commands/cancel-run.js';
import { compareRuns, repetitionOf } from './compare/compare-runs.js';
import { forAskers, forReaders, mayKeep, type PageParts, reportsCrumb, sendPage } from './page-parts.js';
import { findRun, listRuns } from './queries/runs.js';
import { isOpen } from './run.js';
import { ComparisonPage } from './views/comparison-page.js';
import { runPath, runsPath, titlesOf } from './views/parts.js';
import { RunPage } from './views/run-page.js';
import { RunsPage } from './views/runs-table.js';

type ById = { Params: { id: string } };
const perPage = 30;
const refreshSeconds = 3;
const mostOthers = 50;

/** Runs: the list, one of them while it is drawn and afterwards, and two of them side by side. */
export function runPages(pages: App, parts: PageParts): void {
  listPage(pages, parts);
  runPage(pages, parts);
  comparisonPage(pages, parts);
  pages.post<ById>(`${runsPath}/:id/abbrechen`, forReaders, async (request, reply) => {
    const { id } = request.params;
    await cancelRun(parts.database, writerOf(request), id);
    return reply.redirect(withFlash(runPath(id), 'run-cancelled'), 303);
  });
  pages.post<ById>(`${runsPath}/:id/noch-einmal`, forAskers, async (request, reply) => {
    const { id } = await askAgain(parts.database, writerOf(request), request.params.id);
    return reply.redirect(runPath(id), 303);
  });
}

const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function idIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (!idPattern.test(value)) throw new Problem('not_found');
  return value;
}

/** How many differences stand on the pages before; 0 for what is no number. */
function offsetIn(query: unknown): number {
  const { ab } = query as { ab?: unknown };
  return typeof ab === 'string' && /^\d{1,7}$/.test(ab) ? Number(ab) : 0;
}

function listPage(pages: App, parts: PageParts): void {
  pages.get(runsPath, forReaders, async (request, reply) => {
    const after = idIn((request.query as { nach?: unknown }).nach);
    const runs = await readingAs(parts, request, (tx) => listRuns(tx, { after, limit: perPage + 1 }));
    const shown = runs.slice(0, perPage);
    const nextHref = runs.length > perPage ? `${runsPath}?nach=${shown.at(-1)?.id}` : null;
    const titles = titlesOf(parts.reports);
    const head = workspaceHead(request, { title: 'Läufe', section: 'reports', crumbs: [reportsCrumb] });
    const page = <RunsPage runs={shown} titles={titles} isFirst={after === undefined} nextHref={nextHref} />;
    return sendPage(reply, await renderPage(parts.site, head, page));
  });
}

function runPage(pages: App, parts: PageParts): void {
  pages.get<ById>(runPath(':id'), forReaders, async (request, reply) => {
    const { run, repetition } = await readingAs(parts, request, async (tx) => {
      const found = await findRun(tx, request.params.id);
      return { run: found, repetition: await repetitionOf(tx, found) };
    });
    const titles = titlesOf(parts.reports);
    const { personId, role } = actorOf(request);
    const renews = isOpen(run) && (request.query as { ruhig?: unknown }).ruhig === undefined;
    const head = workspaceHead(request, {
      title: titles.of(run.reportId),
      section: 'reports',
      crumbs: [reportsCrumb],
    });
    const view = {
      ...{ run, repetition, titles, renews },
      now: new Date(),
      mayCancel: mayKeep(request) || run.personId === personId,
      mayRedact: role === 'lead',
    };
    const page = <RunPage view={view} />;
    return sendPage(
      reply,
      await renderPage(parts.site, { ...head, ...(renews ? { refreshSeconds } : {}) }, page),
    );
  });
}

function comparisonPage(pages: App, parts: PageParts): void {
  pages.get<ById>(`${runPath(':id')}/vergleich`, forReaders, async (request, reply) => {
    const titles = titlesOf(parts.reports);
    const chosen = idIn((request.query as { mit?: unknown }).mit);
    const view = await readingAs(parts, request, async (tx) => {
      const later = await findRun(tx, request.params.id);
      const done = await listRuns(tx, { reportId: later.reportId, states: ['done'], limit: mostOthers });
      const others = done.filter(({ id }) => id !== later.id);
      if (chosen === undefined) return { later, others, earlier: null, differences: [] };
      return { others, ...(await compareRuns(tx, later.id, chosen)) };
    });
    const head = workspaceHead(request, {
      title: 'Vergleich',
      section: 'reports',
      crumbs: [reportsCrumb, { label: titles.of(view.later.reportId), path: runPath(view.later.id) }],
    });
    const page = <ComparisonPage view={{ ...view, titles, from: offsetIn(request.query) }} />;
    return sendPage(reply, await renderPage(parts.site, head, page));
  });
}
