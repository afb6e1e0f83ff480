import { serviceCentreRoles } from '../kernel/actor.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { renderPage, withFlash, workspaceHead } from '../web/index.js';
import { removeSchedule } from './commands/keep-schedule.js';
import { forReaders, mayKeep, type PageParts, reportsFor, seesAll, sendPage } from './page-parts.js';
import { listRuns } from './queries/runs.js';
import { listSchedules } from './queries/schedules.js';
import { redactionPages } from './redaction-pages.js';
import { runPages } from './run-pages.js';
import { reportsPath, titlesOf } from './views/parts.js';
import { ReportsPage } from './views/reports-page.js';
import { wizardPages } from './wizard-pages.js';

const forKeepers = { config: only(...serviceCentreRoles), schema: { hide: true } };

/** Reports are asked for by a form, watched, taken away and compared; cities have their own. */
export function reportRunPages(pages: App, parts: PageParts): void {
  startPage(pages, parts);
  for (const report of parts.reports) wizardPages(pages, parts, report);
  runPages(pages, parts);
  redactionPages(pages, parts);
  pages.post(`${reportsPath}/zeitplaene/:id/entfernen`, forKeepers, async (request, reply) => {
    const { id } = request.params as { id: string };
    await removeSchedule(parts.database, writerOf(request), id);
    return reply.redirect(withFlash(reportsPath, 'removed'), 303);
  });
}

const lastShown = 10;

function startPage(pages: App, parts: PageParts): void {
  pages.get(reportsPath, forReaders, async (request, reply) => {
    const { site } = parts;
    const reports = reportsFor(parts, request);
    const view = await readingAs(parts, request, async (tx) => ({
      runs: await listRuns(tx, { limit: lastShown }),
      schedules: await listSchedules(tx),
    }));
    const head = workspaceHead(request, { title: 'Berichte', section: 'reports' });
    const page = (
      <ReportsPage
        view={{
          ...view,
          reports,
          titles: titlesOf(parts.reports),
          mayKeep: mayKeep(request),
          seesAll: seesAll(request),
        }}
      />
    );
    return sendPage(reply, await renderPage(site, head, page));
  });
}
