import { z } from 'zod';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { publishUndoSoon } from './commands/publication.js';
import { requestUndo, takeBackUndo } from './commands/undo.js';
import { longestWaitMs } from './long-wait.js';
import { readImport } from './read-import.js';
import { readUndoPlan } from './read-undo.js';
import { importParams, importSchema, undoPlanSchema, undoRequestSchema } from './schemas.js';

const tags = ['imports'];

/** Taking a published import back: what it would do, asking for it, publishing what another person asked for. */
export function importUndoRoutes(api: App, database: Database): void {
  const locate = (id: string) => () => `/api/v1/imports/${id}`;
  const path = '/imports/:id/undo';
  const answers = [
    'token_required',
    'forbidden',
    'not_found',
    'invalid_parameter',
    'state_conflict',
    'disk_full',
  ] as const;

  api.get(
    path,
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'planUndoOfImport',
        summary: 'What undoing a published import would do',
        description: 'As the registry is now. Whether it was asked for is told by the import itself.',
        tags,
        params: importParams,
        response: {
          200: undoPlanSchema,
          ...problemResponses('token_required', 'not_found', 'state_conflict'),
        },
      },
    },
    async (request) => {
      const plan = await readUndoPlan(database, writerOf(request), request.params.id);
      return { ...plan, changedSince: [...plan.changedSince], deliveredSince: [...plan.deliveredSince] };
    },
  );
  api.post(
    path,
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'requestUndoOfImport',
        summary: 'Ask for a published import to be undone',
        description:
          'Publishes nothing: another person, a lead of the service centre, does. What the import created is withdrawn, what it changed gets its previous content, what it withdrew comes back. Projects somebody has changed since are named in the refusal, unless `leaveChanged` says that they stay as they are.',
        tags,
        params: importParams,
        body: undoRequestSchema,
        response: { 200: importSchema, ...problemResponses(...answers) },
      },
    },
    async (request) => {
      const { id } = request.params;
      await requestUndo(database, writerOf(request, undefined, locate(id)), id, request.body);
      return readImport(database, writerOf(request), id);
    },
  );
  api.delete(
    path,
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'takeBackUndoOfImport',
        summary: 'Take back one’s own request to undo an import',
        tags,
        params: importParams,
        response: { 204: z.null(), ...problemResponses(...answers) },
      },
    },
    async (request, reply) => {
      await takeBackUndo(database, writerOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
  api.post(
    `${path}/publish`,
    {
      config: only('lead'),
      schema: {
        operationId: 'publishUndoOfImport',
        summary: 'Publish the undoing another person asked for',
        description:
          'One registry revision, all or nothing. In the background (202) when it is about many projects, as the publication of the import was.',
        tags,
        params: importParams,
        response: { 200: importSchema, 202: importSchema, ...problemResponses(...answers) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const writer = writerOf(request, undefined, locate(id));
      const isDone = await publishUndoSoon(database, writer, id, longestWaitMs);
      reply.code(isDone ? 200 : 202);
      return readImport(database, writerOf(request), id);
    },
  );
}
