import type { z } from 'zod';
import { type Viewpoint, viewpointAt } from '../history/index.js';
import { cityRoles, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, open, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { KeptAnswers } from '../platform/http/kept-answers.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { serialise } from '../platform/http/serialisation.js';
import { toApiProject } from './api-project.js';
import { applyChange } from './apply-change.js';
import { amendProject, createProject } from './commands/direct-publication.js';
import { emptyInput } from './project-input.js';
import { listPage, listQuestion, readCurrentProject, readHistory, readProject } from './read-answers.js';
import {
  listQuerySchema,
  projectHistorySchema,
  projectPageSchema,
  projectSchema,
  recordQuerySchema,
  referenceParams,
} from './schemas.js';
import { newProjectSchema, projectChangeSchema } from './write-schemas.js';

const tags = ['projects'];

/** The JSON API of projects: list, record, history, and writing while there are no accounts yet. */
export function projectRoutes(api: App, { database }: { database: Database }): void {
  listRoute(api, database);
  recordRoutes(api, database);
  creationRoute(api, database);
  amendmentRoute(api, database);
}

const roomForPages = 32 * 1_048_576;

function listRoute(api: App, database: Database): void {
  const kept = new KeptAnswers(roomForPages);
  const encoded = (page: z.output<typeof projectPageSchema>): Buffer =>
    Buffer.from(serialise(projectPageSchema, page, 'GET /projects'));
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
          ...problemResponses('unknown_parameter', 'invalid_parameter', 'invalid_cursor', 'not_found'),
        },
      },
    },
    async (request, reply) => {
      const question = await listQuestion(database, request.query);
      setRegistryRevision(reply, question.viewpoint.revision);
      const known = kept.get(question.key);
      const answer = known ?? encoded(await listPage(database, question));
      if (known === undefined) kept.keep(question.key, answer);
      return reply.type('application/json; charset=utf-8').send(answer as never);
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
        tags,
        params: referenceParams,
        querystring: recordQuerySchema,
        response: { 200: projectSchema, ...problemResponses('not_found', 'invalid_parameter') },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const { asOf, reckoningDay } = request.query;
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

function creationRoute(api: App, database: Database): void {
  api.post(
    '/projects',
    {
      config: only(...cityRoles, ...serviceCentreRoles),
      schema: {
        operationId: 'createProject',
        summary: 'Publish a new project',
        description:
          'Publishes at once, as long as the registry has no accounts; afterwards it starts a draft.',
        tags,
        body: newProjectSchema,
        response: { 201: projectSchema, ...problemResponses('rule_broken', 'token_required', 'disk_full') },
      },
    },
    async (request, reply) => {
      const { reason, ...change } = request.body;
      const { reference, revision } = await createProject(
        database,
        writerOf(request, reason),
        ({ viewpoint, dictionary }) =>
          applyChange(emptyInput(ofApi(viewpoint)), change, dictionary.catalogue),
      );
      reply.code(201).header('location', `/api/v1/projects/${reference}`);
      setRegistryRevision(reply, revision);
      return readProject(database, await viewpointAt(database.orm, atRevision(revision)), reference);
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
        summary: 'Publish an amended version of a project',
        description: 'Needs If-Match with the tag of the record it was made from.',
        tags,
        params: referenceParams,
        body: projectChangeSchema,
        response: {
          200: projectSchema,
          ...problemResponses(
            'not_found',
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
      const { reason, ...change } = request.body;
      const { reference, revision } = await amendProject(
        database,
        writerOf(request, reason),
        request.params.reference,
        (present, record, { viewpoint, dictionary }) => {
          requireMatch(request, projectSchema, toApiProject(record, viewpoint));
          return applyChange(present, change, dictionary.catalogue);
        },
      );
      setRegistryRevision(reply, revision);
      return readProject(database, await viewpointAt(database.orm, atRevision(revision)), reference);
    },
  );
}

/** Answers show what was written, also when somebody has written again meanwhile. */
const atRevision = (revision: number) => ({ kind: 'revision', revision }) as const;

const ofApi = ({ reckoningDay }: Viewpoint) =>
  ({ kind: 'form', title: 'API', locator: null, date: reckoningDay }) as const;
