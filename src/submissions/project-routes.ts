import type { FastifyReply } from 'fastify';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import {
  type ApiProject,
  newProjectSchema,
  projectChangeSchema,
  projectSchema,
  readCurrentProject,
  referenceParams,
} from '../projects/index.js';
import { draftAsProject, toApiStep } from './api-draft.js';
import { beginNewProject, changeProject } from './commands/change-project.js';
import { readDraft } from './queries/read-draft.js';
import { readWorkflow } from './queries/read-workflow.js';
import { stepListSchema } from './schemas.js';

const tags = ['projects'];

/** Writing projects: whatever is written becomes a draft, and is published by somebody else. */
export function projectWritingRoutes(api: App, { database }: { database: Database }): void {
  creationRoute(api, database);
  amendmentRoute(api, database);
  workflowRoute(api, database);
}

const draftAddress = (result: unknown): string | null =>
  isBegun(result) && result.draftId !== null ? `/api/v1/projects/${result.draftId}` : null;

const isBegun = (result: unknown): result is { draftId: string | null } =>
  typeof result === 'object' && result !== null && 'draftId' in result;

/** The draft in the words of a project, and where it stands. */
async function answerWithDraft(
  database: Database,
  writer: Writer,
  reply: FastifyReply,
  draftId: string,
): Promise<ApiProject> {
  const draft = await readDraft(database, writer, draftId);
  reply.header('location', `/api/v1/projects/${draftId}`);
  setRegistryRevision(reply, draft.viewpoint.revision);
  return draftAsProject(draft);
}

function creationRoute(api: App, database: Database): void {
  api.post(
    '/projects',
    {
      config: only(...cityRoles, ...serviceCentreRoles),
      schema: {
        operationId: 'createProject',
        summary: 'Begin a new project',
        description:
          'Begins a draft, which is handed in, checked and published by another person. Its `reference` is its id until it is published.',
        tags,
        body: newProjectSchema,
        response: {
          201: projectSchema,
          ...problemResponses('rule_broken', 'token_required', 'forbidden', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const { reason, changeBasis, basisDecision, ...change } = request.body;
      const writer = writerOf(request, reason, draftAddress);
      const asked = { change, reason, changeBasis, basisDecision };
      const { draftId } = await beginNewProject(database, writer, asked);
      reply.code(201);
      return answerWithDraft(database, writer, reply, draftId);
    },
  );
}

function amendmentRoute(api: App, database: Database): void {
  api.patch(
    '/projects/:reference',
    {
      config: only(...cityRoles, ...serviceCentreRoles),
      schema: {
        operationId: 'changeProject',
        summary: 'Begin or change the draft of a project',
        description:
          'Needs If-Match with the tag of the record, or of its draft once there is one. The published record stays until the draft is published.',
        tags,
        params: referenceParams,
        body: projectChangeSchema,
        response: {
          200: projectSchema,
          ...problemResponses(
            'not_found',
            'forbidden',
            'rule_broken',
            'token_required',
            'precondition_required',
            'stale',
            'state_conflict',
            'disk_full',
          ),
        },
      },
    },
    async (request, reply) => {
      const { reason, changeBasis, basisDecision, ...change } = request.body;
      const { reference } = request.params;
      const writer = writerOf(request, reason, draftAddress);
      const asked = { change, reason, changeBasis, basisDecision };
      const { draftId } = await changeProject(database, writer, reference, asked, (current) =>
        requireMatch(request, projectSchema, current),
      );
      if (draftId !== null) return answerWithDraft(database, writer, reply, draftId);
      const { revision, project } = await readCurrentProject(database, reference);
      setRegistryRevision(reply, revision);
      return project;
    },
  );
}

function workflowRoute(api: App, database: Database): void {
  api.get(
    '/projects/:reference/workflow',
    {
      config: only(...cityRoles, ...readersOfAll),
      schema: {
        operationId: 'getProjectWorkflow',
        summary: 'Steps on the way to publication',
        description:
          'By reference of the project or id of its draft; only steps of drafts the reader may see.',
        tags,
        params: referenceParams,
        response: { 200: stepListSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => {
      const steps = await readWorkflow(database, writerOf(request), request.params.reference);
      return { items: steps.map(toApiStep) };
    },
  );
}
