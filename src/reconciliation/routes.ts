import { z } from 'zod';
import {
  answersOf,
  fileTypes,
  importAnswersSchema,
  largestImport,
  readUploads,
  uploadOf,
} from '../imports/index.js';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { toDecimal } from '../kernel/money.js';
import { Problem } from '../kernel/problem.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fingerprint, readCursor, writeCursor } from '../platform/http/cursor.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import {
  answerReconciliation,
  beginReconciliation,
  cancelReconciliation,
  repeatReconciliation,
} from './commands/begin.js';
import { compareWithRegistry } from './commands/compare.js';
import { settleDifferences } from './commands/settle.js';
import { type FilePartsOfReconciliation, reconciliationFileRoutes } from './file-routes.js';
import { findReconciliation, listDifferences, listReconciliations } from './queries.js';
import {
  differencePageSchema,
  differenceQuerySchema,
  newReconciliationQuery,
  reconciliationListSchema,
  reconciliationParams,
  reconciliationSchema,
  settledSchema,
  settlementSchema,
  toApiDifference,
  toApiReconciliation,
  toFilter,
} from './schemas.js';

const tags = ['reconciliation'];
const readers = { config: only(...readersOfAll) };
const writers = { config: only(...serviceCentreRoles) };
const mostListed = 200;
const locate = (id: unknown): string => `/api/v1/reconciliations/${String(id)}`;

/** One reconciliation as the API shows it. @throws Problem `not_found` */
export async function readReconciliation(tx: Transaction, id: string) {
  const found = await findReconciliation(tx, id);
  if (found === null) throw new Problem('not_found');
  return toApiReconciliation(found);
}

/** The registry set beside lists of other bodies: the service centre does, auditors read. */
export function reconciliationRoutes(api: App, parts: FilePartsOfReconciliation): void {
  readingRoutes(api, parts);
  sendingRoute(api, parts);
  goingOnRoutes(api, parts);
  settlingRoute(api, parts);
  reconciliationFileRoutes(api, parts);
}

