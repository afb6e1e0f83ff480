import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { limits } from '../platform/http/rate-limits.js';
import { fieldId, type PageHead, type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { choicePages, matchPages } from './choice-pages.js';
import { answerImport } from './commands/answer.js';
import { proposeImport, takeBackImport } from './commands/commit.js';
import { previewImport, queueImport, readAtOnce } from './commands/preview.js';
import { cancelPublication, publishSoon } from './commands/publication.js';
import { removeImport } from './commands/remove.js';
import { idOf } from './import-id.js';
import { pageWaitMs } from './long-wait.js';
import { listImports } from './page-queries.js';
import { importPageQuery, readImportView } from './read-import-view.js';
import { undoPages } from './undo-pages.js';
import { largestImport, readUploads, uploadOf } from './upload.js';
import { ImportPage } from './views/import-page.js';
import { importPath, importsPath } from './views/import-view.js';
import { isBeingPublished, PublishingPage } from './views/publishing-page.js';
import { ReadingPage } from './views/reading-page.js';
import { UploadPage, type UploadView } from './views/upload-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const importsPerPage = 25;
const refreshSeconds = 3;
const listQuery = z.object({ seite: z.coerce.number().int().min(1).max(10_000).catch(1) });
const params = z.object({ importId: z.string() });
const address = importPath(':importId');

/** Bringing lists in: sending a file, looking at what it would change, proposing it, publishing what another proposed. */
export function importPages(pages: App, parts: PageParts): void {
  pages.get(
    importsPath,
    { config: only(...readersOfAll), schema: { hide: true, querystring: listQuery } },
    async (request, reply) =>
      sendUploadPage(parts, request, reply, { page: request.query.seite, errors: [], date: '', source: '' }),
  );
  sendingPages(pages, parts);
  pages.get(
    address,
    { config: only(...readersOfAll), schema: { hide: true, params, querystring: importPageQuery } },
    async (request, reply) => {
      const id = idOf(request.params.importId);
      const view = await readImportView(parts.database, writerOf(request), id, request.query);
      const { state, source } = view.delivery;
      const { fileName, title } = source;
      if (state === 'reading' || state === 'failed') {
        const page = <ReadingPage delivery={view.delivery} mayStop={maySend(request)} />;
        return send(parts, request, reply, fileName ?? title, page, {
          ...(state === 'reading' && { refreshSeconds }),
        });
      }
      if (isBeingPublished(view.delivery)) {
        const page = <PublishingPage delivery={view.delivery} mayStop={actorOf(request).role === 'lead'} />;
        return send(parts, request, reply, fileName ?? title, page, { refreshSeconds });
      }
      return send(parts, request, reply, fileName ?? title, <ImportPage view={view} />, {
        scripts: view.mayChoose ? ['choose'] : [],
      });
    },
  );
  stepPages(pages, parts);
  undoPages(pages, parts);
}

/** The form with the file, in a scope of its own: only here are files taken. */
function sendingPages(pages: App, parts: PageParts): void {
  pages.register(async (scope: App) => {
    await readUploads(scope, 'import');
    scope.post(
      importsPath,
      {
        config: { ...only(...serviceCentreRoles), rateLimit: limits.uploads },
        bodyLimit: largestImport,
        schema: { hide: true },
      },
      async (request, reply) => {
        try {
          const upload = uploadOf(request);
          const read = upload.bytes.length > readAtOnce ? queueImport : previewImport;
          const id = await read(parts.database, writerOf(request), upload);
          return await reply.redirect(importPath(id), 303);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          reply.code(error.status);
          return sendUploadPage(parts, request, reply, { page: 1, ...refusal(error, request.body) });
        }
      },
    );
  });
}

/** What is wrong, beside the field it is about, and what was typed. */
function refusal(problem: Problem, body: unknown): Pick<UploadView, 'errors' | 'date' | 'source'> {
  const typed = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const typedIn = (name: string): string => (typeof typed[name] === 'string' ? typed[name] : '');
  const field = ['date', 'source'].find((name) =>
    problem.errors.some(({ pointer }) => pointer === `/${name}`),
  );
  const messages = problem.errors.map(({ detail }) => detail.de);
  const message = [problem.detail?.de, ...messages].filter((part) => part !== undefined).join(' ');
  return {
    errors: [{ fieldId: fieldId(field ?? 'file'), message: message || problem.title.de }],
    date: typedIn('date'),
    source: typedIn('source'),
  };
}

function stepPages(pages: App, { database }: PageParts): void {
  const lead = { config: only('lead'), schema: { hide: true, params } };
  const staff = { config: only(...serviceCentreRoles), schema: { hide: true, params } };

  pages.post(`${address}/vorschlagen`, staff, async (request, reply) => {
    const id = idOf(request.params.importId);
    await proposeImport(database, writerOf(request), id);
    return reply.redirect(withFlash(importPath(id), 'import-proposed'), 303);
  });
  pages.post(`${address}/antworten`, staff, async (request, reply) => {
    const id = idOf(request.params.importId);
    const given = Object.entries(formOf(request)).filter(([, answer]) => answer !== '');
    await answerImport(database, writerOf(request), id, Object.fromEntries(given));
    return reply.redirect(importPath(id), 303);
  });
  choicePages(pages, address, database);
  matchPages(pages, address, database);
  pages.post(`${address}/verwerfen`, staff, async (request, reply) => {
    await removeImport(database, writerOf(request), idOf(request.params.importId));
    return reply.redirect(withFlash(importsPath, 'removed'), 303);
  });
  pages.post(`${address}/zuruecknehmen`, staff, async (request, reply) => {
    const id = idOf(request.params.importId);
    await takeBackImport(database, writerOf(request), id);
    return reply.redirect(importPath(id), 303);
  });
  pages.post(address, lead, async (request, reply) => {
    const id = idOf(request.params.importId);
    // A second click finds it published and does nothing: both see the same result.
    await publishSoon(database, writerOf(request), id, pageWaitMs);
    return reply.redirect(importPath(id), 303);
  });
  pages.post(`${address}/veroeffentlichung-abbrechen`, lead, async (request, reply) => {
    const id = idOf(request.params.importId);
    await cancelPublication(database, writerOf(request), id);
    return reply.redirect(importPath(id), 303);
  });
}

async function sendUploadPage(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Pick<UploadView, 'page' | 'errors' | 'date' | 'source'>,
): Promise<FastifyReply> {
  const offset = (asked.page - 1) * importsPerPage;
  const found = await listImports(parts.database, writerOf(request), { offset, limit: importsPerPage + 1 });
  const view: UploadView = {
    ...asked,
    imports: found.slice(0, importsPerPage),
    hasMore: found.length > importsPerPage,
    maySend: maySend(request),
  };
  return send(parts, request, reply, null, <UploadPage view={view} />);
}

/** Whether who looks may send files and stop their reading; auditors look only. */
function maySend(request: FastifyRequest): boolean {
  const { role, mayWrite } = actorOf(request);
  return mayWrite && serviceCentreRoles.some((one) => one === role);
}

async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  title: string | null,
  content: JSX.Element,
  more: Pick<PageHead, 'refreshSeconds' | 'scripts'> = {},
): Promise<FastifyReply> {
  const crumbs = title === null ? [] : [{ label: 'Einlesen', path: importsPath }];
  return sendWorkspacePage(
    site,
    request,
    reply,
    { title: title ?? 'Einlesen', section: 'imports', crumbs, ...more },
    content,
  );
}
