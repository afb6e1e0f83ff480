import { viewpointAt } from '../history/index.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { open, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { draftAsProject, isDraftId, readDraft } from '../submissions/index.js';
import { ListAnswers } from './list-answers.js';
import {
  asksForWork,
  listQuestion,
  readCurrentProject,
  readHistory,
  readProject,
  workPage,
} from './read-answers.js';
import {
  listQuerySchema,
  projectHistorySchema,
  projectPageSchema,
  projectSchema,
  recordQuerySchema,
  referenceParams,
} from './schemas.js';

const tags = ['projects'];

/** The JSON API of projects: list, record and history. Writing goes through drafts. */
export function projectRoutes(api: App, { database }: { database: Database }): void {
  listRoute(api, database);
  recordRoutes(api, database);
}

const json = 'application/json; charset=utf-8';

function listRoute(api: App, database: Database): void {
  const answers = new ListAnswers(database);
  api.get(
    '/projects',
    {
      config: open,
      schema: {
        operationId: 'listProjects',
        summary: 'List projects',
        tags,
        querystring: listQuerySchema,
        response: {
          200: projectPageSchema,
          ...problemResponses(
            'unknown_parameter',
            'invalid_parameter',
            'invalid_cursor',
            'not_found',
            'overloaded',
          ),
        },
      },
    },
    async (request, reply) => {
      const question = await listQuestion(database, request.query);
      setRegistryRevision(reply, question.viewpoint.revision);
      if (asksForWork(question))
        return workPage(database, request.actor, visitorOf(request, reply), question);
      const answer = await answers.of(question, () => visitorOf(request, reply));
      return reply.type(json).send(answer as never);
    },
  );
}

function recordRoutes(api: App, database: Database): void {
  api.get(
    '/projects/:reference',
    {
      config: open,
      schema: {
        operationId: 'getProject',
        summary: 'Read one project',
        description:
          'By its reference what is published; by the id of a draft the draft, for those who may see it.',
        tags,
        params: referenceParams,
        querystring: recordQuerySchema,
        response: { 200: projectSchema, ...problemResponses('not_found', 'invalid_parameter') },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const { asOf, reckoningDay } = request.query;
      if (isDraftId(reference)) {
        // As if there were nothing, for whoever is not known or may not see it.
        if (request.actor === null) throw new Problem('not_found');
        const draft = await readDraft(database, writerOf(request), reference);
        setRegistryRevision(reply, draft.viewpoint.revision);
        return draftAsProject(draft);
      }
      if (asOf === undefined && reckoningDay === undefined) {
        const { revision, project } = await readCurrentProject(database, reference);
        setRegistryRevision(reply, revision);
        return project;
      }
      const viewpoint = await viewpointAt(database.orm, asOf, reckoningDay);
      setRegistryRevision(reply, viewpoint.revision);
      return readProject(database, viewpoint, reference);
    },
  );

  api.get(
    '/projects/:reference/history',
    {
      config: open,
      schema: {
        operationId: 'getProjectHistory',
        summary: 'All published versions of a project',
        tags,
        params: referenceParams,
        querystring: recordQuerySchema,
        response: { 200: projectHistorySchema, ...problemResponses('not_found', 'invalid_parameter') },
      },
    },
    async (request, reply) => {
      const viewpoint = await viewpointAt(database.orm, request.query.asOf, request.query.reckoningDay);
      setRegistryRevision(reply, viewpoint.revision);
      return readHistory(database, viewpoint, request.params.reference);
    },
  );
}
