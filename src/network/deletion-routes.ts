import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { deleteDuePeople } from './commands/delete-people.js';
import { readDeletions } from './queries.js';
import type { NetworkRouteParts } from './routes.js';
import { deletionLogSchema, deletionRunSchema, deletionsSchema, toApiDeletion } from './schemas.js';

const tags = ['network'];

/** The run that deletes whose last day is over, and the log of what went. */
export function deletionRoutes(api: App, parts: NetworkRouteParts): void {
  api.post(
    '/network/deletions',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'deleteDueNetworkPeople',
        summary: 'Delete everybody whose last day is over',
        description: 'The night does so anyway. A dry run says what would go and keeps everything.',
        tags,
        body: deletionRunSchema,
        response: {
          200: deletionsSchema,
          ...problemResponses('token_required', 'malformed', 'disk_full'),
        },
      },
    },
    async (request) => {
      const { dryRun } = request.body;
      const deletions = await deleteDuePeople(parts.database, writerOf(request), { dryRun });
      return { items: deletions.map((deletion) => ({ ...deletion, removed: { ...deletion.removed } })) };
    },
  );
  api.get(
    '/network/deletions',
    {
      config: only(...readersOfAll, 'administrator'),
      schema: {
        operationId: 'listNetworkDeletions',
        summary: 'What was deleted of the network, the newest first; nobody’s name',
        tags,
        response: { 200: deletionLogSchema, ...problemResponses('token_required') },
      },
    },
    async (request) => {
      const read = await readingAs(parts, request, readDeletions);
      return { items: read.map((one) => ({ ...toApiDeletion(one), removed: { ...one.removed } })) };
    },
  );
}
