import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { draftPath, saveCityDraft } from '../../city-records/index.js';
import { largestUpload, readUploads, uploadOf } from '../../imports/index.js';
import { cityRoles, serviceCentreRoles } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import type { Database } from '../../platform/database/database.js';
import { only, readingAs, writerOf } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { formOf } from '../../platform/http/form-body.js';
import { limits } from '../../platform/http/rate-limits.js';
import { type Site, sendWorkspacePage, withFlash } from '../../web/index.js';
import { planSchema } from '../schemas.js';
import { PartCPage, type PartCView } from '../views/part-c-page.js';
import { partCPath } from './paths.js';
import { planDraft, previewPartC } from './preview.js';

interface PageParts {
  readonly database: Database;
  readonly site: Site;
}

type OfDraft = { Params: { draft: string } };
type DraftRequest = FastifyRequest<OfDraft>;

const keeping = { config: only(...cityRoles, ...serviceCentreRoles), schema: { hide: true } };
const address = partCPath(':draft');

/** Part C of a draft by a workbook: out, in, what it would change, and taken over. */
export function partCPages(pages: App, parts: PageParts): void {
  pages.get<OfDraft>(address, keeping, (request, reply) => sendPage(parts, request, reply, {}));
  pages.post<OfDraft>(`${address}/uebernehmen`, keeping, (request, reply) => take(parts, request, reply));
  pages.register(async (scope: App) => {
    await readUploads(scope);
    const uploading = { ...keeping, config: { ...keeping.config, rateLimit: limits.uploads } };
    scope.post<OfDraft>(address, { ...uploading, bodyLimit: largestUpload }, async (request, reply) => {
      try {
        const preview = await previewPartC(
          (read) => readingAs(parts, request, read),
          request.params.draft,
          uploadOf(request),
        );
        if (preview.hasErrors) reply.code(422);
        return await sendPage(parts, request, reply, { preview });
      } catch (error) {
        if (!(error instanceof Problem) || error.code === 'not_found') throw error;
        reply.code(error.status);
        return sendPage(parts, request, reply, { fault: error.detail?.de ?? error.title.de });
      }
    });
  });
}

async function sendPage(
  parts: PageParts,
  request: DraftRequest,
  reply: FastifyReply,
  shown: Pick<PartCView, 'preview' | 'fault'>,
): Promise<FastifyReply> {
  const { draft, plan } = await readingAs(parts, request, (tx) => planDraft(tx, request.params.draft));
  const view = { ...shown, id: draft.id, version: draft.version, name: plan.name };
  const crumbs = [
    { label: 'Gebiete und Konzepte', path: '/arbeitsbereich/gebiete' },
    { label: plan.name, path: draftPath(draft.id) },
  ];
  const head = { title: 'Teil C als Excel-Mappe', section: 'cityRecords', crumbs } as const;
  return sendWorkspacePage(parts.site, request, reply, head, <PartCPage view={view} />);
}

/** Keeps what the preview showed, as long as the draft stands as it stood then. */
async function take(parts: PageParts, request: DraftRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { version, projects: sent = '', missing = '', remove = '' } = formOf(request);
  const gone = new Set(remove === '' ? [] : missing.split('\n'));
  const { draft } = await readingAs(parts, request, (tx) => planDraft(tx, request.params.draft));
  const content = {
    ...draft.content,
    projects: readProjects(sent).filter(({ number }) => !gone.has(number)),
  };
  if (!z.safeDecode(planSchema, content as never).success) throw new Problem('malformed');
  await saveCityDraft(
    parts.database,
    writerOf(request),
    { id: draft.id, version: Number(version) },
    { content },
  );
  return reply.redirect(withFlash(draftPath(draft.id), 'part-c-taken'), 303);
}

/** @throws Problem `malformed` for what no preview of ours holds */
function readProjects(sent: string): { readonly number: string }[] {
  try {
    return z.array(z.looseObject({ number: z.string() })).parse(JSON.parse(sent));
  } catch (cause) {
    throw new Problem('malformed', { cause });
  }
}
