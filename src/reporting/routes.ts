import { z } from 'zod';
import type { languages } from '../kernel/text.js';
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import { dayString } from '../platform/http/api-schemas.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';
import { limits } from '../platform/http/rate-limits.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import type { Site } from '../web/index.js';
import { drawReport, mediaTypes } from './draw.js';
import { readReport } from './read-report.js';
import { fileFormats } from './registered-report.js';
import type { Report } from './report.js';
import { sendFile } from './send-file.js';

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

/** The Steckbrief of a project as a file, one address per format. */
export function reportRoutes<Data>(api: App, parts: ReportParts<Data>): void {
  const { database, steckbrief, pool, site, publicUrl } = parts;
  for (const format of fileFormats)
    api.get(
      `/projects/:reference/steckbrief.${format}`,
      {
        config: { ...open, rateLimit: limits.files },
        schema: {
          operationId: `getSteckbrief${format.toUpperCase()}`,
          summary: `Steckbrief of a project as ${format.toUpperCase()}`,
          description: 'The same revision, reckoning day and language give the same bytes.',
          tags: ['projects'],
          params: referenceParams,
          querystring: reportQuery,
          response: {
            ...fileResponse(mediaTypes[format], 'The Steckbrief.'),
            ...problemResponses('not_found', 'invalid_parameter', 'overloaded', 'too_many_requests'),
          },
        },
      },
      async (request, reply) => {
        const asked = { ...request.query, parameters: request.params, audience: 'public' } as const;
        const { data, inputs, seal } = await readReport(database, steckbrief, asked);
        const settings = { publicUrl: publicUrl(), landNotice: site.landNotice };
        const drawn = await drawReport(steckbrief, data, inputs, format, { pool, site, settings }, seal);
        setRegistryRevision(reply, inputs.revision);
        return sendFile(reply, drawn);
      },
    );
}
