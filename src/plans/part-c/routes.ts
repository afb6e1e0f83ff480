import { z } from 'zod';
import { viewpointAt } from '../../history/index.js';
import {
  differenceSchema,
  fileTypes,
  largestUpload,
  readUploads,
  rowFindingSchema,
  uploadOf,
} from '../../imports/index.js';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../../kernel/actor.js';
import type { Database } from '../../platform/database/database.js';
import { only, readingAs } from '../../platform/http/access.js';
import type { App } from '../../platform/http/app-instance.js';
import { fileResponse } from '../../platform/http/file-response.js';
import { problemResponses } from '../../platform/http/problem-schemas.js';
import { limits } from '../../platform/http/rate-limits.js';
import { writeFormWorkbook } from '../../platform/spreadsheet/form-workbook/write-form-workbook.js';
import type { DrawingPool } from '../../platform/workers/drawing-pool.js';
import { cityName } from '../../web/index.js';
import { planKind } from '../plan-kind.js';
import { plannedProjectSchema } from '../schemas.js';
import { partCChanges } from './compare-part-c.js';
import { planDraft, previewPartC } from './preview.js';
import { partCWorkbook } from './template.js';

interface RouteParts {
  readonly database: Database;
  readonly drawingPool: DrawingPool;
}

const tags = ['city records'];
const params = z.strictObject({ draft: z.string().min(1).max(40) });
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const previewSchema = z
  .strictObject({
    changes: z.array(
      z.strictObject({
        number: z.string(),
        name: z.string(),
        change: z.enum(partCChanges),
        differences: z.array(differenceSchema),
      }),
    ),
    findings: z.array(rowFindingSchema),
    projects: z.array(plannedProjectSchema).meta({
      description: 'Part C as it would be, for the content of the draft; empty where there are errors.',
    }),
  })
  .meta({ id: 'PartCPreview' });

/** Part C of a draft as a workbook, and what a filled-in one would change. */
export function partCRoutes(api: App, parts: RouteParts): void {
  const { drawingPool } = parts;
  api.get(
    '/plan-drafts/:draft/part-c.xlsx',
    {
      config: { ...only(...cityRoles, ...readersOfAll), rateLimit: limits.files },
      schema: {
        operationId: 'getPartCTemplate',
        summary: 'Part C of a draft of an action plan as a workbook to be filled in',
        tags,
        params,
        response: {
          ...fileResponse(mediaType, 'The projects of the plan, with lists to choose from.'),
          ...problemResponses('token_required', 'not_found', 'too_many_requests'),
        },
      },
    },
    async (request, reply) => {
      const content = await readingAs(parts, request, async (tx) => {
        const { draft, plan } = await planDraft(tx, request.params.draft);
        const { publishedAt } = await viewpointAt(tx);
        return partCWorkbook({
          plan,
          mark: { draft: draft.id, state: draft.version },
          city: cityName(draft.cityAgs),
          created: publishedAt ?? new Date(0),
          projects: (await planKind.form.choices(tx, draft.cityAgs)).projects ?? [],
        });
      });
      const bytes = await writeFormWorkbook(drawingPool, content);
      reply.header('content-disposition', 'attachment; filename="teil-c.xlsx"');
      return reply.header('cache-control', 'no-store').type(mediaType).send(Buffer.from(bytes));
    },
  );
  api.register(async (scope: App) => {
    await readUploads(scope);
    scope.post(
      '/plan-drafts/:draft/part-c',
      {
        config: { ...only(...cityRoles, ...serviceCentreRoles), rateLimit: limits.uploads },
        bodyLimit: largestUpload,
        schema: {
          operationId: 'previewPartC',
          summary: 'What a filled-in workbook would change about part C',
          description: 'Keeps nothing: `projects` belongs into the content of the draft.',
          tags,
          params,
          consumes: [...fileTypes, 'multipart/form-data'],
          response: {
            200: previewSchema,
            ...problemResponses(
              'token_required',
              'not_found',
              'malformed',
              'unsupported_format',
              'too_large',
              'too_many_requests',
            ),
          },
        },
      },
      async (request) => {
        const { draft } = request.params;
        // Whose draft it is comes before what was sent.
        await readingAs(parts, request, (tx) => planDraft(tx, draft));
        const { changes, findings, projects } = await previewPartC(
          (read) => readingAs(parts, request, read),
          draft,
          uploadOf(request),
        );
        const decode = z.array(plannedProjectSchema);
        return {
          changes: changes.map((change) => ({ ...change, differences: [...change.differences] })),
          findings: [...findings],
          projects: z.decode(decode, projects as never),
        };
      },
    );
  });
}
