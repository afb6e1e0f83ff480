import type { Database } from '../../platform/database/database.js';
import { bulkConnections } from '../../platform/database/pools.js';
import { open } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { fileResponse } from '../../platform/http/file-response.js';
import { problemResponses } from '../../platform/http/problem-schemas.js';
import { limits } from '../../platform/http/rate-limits.js';
import { Gate } from '../../platform/workers/gate.js';
import {
  csvFormat,
  csvMediaType,
  ndjsonFormat,
  ndjsonMediaType,
  workbookFormat,
  workbookMediaType,
} from './formats.js';
import { csvQuerySchema, ndjsonQuerySchema, workbookQuerySchema } from './schemas.js';
import { sendExport } from './send-export.js';

const limited = { ...open, rateLimit: limits.files };
const mostWaiting = 32;
/** Each workbook takes a processor of its own. */
const mostWorkbooks = 2;

const whole =
  'Every project the filter selects, however many, streamed at the revision in `Registry-Revision`. A whole answer ends with the trailer `X-Row-Count`; an answer that ends without the last chunk was cut.';

const documented = (format: 'CSV' | 'NDJSON' | 'XLSX', mediaType: string, description: string) => ({
  operationId: `exportProjects${format}`,
  summary: `All projects of a filter as ${format}`,
  description: `${whole} ${description}`,
  tags: ['projects'],
  response: {
    ...fileResponse(mediaType, 'All projects of the filter.'),
    ...problemResponses(
      'unknown_parameter',
      'invalid_parameter',
      'not_found',
      'overloaded',
      'too_many_requests',
    ),
  },
});

/** Lists of projects as files, never cut: CSV, NDJSON and a workbook. */
export function exportRoutes(api: App, { database }: { database: Database }): void {
  const room = { database, gate: new Gate(bulkConnections, mostWaiting) };
  const workbookRoom = { database, gate: new Gate(mostWorkbooks, mostWaiting) };

  api.get(
    '/projects.csv',
    {
      config: limited,
      schema: {
        ...documented(
          'CSV',
          csvMediaType,
          'UTF-8 with CRLF after every line. Text a spreadsheet would calculate (= + - @ and full-width forms, also behind spaces, or tab and line break at its start) has an apostrophe in front; text that already looks so gets one more, so that taking one away restores the source.',
        ),
        querystring: csvQuerySchema,
      },
    },
    (request, reply) => {
      const { dialect, ...query } = request.query;
      return sendExport(request, reply, room, query, csvFormat(dialect));
    },
  );

  api.get(
    '/projects.ndjson',
    {
      config: limited,
      schema: {
        ...documented('NDJSON', ndjsonMediaType, 'One project per line, as the record of the API gives it.'),
        querystring: ndjsonQuerySchema,
      },
    },
    (request, reply) => sendExport(request, reply, room, request.query, ndjsonFormat),
  );

  api.get(
    '/projects.xlsx',
    {
      config: limited,
      schema: {
        ...documented(
          'XLSX',
          workbookMediaType,
          'Codes and texts as text, amounts and rates as numbers, days as dates; a second sheet says what the workbook covers, with sums as formulas.',
        ),
        querystring: workbookQuerySchema,
      },
    },
    (request, reply) => {
      const { language, ...query } = request.query;
      return sendExport(request, reply, workbookRoom, query, workbookFormat(language));
    },
  );
}
