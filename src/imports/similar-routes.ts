import { z } from 'zod';
import { similarRowsSchema, similarToImport, toApiSimilarRows } from '../duplicates/index.js';
import { readersOfAll } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { limitParam } from '../platform/http/query-params.js';
import { findRun } from './queries.js';
import { importParams } from './schemas.js';

/** New rows of a preview that may be in the registry already. */
export function similarRoutes(api: App, { database }: { database: Database }): void {
  api.get(
    '/imports/:id/duplicates',
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'listImportDuplicates',
        summary: 'New rows of an import that may be in the registry already',
        description:
          'From another source or city, or left out by this delivery; the most alike project of each row. The search runs in the background.',
        tags: ['imports'],
        params: importParams,
        querystring: z.strictObject({ limit: limitParam }),
        response: {
          200: similarRowsSchema,
          ...problemResponses('token_required', 'not_found', 'invalid_parameter'),
        },
      },
    },
    async (request) =>
      readingAs({ database }, request, async (tx) => {
        if ((await findRun(tx, request.params.id)) === null) throw new Problem('not_found');
        return toApiSimilarRows(await similarToImport(tx, request.params.id, request.query));
      }),
  );
}