function readingRoutes(api: App, parts: { readonly database: Database }): void {
  api.get(
    '/reconciliations',
    {
      ...readers,
      schema: {
        operationId: 'listReconciliations',
        summary: 'Reconciliations with lists of other bodies, newest first',
        tags,
        response: { 200: reconciliationListSchema, ...problemResponses('token_required') },
      },
    },
    async (request) => ({
      items: await readingAs(parts, request, async (tx) =>
        (await listReconciliations(tx, { offset: 0, limit: mostListed })).map(toApiReconciliation),
      ),
    }),
  );
  api.get(
    '/reconciliations/:id',
    {
      ...readers,
      schema: {
        operationId: 'getReconciliation',
        summary: 'Read a reconciliation',
        tags,
        params: reconciliationParams,
        response: { 200: reconciliationSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => readingAs(parts, request, (tx) => readReconciliation(tx, request.params.id)),
  );
  api.get(
    '/reconciliations/:id/differences',
    {
      ...readers,
      schema: {
        operationId: 'listReconciliationDifferences',
        summary: 'Differences between the registry and a list',
        tags,
        params: reconciliationParams,
        querystring: differenceQuerySchema,
        response: {
          200: differencePageSchema,
          ...problemResponses('token_required', 'not_found', 'invalid_parameter', 'invalid_cursor'),
        },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { limit, cursor, ...filter } = request.query;
      const question = fingerprint({ id, filter });
      const after =
        cursor === undefined ? 0 : Number(readCursor(cursor, question, z.tuple([z.int().min(0)])).values[0]);
      return readingAs(parts, request, async (tx) => {
        const { revision } = await readReconciliation(tx, id);
        const rows = await listDifferences(tx, id, toFilter(filter), { after, limit: limit + 1 });
        const items = rows.slice(0, limit);
        const last = items.at(-1);
        return {
          items: items.map((row) => toApiDifference(row, toDecimal)),
          nextCursor:
            rows.length > limit && last
              ? writeCursor({ values: [last.position], id, revision: revision ?? 0 }, question)
              : null,
        };
      });
    },
  );
}

function sendingRoute(api: App, parts: { readonly database: Database }): void {
  api.register(async (scope: App) => {
    await readUploads(scope, 'import');
    scope.post(
      '/reconciliations',
      {
        config: { ...only(...serviceCentreRoles), rateLimit: limits.uploads },
        bodyLimit: largestImport,
        schema: {
          operationId: 'beginReconciliation',
          summary: 'Set the registry beside a list',
          description:
            'Takes a list as imports do and reads it with the same reader; it is never proposed or published. Compared at once unless it leaves questions open; a file of more than 8 MiB is read in the background and compared then.',
          tags,
          consumes: [...fileTypes, 'multipart/form-data'],
          querystring: newReconciliationQuery,
          response: {
            201: reconciliationSchema,
            ...problemResponses(
              'token_required',
              'malformed',
              'invalid_text',
              'invalid_parameter',
              'not_found',
              'too_large',
              'unsupported_format',
              'disk_full',
              'too_many_requests',
            ),
          },
        },
      },
      async (request, reply) => {
        const { body, fundingPeriod, fund, scope: extent, previous } = request.query;
        const id = await beginReconciliation(
          parts.database,
          writerOf(request, undefined, locate),
          uploadOf(request),
          {
            body,
            previousId: previous ?? null,
            scope: {
              fundingPeriod: fundingPeriod ?? null,
              fund: fund ?? null,
              programmeOnly: extent === 'programme',
            },
          },
          answersOf(request),
        );
        reply.code(201).header('location', locate(id));
        return readingAs(parts, request, (tx) => readReconciliation(tx, id));
      },
    );
  });
}

function goingOnRoutes(api: App, parts: { readonly database: Database }): void {
  const { database } = parts;
  const answers = [
    'token_required',
    'not_found',
    'invalid_parameter',
    'state_conflict',
    'disk_full',
  ] as const;
  api.patch(
    '/reconciliations/:id',
    {
      ...writers,
      schema: {
        operationId: 'answerReconciliation',
        summary: 'Answer what the list leaves open, and compare',
        tags,
        params: reconciliationParams,
        body: importAnswersSchema,
        response: { 200: reconciliationSchema, ...problemResponses(...answers) },
      },
    },
    async (request) => {
      const { id } = request.params;
      await answerReconciliation(database, writerOf(request), id, request.body.answers);
      return readingAs(parts, request, (tx) => readReconciliation(tx, id));
    },
  );
  api.post(
    '/reconciliations/:id/cancel',
    {
      ...writers,
      schema: {
        operationId: 'cancelReconciliation',
        summary: 'Stop reading a list in the background',
        description: 'At any time until it is read. What is cancelled can be repeated.',
        tags,
        params: reconciliationParams,
        response: {
          200: reconciliationSchema,
          ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      const { id } = request.params;
      await cancelReconciliation(database, writerOf(request), id);
      return readingAs(parts, request, (tx) => readReconciliation(tx, id));
    },
  );
  api.post(
    '/reconciliations/:id/compare',
    {
      ...writers,
      schema: {
        operationId: 'compareReconciliation',
        summary: 'Compare a list that was read in the background',
        description: 'Comparing again does nothing.',
        tags,
        params: reconciliationParams,
        response: { 200: reconciliationSchema, ...problemResponses(...answers) },
      },
    },
    async (request) => {
      const { id } = request.params;
      await compareWithRegistry(database, writerOf(request), id);
      return readingAs(parts, request, (tx) => readReconciliation(tx, id));
    },
  );
  api.post(
    '/reconciliations/:id/repeat',
    {
      ...writers,
      schema: {
        operationId: 'repeatReconciliation',
        summary: 'Set the registry as it is now beside the same list again',
        tags,
        params: reconciliationParams,
        response: { 201: reconciliationSchema, ...problemResponses(...answers) },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request, undefined, locate);
      const id = await repeatReconciliation(database, writer, request.params.id);
      reply.code(201).header('location', locate(id));
      return readingAs(parts, request, (tx) => readReconciliation(tx, id));
    },
  );
}

function settlingRoute(api: App, parts: { readonly database: Database }): void {
  api.post(
    '/reconciliations/:id/differences',
    {
      ...writers,
      schema: {
        operationId: 'settleReconciliationDifferences',
        summary: 'Assign, explain or close differences',
        description: 'What is left out stays as it is. What is explained or closed has a reason.',
        tags,
        params: reconciliationParams,
        body: settlementSchema,
        response: {
          200: settledSchema,
          ...problemResponses('token_required', 'not_found', 'invalid_parameter', 'rule_broken', 'disk_full'),
        },
      },
    },
    async (request) => {
      const { differences, filter, ...settlement } = request.body;
      const chosen = differences === undefined ? { filter: toFilter(filter ?? {}) } : { ids: differences };
      return {
        settled: await settleDifferences(
          parts.database,
          writerOf(request),
          request.params.id,
          chosen,
          settlement,
        ),
      };
    },
  );
}
