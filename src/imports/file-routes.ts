import { readersOfAll } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { workbookMediaType } from '../projects/index.js';
import { annotatedFile } from './annotated-file.js';
import { importParams } from './schemas.js';

/** Gives a list back with its faults marked. */
export function importFileRoutes(
  api: App,
  { database, drawingPool }: { database: Database; drawingPool: DrawingPool },
): void {
  api.get(
    '/imports/:id/workbook.xlsx',
    {
      config: { ...only(...readersOfAll), rateLimit: limits.files },
      schema: {
        operationId: 'getImportWorkbook',
        summary: 'The list as a workbook with its findings',
        description:
          'Cells with errors and hints are coloured and commented, and a sheet lists every finding with a link to its cell. A workbook keeps its looks; a text file becomes one. It can be corrected and sent again.',
        tags: ['imports'],
        params: importParams,
        response: {
          ...fileResponse(workbookMediaType, 'The workbook with its findings.'),
          ...problemResponses('token_required', 'not_found', 'state_conflict', 'too_many_requests'),
        },
      },
    },
    async (request, reply) => {
      const { fileName, bytes } = await annotatedFile(
        database,
        drawingPool,
        writerOf(request),
        request.params.id,
      );
      reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
      return reply.type(workbookMediaType).send(Buffer.from(bytes));
    },
  );
}
