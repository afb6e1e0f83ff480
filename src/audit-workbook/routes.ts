import { readersOfAll } from '../kernel/actor.js';
import { only } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limits } from '../platform/http/rate-limits.js';
import { workbookMediaType } from '../projects/index.js';
import { bookQuerySchema } from './ask-book.js';
import { type BookParts, sendAuditBook } from './send-book.js';

/** The audit workbook for programs. */
export function auditBookRoutes(api: App, parts: BookParts): void {
  api.get(
    '/audit-workbook.xlsx',
    {
      config: { ...only(...readersOfAll), rateLimit: limits.files },
      schema: {
        operationId: 'getAuditWorkbook',
        summary: 'Records, history and sums as a workbook for auditors',
        description:
          'Sums are formulas over the sheet of records; the cover names filters, revision, seal and checksum.',
        tags: ['audits'],
        querystring: bookQuerySchema,
        response: {
          ...fileResponse(workbookMediaType, 'The workbook.'),
          ...problemResponses(
            'token_required',
            'forbidden',
            'not_found',
            'too_large',
            'unknown_parameter',
            'invalid_parameter',
            'overloaded',
          ),
        },
      },
    },
    (request, reply) => sendAuditBook(parts, request, reply, request.query),
  );
}
