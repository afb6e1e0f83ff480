import { z } from 'zod';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { importChoiceRoutes } from './choice-routes.js';
import { answerImport } from './commands/answer.js';
import { proposeImport, takeBackImport } from './commands/commit.js';
import { previewImport, queueImport, readAtOnce } from './commands/preview.js';
import { cancelPublication, publishSoon } from './commands/publication.js';
import { removeImport } from './commands/remove.js';
import { importFileRoutes } from './file-routes.js';
import { longestWaitMs } from './long-wait.js';
import { lookAt } from './look-at.js';
import { readImport, readImportRows } from './read-import.js';
import {
  importAnswersSchema,
  importParams,
  importRowPageSchema,
  importRowQuerySchema,
  importSchema,
} from './schemas.js';
import { similarRoutes } from './similar-routes.js';
import { importUndoRoutes } from './undo-routes.js';
import { answersOf, fileTypes, largestImport, readUploads, uploadOf } from './upload.js';

const tags = ['imports'];

/** Imports: send a file, look at what it would change, propose it, publish what somebody else proposed. */
export function importRoutes(
  api: App,
  { database, drawingPool }: { database: Database; drawingPool: DrawingPool },
): void {
  previewRoute(api, database);
  readingRoutes(api, database);
  answerRoutes(api, database);
  importChoiceRoutes(api, database);
  commitRoute(api, database);
  takingBackRoute(api, database);
  publicationRoute(api, database);
  importUndoRoutes(api, database);
  importFileRoutes(api, { database, drawingPool });
  similarRoutes(api, { database });
}

function previewRoute(api: App, database: Database): void {
  api.register(async (scope: App) => {
    await readUploads(scope, 'import');
    scope.post(
      '/imports',
      {
        config: { ...only(...serviceCentreRoles), rateLimit: limits.uploads },
        bodyLimit: largestImport,
        schema: {
          operationId: 'previewImport',
          summary: 'Preview an import',
          description:
            'Takes a Steckbrief (text or HTML, at most 1 MiB) or a list of operations in any layout (CSV or XLSX, at most 64 MiB) as the body, or as a form with the file in `file` or text in `text`, the day of publication in `date`, a name of the source in `source` (where other lists have the same headings), and answers to questions as JSON in `answers`. A file of more than 8 MiB is read in the background (202): its state is `reading`, with progress, until it is `preview` or `failed`. Nothing is published. A preview that is not committed is removed after 30 days, file and all.',
          tags,
          consumes: [...fileTypes, 'multipart/form-data'],
          response: {
            201: importSchema,
            202: importSchema,
            ...problemResponses(
              'token_required',
              'malformed',
              'invalid_text',
              'too_large',
              'unsupported_format',
              'disk_full',
              'too_many_requests',
            ),
          },
        },
      },
      async (request, reply) => {
        const writer = writerOf(request, undefined, (made) => `/api/v1/imports/${made}`);
        const upload = uploadOf(request);
        const isLarge = upload.bytes.length > readAtOnce;
        const answers = answersOf(request);
        const id = isLarge
          ? await queueImport(database, writer, upload, { answers })
          : await previewImport(database, writer, upload, { answers });
        reply.code(isLarge ? 202 : 201).header('location', `/api/v1/imports/${id}`);
        return readImport(database, writer, id);
      },
    );
  });
}

