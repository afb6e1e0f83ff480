import type { FastifyReply } from 'fastify';
import { readersOfAll } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { type PublishedDrafts, publishAccepted } from './commands/publish.js';
import { readPublication } from './queries/read-publication.js';
import { newPublicationSchema, publicationParams, publicationSchema } from './schemas.js';

const tags = ['drafts'];

/** Publishing accepted drafts, and what was published together. */
export function publicationRoutes(api: App, database: Database): void {
  newPublicationRoute(api, database);
  publicationReadingRoute(api, database);
}

function newPublicationRoute(api: App, database: Database): void {
  api.post(
    '/publications',
    {
      config: only('lead'),
      schema: {
        operationId: 'publishDrafts',
        summary: 'Publish accepted drafts',
        description:
          'As one registry revision, all or nothing, and only what other people handed in. What is only applied for stays outside every sum.',
        tags,
        body: newPublicationSchema,
        response: {
          201: publicationSchema,
          ...problemResponses(
            'token_required',
            'forbidden',
            'not_found',
            'rule_broken',
            'stale',
            'state_conflict',
            'disk_full',
          ),
        },
      },
    },
    async (request, reply) => {
      const { drafts, note } = request.body;
      const writer = writerOf(request, undefined, (published) =>
        publicationAddress(published as PublishedDrafts),
      );
      const published = await publishAccepted(database, writer, drafts, note);
      reply.code(201).header('location', publicationAddress(published));
      return sendPublication(reply, published);
    },
  );
}

const publicationAddress = ({ revision }: PublishedDrafts): string => `/api/v1/publications/${revision}`;

function sendPublication(reply: FastifyReply, { revision, projects }: PublishedDrafts) {
  setRegistryRevision(reply, revision);
  return { revision, projects: [...projects] };
}

function publicationReadingRoute(api: App, database: Database): void {
  api.get(
    '/publications/:revision',
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'getPublication',
        summary: 'Read a publication',
        description: 'The drafts that were published as one registry revision.',
        tags,
        params: publicationParams,
        response: { 200: publicationSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request, reply) =>
      sendPublication(reply, await readPublication(database, writerOf(request), request.params.revision)),
  );
}
