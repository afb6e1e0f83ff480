import type { FastifyRequest } from 'fastify';
import { viewpointAt } from '../history/index.js';
import { largestUpload, readUploads, uploadOf } from '../imports/index.js';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, open, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { findProject } from '../projects/index.js';
import { lookPolicies } from '../submissions/index.js';
import { localPath, type Site } from '../web/index.js';
import { addPhoto, recordDisplay, removeDisplay, type Subject } from './commands/keep-displays.js';
import { posterOf } from './poster/poster.js';
import { printPoster } from './poster/print-poster.js';
import { findPublicity, owedPublicities, readPhoto } from './queries/publicities.js';
import {
  displayBodySchema,
  displayParams,
  posterQuery,
  publicityListSchema,
  publicityParams,
  publicitySchema,
  removalSchema,
  toApiPublicity,
} from './schemas.js';

interface RouteParts {
  readonly database: Database;
  readonly drawingPool: DrawingPool;
  readonly site: Site;
  readonly publicUrl: () => string;
}

const tags = ['publicity'];
const seeing = only(...cityRoles, ...readersOfAll);
const keeping = only(...cityRoles, ...serviceCentreRoles);
const kept = {
  200: publicitySchema,
  ...problemResponses('token_required', 'forbidden', 'malformed', 'not_found', 'rule_broken', 'disk_full'),
};

/** The poster of a project, for everybody; where the support is shown, for the city concerned, the service centre and auditors. */
export function publicityRoutes(api: App, parts: RouteParts): void {
  posterRoute(api, parts);
  const { database } = parts;
  const answer = async (request: FastifyRequest, reference: string) =>
    toApiPublicity(
      await readingAs({ database }, request, (tx) => findPublicity(tx, actorOf(request), reference)),
    );
  const subject = (request: FastifyRequest, reference: string): Subject => ({
    database,
    writer: writerOf(request),
    reference,
  });
  api.get(
    '/publicity',
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'listOwedPublicity',
        summary: 'Running projects of the programme that owe a proof of publicity',
        description: 'Where a plaque is due first. Neither shown, or shown without a photo.',
        tags,
        response: { 200: publicityListSchema, ...problemResponses('token_required') },
      },
    },
    async (request) => ({
      items: (await readingAs({ database }, request, owedPublicities)).map(toApiPublicity),
    }),
  );
  api.get(
    '/publicity/:reference',
    {
      config: seeing,
      schema: {
        operationId: 'getPublicity',
        summary: 'Get how the support of a project has to be shown, and where it is',
        tags,
        params: publicityParams,
        response: { 200: publicitySchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => answer(request, request.params.reference),
  );
  api.post(
    '/publicity/:reference/displays',
    {
      config: keeping,
      schema: {
        operationId: 'recordDisplay',
        summary: 'Record where the support is shown',
        tags,
        params: publicityParams,
        body: displayBodySchema,
        response: kept,
      },
    },
    async (request) => {
      const { reference } = request.params;
      await recordDisplay(subject(request, reference), { ...request.body, photo: null });
      return answer(request, reference);
    },
  );
  api.post(
    '/publicity/:reference/displays/:display/removal',
    {
      config: keeping,
      schema: {
        operationId: 'removeDisplay',
        summary: 'Note that it is shown there no more',
        tags,
        params: displayParams,
        body: removalSchema,
        response: kept,
      },
    },
    async (request) => {
      const { reference, display } = request.params;
      await removeDisplay(subject(request, reference), display, request.body.reason);
      return answer(request, reference);
    },
  );
  photoRoutes(api, database, { subject, answer });
}

interface PublicityAccess {
  subject(request: FastifyRequest, reference: string): Subject;
  answer(request: FastifyRequest, reference: string): Promise<ReturnType<typeof toApiPublicity>>;
}

function photoRoutes(api: App, database: Database, { subject, answer }: PublicityAccess): void {
  const path = '/publicity/:reference/displays/:display/photo';
  api.get(
    path,
    {
      config: { ...seeing, rateLimit: limits.files },
      schema: {
        operationId: 'getDisplayPhoto',
        summary: 'The photo that proves a display',
        tags,
        params: displayParams,
        produces: ['image/jpeg', 'image/png'],
        response: { ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request, reply) => {
      const { reference, display } = request.params;
      const { mediaType, bytes } = await readingAs({ database }, request, async (tx) => {
        const { projectId } = await findPublicity(tx, actorOf(request), reference);
        return readPhoto(tx, projectId, display);
      });
      return reply
        .type(mediaType)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', lookPolicies[mediaType])
        .header('content-disposition', `inline; filename="foto-${display}"`)
        .send(bytes);
    },
  );
  api.register(async (scope: App) => {
    await readUploads(scope);
    scope.post(
      path,
      {
        config: { ...keeping, rateLimit: limits.uploads },
        bodyLimit: largestUpload,
        schema: {
          operationId: 'addDisplayPhoto',
          summary: 'Send the photo of a display that has none',
          description: 'A form with the picture in `file`: JPEG or PNG up to 20 MB, told by its content.',
          tags,
          params: displayParams,
          consumes: ['multipart/form-data'],
          response: { ...kept, ...problemResponses('too_large', 'unsupported_format') },
        },
      },
      async (request) => {
        const { reference, display } = request.params;
        // What is not there is said before anything about the file.
        const { displays } = await answer(request, reference);
        if (!displays.some(({ id }) => id === display)) throw new Problem('not_found');
        await addPhoto(subject(request, reference), display, uploadOf(request).bytes);
        return answer(request, reference);
      },
    );
  });
}

function posterRoute(api: App, { database: { orm }, drawingPool, site, publicUrl }: RouteParts): void {
  api.get(
    '/projects/:reference/poster.pdf',
    {
      config: { ...open, rateLimit: limits.files },
      schema: {
        operationId: 'getPoster',
        summary: 'Poster of a project, A3, ready for print',
        description: 'With the emblem of the Union and its sentence (NBest-EU 7.3). Tagged PDF.',
        tags,
        params: publicityParams,
        querystring: posterQuery,
        response: {
          ...fileResponse('application/pdf', 'The poster.'),
          ...problemResponses(
            'not_found',
            'unknown_parameter',
            'invalid_parameter',
            'overloaded',
            'too_many_requests',
          ),
        },
      },
    },
    async (request, reply) => {
      const { language } = request.query;
      const viewpoint = await viewpointAt(orm);
      const record = await findProject(orm, viewpoint, request.params.reference);
      if (record === null || viewpoint.publishedAt === null) throw new Problem('not_found');
      const { revision, publishedAt } = viewpoint;
      const poster = posterOf(record, {
        language,
        landNotice: site.landNotice,
        address: `${publicUrl()}${localPath(language, `/vorhaben/${record.reference}`)}`,
        revision,
        publishedAt,
      });
      const bytes = await printPoster(drawingPool, poster);
      setRegistryRevision(reply, revision);
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="plakat-${record.reference}.pdf"`)
        .send(Buffer.from(bytes));
    },
  );
}
