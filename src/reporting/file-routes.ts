import { z } from 'zod';
import { readersOfAll } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, open } from '../platform/http/access.js';
import { dayString } from '../platform/http/api-schemas.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';
import { limits } from '../platform/http/rate-limits.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import type { Site } from '../web/index.js';
import { type Format, mediaTypes } from './draw.js';
import type { RegisteredReport } from './registered-report.js';
import { sendFile } from './send-file.js';

export interface FileParts {
  readonly database: Database;
  readonly pool: DrawingPool;
  readonly site: Site;
  readonly publicUrl: () => string;
  readonly reports: readonly RegisteredReport[];
}

const reportSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    titleEn: z.string(),
    purpose: z.string().nullable().meta({ description: 'What it is for.' }),
    purposeEn: z.string().nullable(),
    parameters: z.array(z.string()).meta({ description: 'Names of its own parameters.' }),
    files: z
      .strictObject({ pdf: z.string(), xlsx: z.string(), html: z.string(), json: z.string() })
      .meta({ description: 'Address of each format, drawn on request.' }),
    runs: z.string().meta({ description: 'Where it is asked for as a run, which is stored.' }),
    formats: z
      .array(z.enum(['pdf', 'xlsx', 'html', 'json', 'csv']))
      .meta({ description: 'What a run can be had in.' }),
  })
  .meta({ id: 'Report' });

/** Every report the registry can make, and each of them as a file in every format. */
export function fileRoutes(api: App, parts: FileParts): void {
  api.get(
    '/reports',
    {
      config: open,
      schema: {
        operationId: 'listReports',
        summary: 'Reports the registry can make',
        tags: ['reports'],
        response: { 200: z.strictObject({ items: z.array(reportSchema) }) },
      },
    },
    async () => ({ items: parts.reports.filter(({ isPublic }) => isPublic).map(toApiReport) }),
  );
  for (const report of parts.reports)
    for (const format of report.formats) fileRoute(api, parts, report, format);
}

const addressOf = (id: string, format: Format): string => `/reports/${id}/file.${format}`;

function toApiReport({
  id,
  title,
  purpose,
  parameters,
  formats,
}: RegisteredReport): z.output<typeof reportSchema> {
  const file = (format: Format) => `/api/v1${addressOf(id, format)}`;
  return {
    id,
    title: title.de,
    titleEn: title.en,
    purpose: purpose?.de ?? null,
    purposeEn: purpose?.en ?? null,
    runs: `/api/v1/reports/${id}/runs`,
    formats: [...formats],
    parameters: Object.keys(parameters.shape),
    files: { pdf: file('pdf'), xlsx: file('xlsx'), html: file('html'), json: file('json') },
  };
}

const sharedQuery = {
  asOf: asOfParam.optional(),
  reckoningDay: dayString
    .optional()
    .meta({ description: 'Day on which it is reckoned whether a project runs.' }),
  language: z.enum(['de', 'en']).default('de'),
};

/** One report in one format; what is internal as a whole is read as whoever asks may read it. */
function fileRoute(api: App, parts: FileParts, report: RegisteredReport, format: Format): void {
  const { database, site, pool, publicUrl } = parts;
  const name = report.id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  api.get(
    addressOf(report.id, format),
    {
      config: { ...(report.isPublic ? open : only(...readersOfAll)), rateLimit: limits.files },
      schema: {
        operationId: `get${name}File${format.toUpperCase()}`,
        summary: `${report.title.en} as ${format.toUpperCase()}`,
        description:
          'Drawn on request. The same revision, parameters, reckoning day, language and program version give the same bytes.',
        tags: ['reports'],
        querystring: z.strictObject({ ...report.openParameters, ...sharedQuery }),
        response: {
          ...fileResponse(mediaTypes[format], `${report.title.en}.`),
          ...problemResponses(
            'not_found',
            'unknown_parameter',
            'invalid_parameter',
            'overloaded',
            'too_many_requests',
            ...(report.isPublic ? [] : (['token_required', 'forbidden'] as const)),
          ),
        },
      },
    },
    async (request, reply) => {
      const { asOf, reckoningDay, language, ...parameters } = request.query;
      const settings = { publicUrl: publicUrl(), landNotice: site.landNotice };
      const whose = report.isPublic
        ? ({ audience: 'public' } as const)
        : ({ audience: 'serviceCentre', reader: actorOf(request) } as const);
      const asked = { parameters, ...whose, asOf, reckoningDay, language };
      const { drawn, inputs } = await report.draw(database, asked, format, { pool, site, settings });
      setRegistryRevision(reply, inputs.revision);
      return sendFile(reply, drawn);
    },
  );
}
