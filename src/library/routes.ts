import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readingAt } from '../history/index.js';
import { largestUpload, readUploads, uploadOf } from '../imports/index.js';
import { serviceCentreRoles } from '../kernel/actor.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { only, open, readingAsWhoever, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import {
  addHandout,
  addHandoutFile,
  changeHandout,
  publishHandout,
  removeHandout,
  withdrawHandout,
  withdrawHandoutFile,
} from './commands.js';
import { noteOf } from './note.js';
import { findHandout, readHandoutFile, readOrSearch } from './queries.js';
import {
  changedHandout,
  fileParams,
  fileWithdrawalSchema,
  handoutChangeSchema,
  handoutListSchema,
  handoutParams,
  handoutQuery,
  handoutSchema,
  newHandoutSchema,
  stateQuery,
  toApiHandout,
} from './schemas.js';

interface RouteParts {
  readonly database: Database;
}

const tags = ['library'];
const writers = { config: only(...serviceCentreRoles) };
const path = '/handouts/:reference';
/** What a change of a handout is refused with. */
const changing = [
  'token_required',
  'malformed',
  'not_found',
  'state_conflict',
  'precondition_required',
  'stale',
  'disk_full',
] as const;

/** Handouts and working aids: published ones are for those they are meant for, everything for the service centre. */
export function libraryRoutes(api: App, parts: RouteParts): void {
  readingRoutes(api, parts);
  writingRoutes(api, parts);
  fileRoutes(api, parts);
  stepRoutes(api, parts);
  withdrawalRoute(api, parts);
}

const read = (parts: RouteParts, request: FastifyRequest, reference: string) =>
  readingAsWhoever(parts, request, (tx: Transaction) => findHandout(tx, reference));

