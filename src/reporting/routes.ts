import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { languages } from '../kernel/text.js';
import type { Database } from '../platform/database/database.js';
import { dayString } from '../platform/http/api-schemas.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import type { Site } from '../web/index.js';
import { type DrawnReport, drawReport, type Format, mediaTypes } from './draw.js';
import { readReport } from './read-report.js';
import type { Report } from './report.js';

export interface ReportParts<Data> {
  readonly database: Database;
  readonly pool: DrawingPool;
  readonly site: Site;
  readonly publicUrl: () => string;
  /** The report on one project. */
  readonly steckbrief: Report<{ reference: string }, Data>;
}

const referenceParams = z.strictObject({ reference: z.string().min(1).max(40) });
const reportQuery = z.strictObject({
  asOf: asOfParam.optional(),
  reckoningDay: dayString.optional(),
  language: z.enum(['de', 'en'] satisfies typeof languages).default('de'),
});

const steckbriefFormats = ['pdf', 'xlsx', 'html', 'json'] as const;

/** The Steckbrief of a project as a file, one address per format. */
export function reportRoutes<Data>(api: App, parts: ReportParts<Data>): void {
  const { database, steckbrief, pool, site, publicUrl } = parts;
  for (const format of steckbriefFormats)
    api.get(
      `/projects/:reference/steckbrief.${format}`,
      {
        schema: {
          operationId: `getSteckbrief${format.toUpperCase()}`,
          summary: `Steckbrief of a project as ${format.toUpperCase()}`,
          description: 'The same revision, reckoning day and language give the same bytes.',
          tags: ['projects'],
          params: referenceParams,
          querystring: reportQuery,
          response: {
            ...fileResponse(mediaTypes[format], 'The Steckbrief.'),
            ...problemResponses('not_found', 'invalid_parameter', 'overloaded'),
          },
        },
      },
      async (request, reply) => {
        const asked = { ...request.query, parameters: request.params, audience: 'public' } as const;
        const { data, inputs } = await readReport(database, steckbrief, asked);
        const settings = { publicUrl: publicUrl(), landNotice: site.landNotice };
        const drawn = await drawReport(steckbrief, data, inputs, format, { pool, site, settings });
        setRegistryRevision(reply, inputs.revision);
        return sendFile(reply, drawn, format);
      },
    );
}

/** Pages and PDFs open in the browser, data files are saved. */
function sendFile(
  reply: FastifyReply,
  { bytes, contentType, fileName }: DrawnReport,
  format: Format,
): FastifyReply {
  const how = format === 'pdf' || format === 'html' ? 'inline' : 'attachment';
  return reply.header('content-disposition', `${how}; filename="${fileName}"`).type(contentType).send(bytes);
}
