import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { viewpointAt } from '../history/index.js';
import { largestUpload, readUploads, uploadOf } from '../imports/index.js';
import { cityRoles, readersOfAll } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { isProgrammeCity, placesAt } from '../places/index.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { formOf } from '../platform/http/form-body.js';
import { limits } from '../platform/http/rate-limits.js';
import { type FieldError, fieldId, type Site, sendWorkspacePage, withFlash } from '../web/index.js';
import { answerUpload, previewUpload, removeUpload } from './commands/preview-upload.js';
import { takeUpload } from './commands/take-upload.js';
import { openRounds } from './queries/rounds-of-city.js';
import { listUploads } from './queries/uploads.js';
import { readCityUpload, readCityUploadRows } from './read-uploads.js';
import type { ApiUpload } from './schemas.js';
import { type RowChange, rowChanges } from './tables.js';
import { tabNames, uploadPath, workbookPath } from './views/paths.js';
import { TemplatesPage } from './views/templates-page.js';
import { UploadPage } from './views/upload-page.js';
import { WorkbookPage } from './views/workbook-page.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

const config = only(...cityRoles);
const params = z.object({ id: z.string() });
const pageQuery = z.object({
  zeilen: z.enum(Object.values(tabNames)).optional(),
  ab: z.string().max(2_000).optional(),
});
const address = uploadPath(':id');
const rowsPerPage = 50;
const shownUploads = 10;
const title = 'Vorlage für Excel';

/** A city's workbook: the template to download, the filled-in file to send, and what it would change. */
export function cityWorkbookPages(pages: App, parts: PageParts): void {
  pages.get(workbookPath, { config, schema: { hide: true } }, async (request, reply) =>
    sendWorkbookPage(parts, request, reply, []),
  );
  sendingPage(pages, parts);
  pages.get(
    address,
    { config, schema: { hide: true, params, querystring: pageQuery } },
    async (request, reply) => {
      const id = idOf(request.params.id);
      const upload = await readCityUpload(parts.database, writerOf(request), id);
      const tab = rowChanges.find((one) => tabNames[one] === request.query.zeilen) ?? mostTelling(upload);
      const { ab } = request.query;
      const { items, nextCursor } = await readCityUploadRows(parts.database, writerOf(request), id, {
        change: tab,
        limit: rowsPerPage,
        cursor: ab,
      });
      const next = nextCursor && `?zeilen=${tabNames[tab]}&ab=${encodeURIComponent(nextCursor)}#zeilen`;
      const view = {
        upload,
        tab,
        rows: items,
        nextHref: next === null ? null : `${uploadPath(id)}${next}`,
        isFirstPage: ab === undefined,
      };
      return send(parts, request, reply, upload.fileName ?? 'Ihre Datei', <UploadPage view={view} />);
    },
  );
  stepPages(pages, parts);
  pages.get(
    '/servicestelle/vorlagen',
    { config: only(...readersOfAll), schema: { hide: true } },
    async (request, reply) => {
      const { revision } = await viewpointAt(parts.database.orm);
      const { municipalities } = await placesAt(parts.database.orm, revision);
      const cities = municipalities.filter((place) => isProgrammeCity(place));
      return sendWorkspacePage(
        parts.site,
        request,
        reply,
        {
          title: 'Vorlagen der Städte',
          section: 'imports',
          crumbs: [{ label: 'Einlesen', path: '/servicestelle/einlesen' }],
        },
        <TemplatesPage cities={cities} />,
      );
    },
  );
}

/** What one wants to see first: what changes, else what is new, else what is wrong. */
function mostTelling({ counts }: ApiUpload): RowChange {
  if (counts.changed > 0) return 'changed';
  if (counts.new > 0) return 'new';
  return counts.errors > 0 ? 'error' : 'unchanged';
}

/** The form with the file, in a scope of its own: only here are files taken. */
function sendingPage(pages: App, parts: PageParts): void {
  pages.register(async (scope: App) => {
    await readUploads(scope);
    scope.post(
      workbookPath,
      { config: { ...config, rateLimit: limits.uploads }, bodyLimit: largestUpload, schema: { hide: true } },
      async (request, reply) => {
        try {
          const id = await previewUpload(parts.database, writerOf(request), uploadOf(request));
          return await reply.redirect(uploadPath(id), 303);
        } catch (error) {
          if (!(error instanceof Problem)) throw error;
          reply.code(error.status);
          const details = [error.detail?.de, ...error.errors.map(({ detail }) => detail.de)];
          const message = details.filter((part) => part !== undefined).join(' ') || error.title.de;
          return sendWorkbookPage(parts, request, reply, [{ fieldId: fieldId('file'), message }]);
        }
      },
    );
  });
}

function stepPages(pages: App, { database }: PageParts): void {
  const step = { config, schema: { hide: true, params } };
  pages.post(`${address}/antworten`, step, async (request, reply) => {
    const id = idOf(request.params.id);
    const given = Object.entries(formOf(request)).filter(([, answer]) => answer !== '');
    await answerUpload(database, writerOf(request), id, Object.fromEntries(given));
    return reply.redirect(uploadPath(id), 303);
  });
  pages.post(`${address}/verwerfen`, step, async (request, reply) => {
    await removeUpload(database, writerOf(request), idOf(request.params.id));
    return reply.redirect(withFlash(workbookPath, 'removed'), 303);
  });
  pages.post(`${address}/uebernehmen`, step, async (request, reply) => {
    const id = idOf(request.params.id);
    // A second click finds it taken over and does nothing: both see the same result.
    await takeUpload(database, writerOf(request), id);
    return reply.redirect(withFlash(uploadPath(id), 'upload-taken'), 303);
  });
}

/** @throws Problem `not_found` for what is no id */
function idOf(value: string): string {
  if (z.uuid().safeParse(value).success) return value;
  throw new Problem('not_found');
}

async function sendWorkbookPage(
  parts: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const ags = actorOf(request).city ?? '';
  const { rounds, uploads } = await readingAs(parts, request, async (tx) => ({
    rounds: await openRounds(tx, ags),
    uploads: await listUploads(tx, shownUploads),
  }));
  return send(parts, request, reply, null, <WorkbookPage view={{ ags, rounds, uploads, errors }} />);
}

async function send(
  { site }: PageParts,
  request: FastifyRequest,
  reply: FastifyReply,
  ofUpload: string | null,
  content: JSX.Element,
): Promise<FastifyReply> {
  const crumbs = [
    { label: 'Vorhaben', path: '/arbeitsbereich/vorhaben' },
    ...(ofUpload === null ? [] : [{ label: title, path: workbookPath }]),
  ];
  return sendWorkspacePage(
    site,
    request,
    reply,
    { title: ofUpload ?? title, section: 'projects', crumbs },
    content,
  );
}
