import type { FastifyRequest } from 'fastify';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { deleteDue } from './commands/delete-due.js';
import { liftMark, setMark } from './commands/keep-marks.js';
import { findRetention, listRetentions, marksOf } from './queries/retentions.js';
import {
  deletionsSchema,
  liftSchema,
  markBodySchema,
  markParams,
  retentionListSchema,
  retentionParams,
  retentionSchema,
  runSchema,
  toApiDeletion,
  toApiMark,
  toApiRetention,
} from './schemas.js';

const tags = ['audits'];
const kept = {
  200: retentionSchema,
  ...problemResponses('token_required', 'forbidden', 'not_found', 'disk_full'),
};

/** How long documents are kept, what stands against deleting them, and deleting what is due. */
export function retentionRoutes(api: App, { database }: { readonly database: Database }): void {
  const answer = (request: FastifyRequest, reference: string) =>
    readingAs({ database }, request, async (tx) => {
      const project = await findRetention(tx, actorOf(request), reference);
      return { ...toApiRetention(project), marks: (await marksOf(tx, project.projectId)).map(toApiMark) };
    });
  api.get(
    '/retention',
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'listRetention',
        summary: 'List projects about whose retention something is known',
        tags,
        response: { 200: retentionListSchema, ...problemResponses('token_required') },
      },
    },
    async (request) => ({
      items: (await readingAs({ database }, request, listRetentions)).map(toApiRetention),
    }),
  );
  api.get(
    '/retention/:reference',
    {
      config: only(...cityRoles, ...readersOfAll),
      schema: {
        operationId: 'getRetention',
        summary: 'Get how long documents of a project are kept',
        tags,
        params: retentionParams,
        response: { 200: retentionSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => answer(request, request.params.reference),
  );
  api.post(
    '/retention/:reference/marks',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'setRetentionMark',
        summary: 'Set a day or a hold',
        tags,
        params: retentionParams,
        body: markBodySchema,
        response: kept,
      },
    },
    async (request) => {
      const { reference } = request.params;
      await setMark({ database, writer: writerOf(request), reference }, request.body);
      return answer(request, reference);
    },
  );
  api.post(
    '/retention/:reference/marks/:mark/lift',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'liftRetentionMark',
        summary: 'Lift a day or a hold',
        tags,
        params: markParams,
        body: liftSchema,
        response: kept,
      },
    },
    async (request) => {
      const { reference, mark } = request.params;
      await liftMark({ database, writer: writerOf(request), reference }, mark, request.body.reason);
      return answer(request, reference);
    },
  );
  api.post(
    '/retention-deletions',
    {
      config: only('lead'),
      schema: {
        operationId: 'deleteDue',
        summary: 'Delete what need not be kept any more',
        description: 'A dry run says exactly what would go and keeps everything.',
        tags,
        body: runSchema,
        response: {
          200: deletionsSchema,
          ...problemResponses('token_required', 'forbidden', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      const { dryRun } = request.body;
      return { dryRun, items: (await deleteDue(database, writerOf(request), { dryRun })).map(toApiDeletion) };
    },
  );
}
