import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { chooseRows } from './commands/choose.js';
import { lookAt } from './look-at.js';
import { readGroups } from './read-groups.js';
import { readImport } from './read-import.js';
import {
  importChoiceSchema,
  importGroupQuerySchema,
  importGroupsSchema,
  importParams,
  importSchema,
} from './schemas.js';

const tags = ['imports'];

/** Choosing which rows of a preview are taken over, one by one or by groups. */
export function importChoiceRoutes(api: App, database: Database): void {
  api.get(
    '/imports/:id/groups',
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'listImportGroups',
        summary: 'Rows of an import that can be taken together',
        description: 'By guideline, by city, or rows that are equal. At most 200 groups.',
        tags,
        params: importParams,
        querystring: importGroupQuerySchema,
        response: {
          200: importGroupsSchema,
          ...problemResponses('token_required', 'not_found', 'invalid_parameter'),
        },
      },
    },
    async (request) => ({
      items: await readGroups(database, writerOf(request), request.params.id, request.query),
    }),
  );

  api.post(
    '/imports/:id/choice',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'chooseImportRows',
        summary: 'Choose what of a preview is taken over',
        description:
          'Until it is proposed. What is left out stays as the registry has it and is offered again with the next delivery. A missing row that is taken is withdrawn. If-Match is heeded when given.',
        tags,
        params: importParams,
        body: importChoiceSchema,
        response: {
          200: importSchema,
          ...problemResponses(
            'token_required',
            'not_found',
            'invalid_parameter',
            'stale',
            'state_conflict',
            'disk_full',
          ),
        },
      },
    },
    async (request) => {
      const writer = writerOf(request, undefined, () => `/api/v1/imports/${request.params.id}`);
      await chooseRows(database, writer, request.params.id, request.body.choices, lookAt(request));
      return readImport(database, writer, request.params.id);
    },
  );
}
