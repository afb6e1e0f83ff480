import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { fileResponse } from '../platform/http/file-response.js';
import { KeptAnswers } from '../platform/http/kept-answers.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { serialise } from '../platform/http/serialisation.js';
import { writeWorkbook } from '../platform/spreadsheet/write-workbook.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { type AggregateAnswer, aggregateQuestion, answerAggregates, readAggregates } from './answer.js';
import { csvOf, workbookOf } from './files.js';
import { aggregateCsvQuerySchema, aggregateQuerySchema, aggregateSchema } from './schemas.js';

/** Bytes of sums that were given before: they follow from revision, day and question alone. */
const roomForSums = 32 * 1_048_576;
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const problems = problemResponses('unknown_parameter', 'invalid_parameter', 'not_found', 'overloaded');
const described = (format: string, operationId: string) => ({
  operationId,
  summary: `Sums by up to three dimensions as ${format}`,
  description:
    'Stated, derived and unknown Union contributions are kept apart. Operations of the whole Land have a row of their own.',
  tags: ['aggregates'],
});

/** Sums by up to three dimensions, with the filters of the list: as JSON, CSV and workbook. */
export function aggregateRoutes(
  api: App,
  { database, drawingPool }: { database: Database; drawingPool: DrawingPool },
): void {
  const kept = new KeptAnswers(roomForSums);
  const encoded = (sums: AggregateAnswer): Buffer =>
    Buffer.from(serialise(aggregateSchema, sums, 'GET /aggregates'));
  api.get(
    '/aggregates',
    {
      config: open,
      schema: {
        ...described('JSON', 'sumProjects'),
        querystring: aggregateQuerySchema,
        response: { 200: aggregateSchema, ...problems },
      },
    },
    async (request, reply) => {
      const question = await aggregateQuestion(database, request.query);
      setRegistryRevision(reply, question.viewpoint.revision);
      const known = kept.get(question.key);
      const answer = known ?? encoded(await answerAggregates(database, question, visitorOf(request, reply)));
      if (known === undefined) kept.keep(question.key, answer);
      return reply.type('application/json; charset=utf-8').send(answer as never);
    },
  );

  api.get(
    '/aggregates.csv',
    {
      config: { ...open, rateLimit: limits.files },
      schema: {
        ...described('CSV', 'sumProjectsCSV'),
        querystring: aggregateCsvQuerySchema,
        response: {
          ...fileResponse('text/csv', 'The sums with a last row of totals.'),
          ...problems,
          ...problemResponses('too_many_requests'),
        },
      },
    },
    async (request, reply) => {
      const { dialect, ...query } = request.query;
      const answer = await readAggregates(database, query, visitorOf(request, reply));
      setRegistryRevision(reply, answer.revision);
      reply.type('text/csv; charset=utf-8').header('content-disposition', fileName(answer.revision, 'csv'));
      return reply.send(csvOf(answer, dialect));
    },
  );

  api.get(
    '/aggregates.xlsx',
    {
      config: { ...open, rateLimit: limits.files },
      schema: {
        ...described('XLSX', 'sumProjectsXLSX'),
        querystring: aggregateQuerySchema,
        response: {
          ...fileResponse(workbookType, 'The sums with totals as formulas.'),
          ...problems,
          ...problemResponses('too_many_requests'),
        },
      },
    },
    async (request, reply) => {
      const answer = await readAggregates(database, request.query, visitorOf(request, reply));
      setRegistryRevision(reply, answer.revision);
      reply.type(workbookType).header('content-disposition', fileName(answer.revision, 'xlsx'));
      return reply.send(Buffer.from(await writeWorkbook(drawingPool, workbookOf(answer))));
    },
  );
}

const fileName = (revision: number, extension: string): string =>
  `attachment; filename="summen-stand-${revision}.${extension}"`;
