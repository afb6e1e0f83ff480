import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { writeWorkbook } from '../platform/spreadsheet/write-workbook.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { readAggregates } from './answer.js';
import { csvOf, workbookOf } from './files.js';
import { aggregateCsvQuerySchema, aggregateQuerySchema, aggregateSchema } from './schemas.js';

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const problems = problemResponses('unknown_parameter', 'invalid_parameter', 'not_found');
const described = (format: string, operationId: string) => ({
  operationId,
  summary: `Sums by one or two dimensions as ${format}`,
  description:
    'Stated, derived and unknown Union contributions are kept apart. Operations of the whole Land have a row of their own.',
  tags: ['aggregates'],
});

/** Sums by one or two dimensions, with the filters of the list: as JSON, CSV and workbook. */
export function aggregateRoutes(
  api: App,
  { database, drawingPool }: { database: Database; drawingPool: DrawingPool },
): void {
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
      const answer = await readAggregates(database, request.query);
      setRegistryRevision(reply, answer.revision);
      return answer;
    },
  );

  api.get(
    '/aggregates.csv',
    {
      config: open,
      schema: {
        ...described('CSV', 'sumProjectsCSV'),
        querystring: aggregateCsvQuerySchema,
        response: { ...fileResponse('text/csv', 'The sums with a last row of totals.'), ...problems },
      },
    },
    async (request, reply) => {
      const { dialect, ...query } = request.query;
      const answer = await readAggregates(database, query);
      setRegistryRevision(reply, answer.revision);
      reply.type('text/csv; charset=utf-8').header('content-disposition', fileName(answer.revision, 'csv'));
      return reply.send(csvOf(answer, dialect));
    },
  );

  api.get(
    '/aggregates.xlsx',
    {
      config: open,
      schema: {
        ...described('XLSX', 'sumProjectsXLSX'),
        querystring: aggregateQuerySchema,
        response: { ...fileResponse(workbookType, 'The sums with totals as formulas.'), ...problems },
      },
    },
    async (request, reply) => {
      const answer = await readAggregates(database, request.query);
      setRegistryRevision(reply, answer.revision);
      reply.type(workbookType).header('content-disposition', fileName(answer.revision, 'xlsx'));
      return reply.send(Buffer.from(await writeWorkbook(drawingPool, workbookOf(answer))));
    },
  );
}

const fileName = (revision: number, extension: string): string =>
  `attachment; filename="summen-stand-${revision}.${extension}"`;
