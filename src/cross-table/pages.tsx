import type { FastifyRequest } from 'fastify';
import { type Role, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Language } from '../kernel/text.js';
import type { Database } from '../platform/database/database.js';
import { open, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { limits } from '../platform/http/rate-limits.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { writeWorkbook } from '../platform/spreadsheet/write-workbook.js';
import { localRoutes, type PageHead, pageStateOf, registryStateOf, renderPage } from '../web/index.js';
import { differencesPage } from './differences-page.js';
import { faultProblem } from './fault-problem.js';
import { crossCsv, crossWorkbook } from './files.js';
import { type CrossParts, headFor, sendPage } from './page-frame.js';
import { savedViews } from './queries/saved-views.js';
import {
  type CrossQuestion,
  crossPath,
  parseQuestion,
  questionQuery,
  type RawQuery,
  stateOf,
} from './question.js';
import { readCrossView, readTable } from './read-view.js';
import { savedViewPages } from './saved-views-pages.js';
import { CrossPage } from './views/cross-page.js';
import { tableTitle } from './words.js';

/** The cross-table in both languages, as a page and as files. */
export function crossTablePages(pages: App, parts: CrossParts): void {
  for (const { language, pattern } of localRoutes(crossPath)) crossPage(pages, parts, language, pattern);
  for (const { language, pattern } of localRoutes(`${crossPath}.csv`))
    csvFile(pages, parts, language, pattern);
  for (const { language, pattern } of localRoutes(`${crossPath}.xlsx`))
    workbookFile(pages, parts, language, pattern);
  differencesPage(pages, parts);
  savedViewPages(pages, parts);
}

const hidden = { config: open, schema: { hide: true } };
const file = { config: { ...open, rateLimit: limits.files }, schema: { hide: true } };

function crossPage(pages: App, { database, site }: CrossParts, language: Language, pattern: string): void {
  pages.get(pattern, hidden, async (request, reply) => {
    const asked = parseQuestion(request.query as RawQuery, language);
    const { question, faults } = asked;
    const visitor = visitorOf(request, reply);
    const read = await readCrossView(database, visitor, asked, language);
    const view = {
      ...read,
      tabs: await tabsFor(database, request),
      keepsViews: isOneOf(serviceCentreRoles, request),
    };
    setRegistryRevision(reply, view.viewpoint.revision);
    if (Object.keys(faults).length > 0) reply.code(400);
    const head: PageHead = {
      ...headFor(request, language, tableTitle(question, language)),
      path: `${crossPath}?${questionQuery(question)}`,
      registry: registryStateOf(view.viewpoint),
      state: pageStateOf(view.viewpoint, stateOf(question.list.asOf)),
    };
    return sendPage(
      request,
      reply,
      await renderPage(site, head, <CrossPage view={view} language={language} />),
    );
  });
}

/** A question for a file, which has no form to show faults in. @throws Problem `invalid_parameter` */
function questionOf(request: FastifyRequest, language: Language): CrossQuestion {
  const { question, faults } = parseQuestion(request.query as RawQuery, language);
  if (Object.keys(faults).length > 0) throw faultProblem(faults);
  return { ...question, all: true };
}

const isOneOf = (roles: readonly Role[], { actor }: FastifyRequest): boolean =>
  roles.some((role) => role === actor?.role);

/** Saved views, for those who may see them; the table itself is everybody's. */
const tabsFor = async (database: Database, request: FastifyRequest) =>
  isOneOf(readersOfAll, request) ? savedViews(database, writerOf(request)) : null;

function csvFile(pages: App, { database }: CrossParts, language: Language, pattern: string): void {
  pages.get(pattern, file, async (request, reply) => {
    const question = questionOf(request, language);
    const { table, viewpoint } = await readTable(database, visitorOf(request, reply), question);
    const { dialect } = request.query as RawQuery;
    setRegistryRevision(reply, viewpoint.revision);
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', attachment(viewpoint.revision, 'csv'));
    const written = { question, table, viewpoint, language };
    return reply.send(crossCsv(written, dialect === 'excel-de' ? 'excel-de' : 'rfc4180'));
  });
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function workbookFile(
  pages: App,
  { database, drawingPool }: CrossParts,
  language: Language,
  pattern: string,
): void {
  pages.get(pattern, file, async (request, reply) => {
    const question = questionOf(request, language);
    const { table, viewpoint } = await readTable(database, visitorOf(request, reply), question);
    setRegistryRevision(reply, viewpoint.revision);
    reply.type(workbookType).header('content-disposition', attachment(viewpoint.revision, 'xlsx'));
    const workbook = crossWorkbook({ question, table, viewpoint, language });
    return reply.send(Buffer.from(await writeWorkbook(drawingPool, workbook)));
  });
}

const attachment = (revision: number, extension: string): string =>
  `attachment; filename="auswertung-stand-${revision}.${extension}"`;
