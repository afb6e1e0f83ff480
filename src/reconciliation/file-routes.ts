import { readersOfAll } from '../kernel/actor.js';
import { dayInBerlin } from '../kernel/clock.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { drawFile, mediaTypes } from '../reporting/index.js';
import type { Site } from '../web/index.js';
import { reconciliationDocument } from './document.js';
import { findReconciliation, listDifferences } from './queries.js';
import { reconciliationParams, toApiReconciliation } from './schemas.js';

export interface FilePartsOfReconciliation {
  readonly database: Database;
  readonly drawingPool: DrawingPool;
  readonly site: Site;
  readonly publicUrl: () => string;
}

/** A reconciliation for printing, and as a workbook. */
export function reconciliationFileRoutes(api: App, parts: FilePartsOfReconciliation): void {
  for (const format of ['pdf', 'xlsx'] as const)
    api.get(
      `/reconciliations/:id/file.${format}`,
      {
        config: { ...only(...readersOfAll), rateLimit: limits.files },
        schema: {
          operationId: `getReconciliation${format === 'pdf' ? 'Pdf' : 'Workbook'}`,
          summary: format === 'pdf' ? 'The reconciliation for printing' : 'The reconciliation as a workbook',
          tags: ['reconciliation'],
          params: reconciliationParams,
          response: {
            ...fileResponse(mediaTypes[format], 'Sums and every difference.'),
            ...problemResponses(
              'token_required',
              'not_found',
              'state_conflict',
              'too_many_requests',
              'overloaded',
            ),
          },
        },
      },
      async (request, reply) => {
        const read = await readingAs(parts, request, async (tx) => {
          const found = await findReconciliation(tx, request.params.id);
          if (found === null) throw new Problem('not_found');
          return { found, differences: await listDifferences(tx, found.id, {}) };
        });
        const { comparedAt, id } = read.found;
        if (comparedAt === null) throw new Problem('state_conflict', { detail: notCompared });
        const document = reconciliationDocument({
          found: toApiReconciliation(read.found),
          differences: read.differences,
          comparedOn: dayInBerlin(comparedAt),
          publicUrl: parts.publicUrl(),
          landNotice: parts.site.landNotice,
        });
        const bytes = await drawFile(document, format, parts.drawingPool);
        reply.header('content-disposition', `attachment; filename="abgleich-${id.slice(0, 8)}.${format}"`);
        return reply.type(mediaTypes[format]).send(Buffer.from(bytes));
      },
    );
}

const notCompared = text('Die Liste ist noch nicht verglichen.', 'The list has not been compared yet.');
