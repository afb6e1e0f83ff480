import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { chooseRows } from './commands/choose.js';
import { matchRow, releaseRow } from './commands/match-row.js';
import { lookAt } from './look-at.js';
import { readGroups } from './read-groups.js';
import { readImport } from './read-import.js';
import {
  importChoiceSchema,
  importGroupQuerySchema,
  importGroupsSchema,
  importMatchSchema,
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
  matchRoute(api, database);
}

function matchRoute(api: App, database: Database): void {
  api.post(
    '/imports/:id/matches',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'matchImportRow',
        summary: 'Say which project of the registry a new row is',
        description:
          'Until it is proposed. The row becomes a change of that project, and once it is published later deliveries of the source belong to it. Without a project what was said of the row is taken back, and the file is read again. If-Match is heeded when given.',
        tags,
        params: importParams,
        body: importMatchSchema,
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
      const { id } = request.params;
      const { row, project } = request.body;
      const writer = writerOf(request, undefined, () => `/api/v1/imports/${id}`);
      if (project === null) await releaseRow(database, writer, id, row, lookAt(request));
      else await matchRow(database, writer, id, { row, reference: project }, lookAt(request));
      return readImport(database, writer, id);
    },
  );
}
