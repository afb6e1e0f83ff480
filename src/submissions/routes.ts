import type { FastifyRequest } from 'fastify';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { projectSchema } from '../projects/index.js';
import { draftAsProject, toApiDraft, toApiSummary } from './api-draft.js';
import { beginDraft } from './commands/begin.js';
import { changeProject } from './commands/change-project.js';
import { discardDraft } from './commands/steps.js';
import { publicationRoutes } from './publication-routes.js';
import { isDraftId } from './queries/draft-rows.js';
import { listDrafts } from './queries/list-drafts.js';
import { type DraftView, readDraft } from './queries/read-draft.js';
import {
  draftChangeSchema,
  draftListSchema,
  draftParams,
  draftQuerySchema,
  draftSchema,
  newDraftSchema,
} from './schemas.js';

const tags = ['drafts'];
const workers = only(...cityRoles, ...serviceCentreRoles);
export const readersOfDrafts = only(...cityRoles, ...readersOfAll);

/** Drafts: list, begin, read, change, throw away; and the publication of accepted ones. */
export function draftRoutes(api: App, { database }: { database: Database }): void {
  readingRoutes(api, database);
  beginningRoute(api, database);
  changingRoutes(api, database);
  publicationRoutes(api, database);
}

function readingRoutes(api: App, database: Database): void {
  api.get(
    '/drafts',
    {
      config: readersOfDrafts,
      schema: {
        operationId: 'listDrafts',
        summary: 'Drafts the reader may see',
        description: 'A city sees its own; the service centre its own and what was handed in.',
        tags,
        querystring: draftQuerySchema,
        response: { 200: draftListSchema, ...problemResponses('token_required', 'invalid_parameter') },
      },
    },
    async (request) => {
      const { workflow, city, round } = request.query;
      const drafts = await listDrafts(database, writerOf(request), {
        ...(workflow && { states: workflow }),
        ...(city && { city }),
        ...(round && { roundId: round }),
      });
      return { items: drafts.map(toApiSummary) };
    },
  );

  api.get(
    '/drafts/:id',
    {
      config: readersOfDrafts,
      schema: {
        operationId: 'getDraft',
        summary: 'Read a draft',
        tags,
        params: draftParams,
        response: { 200: draftSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request, reply) => {
      const draft = await readDraft(database, writerOf(request), request.params.id);
      setRegistryRevision(reply, draft.viewpoint.revision);
      return toApiDraft(draft);
    },
  );
}

/** Where a draft can be read; `changeProject` says null when nothing had to be begun. */
function addressOf(result: unknown): string | null {
  const { draftId } = result as { readonly draftId: string | null };
  return draftId === null ? null : `/api/v1/drafts/${draftId}`;
}

function beginningRoute(api: App, database: Database): void {
  api.post(
    '/drafts',
    {
      config: workers,
      schema: {
        operationId: 'beginDraft',
        summary: 'Begin to amend or withdraw a published project',
        tags,
        body: newDraftSchema,
        response: {
          201: draftSchema,
          ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const { reference, kind, note, roundId } = request.body;
      const writer = writerOf(request, note, addressOf);
      const { draftId } = await beginDraft(database, writer, {
        reference,
        kind,
        note: note ?? null,
        roundId: roundId ?? null,
      });
      reply.code(201).header('location', addressOf({ draftId }));
      return toApiDraft(await readDraft(database, writer, draftId));
    },
  );
}

/**
 * Holds `If-Match` against a draft: its own tag, or the one it has as a project. Without the header only where `optional`.
 * @throws Problem `precondition_required`, `stale`
 */
export function matchDraft(request: FastifyRequest, draft: DraftView, optional = false): void {
  if (optional && request.headers['if-match'] === undefined) return;
  try {
    requireMatch(request, draftSchema, toApiDraft(draft));
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'stale') throw error;
    requireMatch(request, projectSchema, draftAsProject(draft));
  }
}

function changingRoutes(api: App, database: Database): void {
  api.patch(
    '/drafts/:id',
    {
      config: workers,
      schema: {
        operationId: 'changeDraft',
        summary: 'Change a draft',
        description:
          'Needs If-Match. `baseRevision` says that the writer has seen what was published meanwhile.',
        tags,
        params: draftParams,
        body: draftChangeSchema,
        response: {
          200: draftSchema,
          ...problemResponses(
            'token_required',
            'forbidden',
            'not_found',
            'rule_broken',
            'precondition_required',
            'stale',
            'state_conflict',
            'disk_full',
          ),
        },
      },
    },
    async (request, reply) => {
      const { reason, changeBasis, basisDecision, baseRevision, ...change } = request.body;
      const { id } = request.params;
      const address = `/api/v1/drafts/${id}`;
      const writer = writerOf(request, reason, () => address);
      const before = await readForChange(database, writer, id);
      matchDraft(request, before);
      await changeProject(
        database,
        writer,
        id,
        { change, reason, changeBasis, basisDecision, baseRevision },
        ({ version }) => {
          if (version !== before.version) throw new Problem('stale');
        },
      );
      reply.header('location', address);
      return toApiDraft(await readDraft(database, writer, id));
    },
  );

  api.delete(
    '/drafts/:id',
    {
      config: workers,
      schema: {
        operationId: 'discardDraft',
        summary: 'Throw a draft away',
        description: 'Only what is not handed in. A published project stays as it is. Needs If-Match.',
        tags,
        params: draftParams,
        response: {
          ...problemResponses(
            'token_required',
            'forbidden',
            'not_found',
            'precondition_required',
            'stale',
            'state_conflict',
          ),
        },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request);
      const draft = await readForChange(database, writer, request.params.id);
      matchDraft(request, draft);
      await discardDraft(database, writer, draft.id, draft.version);
      return reply.code(204).send();
    },
  );
}

async function readForChange(database: Database, writer: Writer, id: string): Promise<DraftView> {
  if (!isDraftId(id)) throw new Problem('not_found');
  return readDraft(database, writer, id);
}
