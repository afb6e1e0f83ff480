import type { FastifyReply, FastifyRequest } from 'fastify';
import { viewpointAt } from '../history/index.js';
import { serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { isProgrammeCity, referencePlaces } from '../places/index.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import type { RegisteredReport } from '../reporting/index.js';
import { type FieldError, renderPage, withFlash, workspaceHead } from '../web/index.js';
import { askRun } from './commands/ask-run.js';
import { keepSchedule, removeSchedule } from './commands/keep-schedule.js';
import { forAskers, forReaders, mayKeep, type PageParts, reportsCrumb, sendPage } from './page-parts.js';
import { listRuns } from './queries/runs.js';
import { listSchedules } from './queries/schedules.js';
import { readRunForm, type Typed, untouched } from './run-form.js';
import { runPages } from './run-pages.js';
import { FormPage } from './views/form-page.js';
import { formPath, reportsPath, runPath, titlesOf } from './views/parts.js';
import { ReportsPage } from './views/reports-page.js';

const forKeepers = { config: only(...serviceCentreRoles), schema: { hide: true } };

/** Pages of the service centre and of auditors: reports are asked for by a form, watched, taken away and compared. */
export function reportRunPages(pages: App, parts: PageParts): void {
  startPage(pages, parts);
  for (const report of parts.reports) formPages(pages, parts, report);
  runPages(pages, parts);
  pages.post(`${reportsPath}/zeitplaene/:id/entfernen`, forKeepers, async (request, reply) => {
    const { id } = request.params as { id: string };
    await removeSchedule(parts.database, writerOf(request), id);
    return reply.redirect(withFlash(reportsPath, 'removed'), 303);
  });
}

const lastShown = 10;

function startPage(pages: App, parts: PageParts): void {
  pages.get(reportsPath, forReaders, async (request, reply) => {
    const { reports, site } = parts;
    const view = await readingAs(parts, request, async (tx) => ({
      runs: await listRuns(tx, { limit: lastShown }),
      schedules: await listSchedules(tx),
    }));
    const head = workspaceHead(request, { title: 'Berichte', section: 'reports' });
    const page = (
      <ReportsPage view={{ ...view, reports, titles: titlesOf(reports), mayKeep: mayKeep(request) }} />
    );
    return sendPage(reply, await renderPage(site, head, page));
  });
}

function formPages(pages: App, parts: PageParts, report: RegisteredReport): void {
  const path = formPath(report.id);
  pages.get(path, forReaders, (request, reply) =>
    sendForm(parts, request, reply, report, untouched(report), []),
  );
  pages.post(path, forAskers, async (request, reply) => {
    const typed = typedIn(request);
    const { read, errors } = readRunForm(report, typed);
    if (read === null) return sendForm(parts, request, reply, report, typed, errors);
    const writer = writerOf(request);
    if (read.rhythm !== null) {
      if (!mayKeep(request)) throw new Problem('forbidden');
      await keepSchedule(parts.database, writer, report, { ...read.request, rhythm: read.rhythm });
      return reply.redirect(withFlash(`${reportsPath}#regelmaessig`, 'saved'), 303);
    }
    const { id } = await askRun(parts.database, writer, report, read.request);
    return reply.redirect(runPath(id), 303);
  });
}

function typedIn(request: FastifyRequest): Typed {
  const form = formOf(request);
  return (name) => (form[name] ?? '').slice(0, 1_000);
}

async function sendForm(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  report: RegisteredReport,
  typed: Typed,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const read = await readingAs(parts, request, async (tx) => ({
    runs: await listRuns(tx, { reportId: report.id, limit: lastShown }),
    current: (await viewpointAt(tx)).revision,
  }));
  const head = workspaceHead(request, {
    title: report.title.de,
    section: 'reports',
    crumbs: [reportsCrumb],
  });
  if (errors.length > 0) reply.code(422);
  const view = {
    report,
    typed,
    errors,
    ...read,
    cities: cityOptions(),
    now: new Date(),
    mayKeep: mayKeep(request),
  };
  return sendPage(reply, await renderPage(parts.site, head, <FormPage view={view} />));
}

const cityOptions = () =>
  referencePlaces()
    .municipalities.filter((place) => isProgrammeCity(place))
    .map(({ ags, name }) => ({ value: ags, label: name }));
