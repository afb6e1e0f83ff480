import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readingAt } from '../history/index.js';
import { serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, open, readingAsWhoever, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import {
  addPractice,
  changePractice,
  publishPractice,
  removePractice,
  withdrawPractice,
} from './commands.js';
import { findPractice, readPractices } from './queries.js';
import {
  changedPractice,
  newPracticeSchema,
  partsOfNew,
  practiceChangeSchema,
  practiceListSchema,
  practiceParams,
  practiceSchema,
  stateQuery,
  toApiPractice,
} from './schemas.js';

interface RouteParts {
  readonly database: Database;
}

const tags = ['good practice'];
const writers = { config: only(...serviceCentreRoles) };
const path = '/good-practice/:reference';
/** What a change of an example is refused with. */
const changing = [
  'token_required',
  'malformed',
  'not_found',
  'state_conflict',
  'precondition_required',
  'stale',
  'disk_full',
] as const;

/** Good-practice examples: published ones are everybody's, the service centre keeps them. */
export function practiceRoutes(api: App, parts: RouteParts): void {
  readingRoutes(api, parts);
  writingRoutes(api, parts);
  stepRoutes(api, parts);
}

const read = (parts: RouteParts, request: FastifyRequest, reference: string) =>
  readingAsWhoever(parts, request, (tx) => findPractice(tx, reference));

function readingRoutes(api: App, parts: RouteParts): void {
  api.get(
    '/good-practice',
    {
      config: open,
      schema: {
        operationId: 'listPractice',
        summary: 'Good-practice examples',
        tags,
        querystring: stateQuery,
        response: { 200: practiceListSchema, ...problemResponses('invalid_parameter', 'not_found') },
      },
    },
    async (request, reply) => {
      const { asOf } = request.query;
      const found = await readingAt(parts, request, reply, asOf, (tx, { past }) => readPractices(tx, past));
      return { items: found.map(toApiPractice) };
    },
  );
  api.get(
    path,
    {
      config: open,
      schema: {
        operationId: 'getPractice',
        summary: 'Read a good-practice example',
        tags,
        params: practiceParams,
        querystring: stateQuery,
        response: { 200: practiceSchema, ...problemResponses('invalid_parameter', 'not_found') },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const found = await readingAt(parts, request, reply, request.query.asOf, (tx, { past }) =>
        findPractice(tx, reference, past),
      );
      return toApiPractice(found);
    },
  );
}

function writingRoutes(api: App, parts: RouteParts): void {
  const { database } = parts;
  api.post(
    '/good-practice',
    {
      ...writers,
      schema: {
        operationId: 'createPractice',
        summary: 'Prepare a good-practice example',
        tags,
        body: newPracticeSchema,
        response: {
          201: practiceSchema,
          ...problemResponses('token_required', 'malformed', 'rule_broken', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request, undefined, (made) => `/api/v1/good-practice/${String(made)}`);
      const reference = await addPractice(database, writer, partsOfNew(request.body));
      reply.code(201).header('location', `/api/v1/good-practice/${reference}`);
      return toApiPractice(await read(parts, request, reference));
    },
  );
  api.patch(
    path,
    {
      ...writers,
      schema: {
        operationId: 'changePractice',
        summary: 'Change a good-practice example',
        description: 'Needs If-Match.',
        tags,
        params: practiceParams,
        body: practiceChangeSchema,
        response: { 200: practiceSchema, ...problemResponses(...changing, 'rule_broken') },
      },
    },
    async (request) => {
      const { reference } = request.params;
      const found = await read(parts, request, reference);
      requireMatch(request, practiceSchema, toApiPractice(found));
      const seen = { reference, version: found.version };
      await changePractice(database, writerOf(request), seen, changedPractice(found, request.body));
      return toApiPractice(await read(parts, request, reference));
    },
  );
  api.delete(
    path,
    {
      ...writers,
      schema: {
        operationId: 'removePractice',
        summary: 'Remove an example that was never published',
        description: 'Needs If-Match.',
        tags,
        params: practiceParams,
        response: { 204: z.null(), ...problemResponses(...changing) },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      requireMatch(request, practiceSchema, toApiPractice(await read(parts, request, reference)));
      await removePractice(database, writerOf(request), reference);
      return reply.code(204).send(null);
    },
  );
}

function stepRoutes(api: App, parts: RouteParts): void {
  const steps = [
    {
      name: 'publish',
      id: 'publishPractice',
      summary: 'Put an example on the public pages',
      take: publishPractice,
    },
    { name: 'withdraw', id: 'withdrawPractice', summary: 'Take an example off', take: withdrawPractice },
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
          params: practiceParams,
          response: {
            200: practiceSchema,
            ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
          },
        },
      },
      async (request) => {
        const { reference } = request.params;
        await take(parts.database, writerOf(request), reference);
        return toApiPractice(await read(parts, request, reference));
      },
    );
}
