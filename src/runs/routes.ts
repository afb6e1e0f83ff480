import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { type Format, mediaTypes, type RegisteredReport, sendFile } from '../reporting/index.js';
import { type AskedRun, askAgain, askRun } from './commands/ask-run.js';
import { cancelRun } from './commands/cancel-run.js';
import { compareRuns, repetitionOf } from './compare/compare-runs.js';
import { findRun, listRuns, readRunFile } from './queries/runs.js';
import type { Run } from './run.js';
import { scheduleRoutes } from './schedule-routes.js';
import {
  comparisonQuery,
  differencesSchema,
  formatSchema,
  listQuery,
  newRunSchema,
  runListSchema,
  runParams,
  runSchema,
  toApiDifference,
  toApiRun,
} from './schemas.js';
import { askersOf, runReaders } from './who-may.js';

export interface RunParts {
  readonly database: Database;
  readonly reports: readonly RegisteredReport[];
}

const tags = ['reports'];
const readers = only(...runReaders);

/** Runs of reports: asked for, watched, taken away, made again, compared. */
export function runRoutes(api: App, parts: RunParts): void {
  for (const report of parts.reports) askingRoute(api, parts.database, report);
  listRoute(api, parts.database);
  runRoute(api, parts.database);
  stepRoutes(api, parts.database);
  comparisonRoute(api, parts.database);
  for (const format of formatSchema.options) fileRoute(api, parts.database, format);
  scheduleRoutes(api, parts);
}

const reading = <Result>(database: Database, writer: Writer, read: (tx: Transaction) => Promise<Result>) =>
  actingAs(database.orm, writer.actor, writer, read);

const toAnswer = async (tx: Transaction, run: Run) => toApiRun(run, await repetitionOf(tx, run));
const answerOf = (database: Database, writer: Writer, id: string) =>
  reading(database, writer, async (tx) => toAnswer(tx, await findRun(tx, id)));

const addressOf = (asked: unknown): string => `/api/v1/runs/${(asked as AskedRun).id}`;

function askingRoute(api: App, database: Database, report: RegisteredReport): void {
  const name = report.id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  api.post(
    `/reports/${report.id}/runs`,
    {
      config: { ...only(...askersOf(report)), rateLimit: limits.files },
      schema: {
        operationId: `run${name}`,
        summary: `Have a report made: ${report.title.en}`,
        description:
          'Drawn in the background; `location` tells where it is watched. The same question is answered by the run that answered it before (200), unless `fresh`.',
        tags,
        body: newRunSchema(report),
        response: {
          200: runSchema,
          202: runSchema,
          ...problemResponses(
            'token_required',
            'forbidden',
            'not_found',
            'malformed',
            'invalid_parameter',
            'too_many_requests',
            'disk_full',
          ),
        },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request, undefined, addressOf);
      const { parameters = {}, ...asked } = request.body;
      const run = await askRun(database, writer, report, { ...asked, parameters });
      reply.code(run.isNew ? 202 : 200).header('location', addressOf(run));
      return answerOf(database, writer, run.id);
    },
  );
}

function listRoute(api: App, database: Database): void {
  api.get(
    '/runs',
    {
      config: readers,
      schema: {
        operationId: 'listRuns',
        summary: 'Runs of reports, newest first',
        tags,
        querystring: listQuery,
        response: { 200: runListSchema, ...problemResponses('token_required', 'invalid_parameter') },
      },
    },
    async (request) => {
      const { report, state, limit, cursor } = request.query;
      const states = state === undefined ? undefined : [state];
      return reading(database, writerOf(request), async (tx) => {
        const runs = await listRuns(tx, { reportId: report, states, after: cursor, limit: limit + 1 });
        const shown = runs.slice(0, limit);
        const items = [];
        for (const run of shown) items.push(await toAnswer(tx, run));
        return { items, nextCursor: runs.length > limit ? (shown.at(-1)?.id ?? null) : null };
      });
    },
  );
}

function runRoute(api: App, database: Database): void {
  api.get(
    '/runs/:id',
    {
      config: readers,
      schema: {
        operationId: 'getRun',
        summary: 'Read a run of a report',
        tags,
        params: runParams,
        response: { 200: runSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => answerOf(database, writerOf(request), request.params.id),
  );
}

function stepRoutes(api: App, database: Database): void {
  api.post(
    '/runs/:id/again',
    {
      config: { ...readers, rateLimit: limits.files },
      schema: {
        operationId: 'runAgain',
        summary: 'Make a run again from its stored inputs',
        description:
          'A run of its own; once it is done, `again` says for every format whether the bytes are the same, and which version of the program drew the first.',
        tags,
        params: runParams,
        response: {
          202: runSchema,
          ...problemResponses('token_required', 'not_found', 'too_many_requests', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request, undefined, addressOf);
      const run = await askAgain(database, writer, request.params.id);
      reply.code(202).header('location', addressOf(run));
      return answerOf(database, writer, run.id);
    },
  );
  api.post(
    '/runs/:id/cancel',
    {
      config: readers,
      schema: {
        operationId: 'cancelRun',
        summary: 'Cancel a run that has not ended',
        description: 'It stops before its next step and keeps no file.',
        tags,
        params: runParams,
        response: {
          200: runSchema,
          ...problemResponses('token_required', 'forbidden', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      const writer = writerOf(request);
      await cancelRun(database, writer, request.params.id);
      return answerOf(database, writer, request.params.id);
    },
  );
}

function comparisonRoute(api: App, database: Database): void {
  api.get(
    '/runs/:id/differences',
    {
      config: readers,
      schema: {
        operationId: 'compareRuns',
        summary: 'Figures that differ between two runs of a report',
        tags,
        params: runParams,
        querystring: comparisonQuery,
        response: {
          200: differencesSchema,
          ...problemResponses('token_required', 'not_found', 'rule_broken', 'state_conflict'),
        },
      },
    },
    async (request) =>
      reading(database, writerOf(request), async (tx) => {
        const found = await compareRuns(tx, request.params.id, request.query.with);
        const { earlier, later, differences } = found;
        return { earlier: earlier.id, later: later.id, differences: differences.map(toApiDifference) };
      }),
  );
}

function fileRoute(api: App, database: Database, format: Format): void {
  api.get(
    `/runs/:id/file.${format}`,
    {
      config: readers,
      schema: {
        operationId: `getRunFile${format.toUpperCase()}`,
        summary: `A run of a report as ${format.toUpperCase()}`,
        description: 'The stored file: always the same bytes.',
        tags,
        params: runParams,
        response: {
          ...fileResponse(mediaTypes[format], 'The stored file.'),
          ...problemResponses('token_required', 'not_found'),
        },
      },
    },
    async (request, reply) => {
      const { run, file } = await reading(database, writerOf(request), async (tx) => ({
        run: await findRun(tx, request.params.id),
        file: await readRunFile(tx, request.params.id, format),
      }));
      setRegistryRevision(reply, run.revision);
      return sendFile(reply, { bytes: file.bytes, contentType: file.mediaType, fileName: file.fileName });
    },
  );
}
