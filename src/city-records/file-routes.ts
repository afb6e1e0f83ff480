import { z } from 'zod';
import { catalogueAt } from '../catalogue/index.js';
import { viewpointAt } from '../history/index.js';
import type { AsOf } from '../kernel/as-of.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';
import { limits } from '../platform/http/rate-limits.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { writeWorkbook } from '../platform/spreadsheet/write-workbook.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import type { CityRecordKind, CityRecordKinds } from './kind.js';
import { recordsAt } from './queries.js';
import { csvOfRecords, workbookOfRecords } from './record-files.js';
import { partsOfKind, recordTables } from './record-tables.js';

interface RouteParts {
  readonly database: Database;
  readonly drawingPool: DrawingPool;
  readonly kinds: CityRecordKinds;
}

interface Asked {
  readonly city?: string | undefined;
  readonly asOf?: AsOf | undefined;
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const common = {
  city: z
    .string()
    .regex(/^\d{8}$/)
    .optional()
    .meta({ description: 'AGS of a city.' }),
  asOf: asOfParam.optional(),
};
const workbookQuery = z.strictObject(common);
const problems = problemResponses('invalid_parameter', 'unknown_parameter', 'not_found', 'too_many_requests');

/** What is published of each kind as tables: `/areas.csv`, `/areas.xlsx` and so on, as of any state of the registry. */
export function recordFileRoutes(api: App, { database: { orm }, drawingPool, kinds }: RouteParts): void {
  const tablesOf = async (kind: CityRecordKind, { city, asOf }: Asked) => {
    const viewpoint = await viewpointAt(orm, asOf);
    const records = await recordsAt(orm, kind.kind, viewpoint.revision, city);
    return { viewpoint, tables: recordTables(kind, records, await catalogueAt(orm, viewpoint.revision)) };
  };
  for (const kind of Object.values(kinds)) {
    const name = `${kind.kind}s`;
    const id = name.charAt(0).toUpperCase() + name.slice(1);
    const fileName = kind.path.slice(1);
    const parts = partsOfKind(kind);
    const csvQuery = z.strictObject({
      ...common,
      ...(parts.length === 0
        ? {}
        : {
            part: z
              .enum(parts as [string, ...string[]])
              .optional()
              .meta({ description: 'A row for each part of this list instead of a row for each record.' }),
          }),
      dialect: z.enum(['rfc4180', 'excel-de']).default('rfc4180').meta({
        description: '`rfc4180`: comma, decimal point, ISO days; `excel-de`: as a German Excel opens it.',
      }),
    });
    api.get(
      `/${name}.csv`,
      {
        config: { ...open, rateLimit: limits.files },
        schema: {
          operationId: `export${id}AsCsv`,
          summary: `Published ${name} as CSV`,
          tags: ['city records'],
          querystring: csvQuery,
          response: {
            ...fileResponse('text/csv', 'One row per record, or per part of a list.'),
            ...problems,
          },
        },
      },
      async (request, reply) => {
        const {
          dialect,
          part = null,
          ...asked
        } = request.query as Asked & {
          readonly dialect: 'rfc4180' | 'excel-de';
          readonly part?: string;
        };
        const { viewpoint, tables } = await tablesOf(kind, asked);
        const table = tables.find((one) => one.part === part);
        if (table === undefined) throw new Problem('not_found');
        setRegistryRevision(reply, viewpoint.revision);
        reply.header('content-disposition', `attachment; filename="${fileName}.csv"`);
        return reply.type('text/csv; charset=utf-8').send(csvOfRecords(table, dialect));
      },
    );
    api.get(
      `/${name}.xlsx`,
      {
        config: { ...open, rateLimit: limits.files },
        schema: {
          operationId: `export${id}AsWorkbook`,
          summary: `Published ${name} as a workbook with a sheet for each of their lists`,
          tags: ['city records'],
          querystring: workbookQuery,
          response: {
            ...fileResponse(workbookType, 'A sheet with a row per record, and one per list.'),
            ...problems,
            ...problemResponses('overloaded'),
          },
        },
      },
      async (request, reply) => {
        const { viewpoint, tables } = await tablesOf(kind, request.query);
        const file = await writeWorkbook(drawingPool, workbookOfRecords(kind.plural.de, tables, viewpoint));
        setRegistryRevision(reply, viewpoint.revision);
        reply.header('content-disposition', `attachment; filename="${fileName}.xlsx"`);
        return reply.type(workbookType).send(Buffer.from(file));
      },
    );
  }
}