function readingRoutes(api: App, parts: RouteParts): void {
  api.get(
    '/handouts',
    {
      config: { ...open, rateLimit: limits.files },
      schema: {
        operationId: 'listHandouts',
        summary: 'Handouts and working aids',
        description: 'By title; with `q` those that have all the words, the best first, 100 at most.',
        tags,
        querystring: handoutQuery,
        response: {
          200: handoutListSchema,
          ...problemResponses('invalid_parameter', 'unknown_parameter', 'not_found', 'too_many_requests'),
        },
      },
    },
    async (request, reply) => {
      const { q = '', asOf } = request.query;
      const found = await readingAt(parts, request, reply, asOf, (tx, { past }) =>
        readOrSearch(tx, q.trim(), past),
      );
      return { items: found.map((one) => ({ ...toApiHandout(one), excerpt: one.excerpt })) };
    },
  );
  api.get(
    path,
    {
      config: open,
      schema: {
        operationId: 'getHandout',
        summary: 'Read what is said of a handout',
        tags,
        params: handoutParams,
        querystring: stateQuery,
        response: { 200: handoutSchema, ...problemResponses('invalid_parameter', 'not_found') },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const found = await readingAt(parts, request, reply, request.query.asOf, (tx, { past }) =>
        findHandout(tx, reference, past),
      );
      return toApiHandout(found);
    },
  );
  api.get(
    `${path}/files/:number`,
    {
      config: { ...open, rateLimit: limits.files },
      schema: {
        operationId: 'getHandoutFile',
        summary: 'One version of the file of a handout',
        tags,
        params: fileParams,
        produces: ['application/octet-stream'],
        response: { ...problemResponses('not_found', 'too_many_requests') },
      },
    },
    async (request, reply) => {
      const { reference, number } = request.params;
      const { file, bytes } = await readingAsWhoever(parts, request, (tx) =>
        readHandoutFile(tx, reference, Number(number)),
      );
      return reply
        .type(file.mediaType)
        .header('x-content-type-options', 'nosniff')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
        .send(bytes);
    },
  );
}

function writingRoutes(api: App, parts: RouteParts): void {
  const { database } = parts;
  api.post(
    '/handouts',
    {
      ...writers,
      schema: {
        operationId: 'createHandout',
        summary: 'Prepare a handout',
        tags,
        body: newHandoutSchema,
        response: { 201: handoutSchema, ...problemResponses('token_required', 'malformed', 'disk_full') },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request, undefined, (made) => `/api/v1/handouts/${String(made)}`);
      const reference = await addHandout(database, writer, request.body);
      reply.code(201).header('location', `/api/v1/handouts/${reference}`);
      return toApiHandout(await read(parts, request, reference));
    },
  );
  api.patch(
    path,
    {
      ...writers,
      schema: {
        operationId: 'changeHandout',
        summary: 'Change what is said of a handout',
        description: 'Needs If-Match.',
        tags,
        params: handoutParams,
        body: handoutChangeSchema,
        response: { 200: handoutSchema, ...problemResponses(...changing) },
      },
    },
    async (request) => {
      const { reference } = request.params;
      const found = await read(parts, request, reference);
      requireMatch(request, handoutSchema, toApiHandout(found));
      const seen = { reference, version: found.version };
      await changeHandout(database, writerOf(request), seen, changedHandout(found, request.body));
      return toApiHandout(await read(parts, request, reference));
    },
  );
  api.delete(
    path,
    {
      ...writers,
      schema: {
        operationId: 'removeHandout',
        summary: 'Remove a handout that was never published',
        description: 'Needs If-Match.',
        tags,
        params: handoutParams,
        response: { 204: z.null(), ...problemResponses(...changing) },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      requireMatch(request, handoutSchema, toApiHandout(await read(parts, request, reference)));
      await removeHandout(database, writerOf(request), reference);
      return reply.code(204).send(null);
    },
  );
}

function fileRoutes(api: App, parts: RouteParts): void {
  api.register(async (scope: App) => {
    await readUploads(scope);
    scope.post(
      `${path}/files`,
      {
        config: { ...writers.config, rateLimit: limits.uploads },
        bodyLimit: largestUpload,
        schema: {
          operationId: 'addHandoutFile',
          summary: 'Add the next version of the file',
          description:
            'A form with the file in `file` and what is new in `note`. PDF, pictures and office files without macros, up to 20 MB, told apart by their content. What stands in PDF and Word files is found by the search.',
          tags,
          params: handoutParams,
          consumes: ['multipart/form-data'],
          response: {
            201: handoutSchema,
            ...problemResponses(
              'token_required',
              'malformed',
              'not_found',
              'too_large',
              'unsupported_format',
              'overloaded',
              'disk_full',
            ),
          },
        },
      },
      async (request, reply) => {
        const { reference } = request.params;
        await read(parts, request, reference);
        const { bytes, fileName } = uploadOf(request);
        const file = { fileName, bytes, note: noteOf(request) };
        await addHandoutFile(parts.database, writerOf(request), reference, file, visitorOf(request, reply));
        reply.code(201);
        return toApiHandout(await read(parts, request, reference));
      },
    );
  });
}

function withdrawalRoute(api: App, parts: RouteParts): void {
  api.post(
    `${path}/files/:number/withdrawal`,
    {
      ...writers,
      schema: {
        operationId: 'withdrawHandoutFile',
        summary: 'Take one version of the file back',
        description: 'It stays in sight with the reason; the version before it counts again.',
        tags,
        params: fileParams,
        body: fileWithdrawalSchema,
        response: {
          200: handoutSchema,
          ...problemResponses('token_required', 'malformed', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      const { reference, number } = request.params;
      const which = { reference, number: Number(number) };
      await withdrawHandoutFile(parts.database, writerOf(request), which, request.body.reason);
      return toApiHandout(await read(parts, request, reference));
    },
  );
}

function stepRoutes(api: App, parts: RouteParts): void {
  const steps = [
    {
      name: 'publish',
      id: 'publishHandout',
      summary: 'Put a handout into the library',
      take: publishHandout,
    },
    {
      name: 'withdraw',
      id: 'withdrawHandout',
      summary: 'Take a handout out of the library',
      take: withdrawHandout,
    },
  ] as const;
  for (const { name, id, summary, take } of steps)
    api.post(
      `${path}/${name}`,
      {
        ...writers,
        schema: {
          operationId: id,
          summary,
          tags,
          params: handoutParams,
          response: {
            200: handoutSchema,
            ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
          },
        },
      },
      async (request) => {
        const { reference } = request.params;
        await take(parts.database, writerOf(request), reference);
        return toApiHandout(await read(parts, request, reference));
      },
    );
}