function answerRoutes(api: App, database: Database): void {
  api.patch(
    '/imports/:id',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'answerImport',
        summary: 'Answer questions a list left open',
        description:
          'If-Match is heeded when given. The list is read again with the answers. They are remembered and used for later deliveries with the same headings.',
        tags,
        params: importParams,
        body: importAnswersSchema,
        response: {
          200: importSchema,
          ...problemResponses(
            'token_required',
            'not_found',
            'invalid_parameter',
            'stale',
            'state_conflict',
            'disk_full',
          ),
        },
      },
    },
    async (request) => {
      const writer = writerOf(request, undefined, () => `/api/v1/imports/${request.params.id}`);
      await answerImport(database, writer, request.params.id, request.body.answers, lookAt(request));
      return readImport(database, writer, request.params.id);
    },
  );

  api.delete(
    '/imports/:id',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'removeImport',
        summary: 'Stop reading a file, or remove a preview',
        description: 'At any time until it is proposed. If-Match is heeded when given.',
        tags,
        params: importParams,
        response: {
          204: z.null(),
          ...problemResponses('token_required', 'not_found', 'stale', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      await removeImport(database, writerOf(request), request.params.id, lookAt(request));
      return reply.code(204).send(null);
    },
  );
}

function readingRoutes(api: App, database: Database): void {
  api.get(
    '/imports/:id',
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'getImport',
        summary: 'Read an import',
        tags,
        params: importParams,
        response: { 200: importSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => readImport(database, writerOf(request), request.params.id),
  );

  api.get(
    '/imports/:id/rows',
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'listImportRows',
        summary: 'Rows of an import, with what they would change',
        tags,
        params: importParams,
        querystring: importRowQuerySchema,
        response: {
          200: importRowPageSchema,
          ...problemResponses('token_required', 'not_found', 'invalid_parameter', 'invalid_cursor'),
        },
      },
    },
    async (request) => readImportRows(database, writerOf(request), request.params.id, request.query),
  );
}

function commitRoute(api: App, database: Database): void {
  api.post(
    '/imports/:id/commit',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'commitImport',
        summary: 'Propose what a preview showed for publication',
        description:
          'Publishes nothing: another person, a lead of the service centre, publishes the proposal.',
        tags,
        params: importParams,
        response: {
          200: importSchema,
          ...problemResponses('token_required', 'not_found', 'rule_broken', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      const writer = writerOf(request, undefined, () => `/api/v1/imports/${request.params.id}`);
      await proposeImport(database, writer, request.params.id);
      return readImport(database, writer, request.params.id);
    },
  );
}

function takingBackRoute(api: App, database: Database): void {
  api.post(
    '/imports/:id/take-back',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'takeBackImport',
        summary: 'Take back one’s own proposal',
        description:
          'It is a preview again. Only the person who proposed it, and only before it is published.',
        tags,
        params: importParams,
        response: {
          200: importSchema,
          ...problemResponses('token_required', 'forbidden', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      const writer = writerOf(request, undefined, () => `/api/v1/imports/${request.params.id}`);
      await takeBackImport(database, writer, request.params.id);
      return readImport(database, writer, request.params.id);
    },
  );
}

function publicationRoute(api: App, database: Database): void {
  api.post(
    '/imports/:id/publish',
    {
      config: only('lead'),
      schema: {
        operationId: 'publishImport',
        summary: 'Publish what another person proposed',
        description:
          'One registry revision, all or nothing; rows with errors stay behind. More than 2,000 projects are written in the background: when that lasts longer than ten seconds the answer is 202, and `publication` tells how far it is.',
        tags,
        params: importParams,
        response: {
          200: importSchema,
          202: importSchema,
          ...problemResponses(
            'token_required',
            'forbidden',
            'not_found',
            'rule_broken',
            'state_conflict',
            'disk_full',
          ),
        },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request, undefined, () => `/api/v1/imports/${request.params.id}`);
      const isDone = await publishSoon(database, writer, request.params.id, longestWaitMs);
      reply.code(isDone ? 200 : 202);
      return readImport(database, writer, request.params.id);
    },
  );

  api.delete(
    '/imports/:id/publication',
    {
      config: only('lead'),
      schema: {
        operationId: 'cancelPublicationOfImport',
        summary: 'Cancel the publication of an import, or of its undoing, in the background',
        description: 'Nothing of it is published then. At any time until it is.',
        tags,
        params: importParams,
        response: {
          204: z.null(),
          ...problemResponses('token_required', 'forbidden', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      await cancelPublication(database, writerOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}
