import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { cityRoles, serviceCentreRoles } from '../kernel/actor.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { toApiDraft } from './api-draft.js';
import { acceptDraft, handIn, reopenDraft, returnDraft, takeBack } from './commands/steps.js';
import { readDraft } from './queries/read-draft.js';
import { matchDraft } from './routes.js';
import {
  type ApiDraft,
  acceptSchema,
  draftParams,
  draftSchema,
  nothingSchema,
  returnSchema,
} from './schemas.js';

const refusals = problemResponses(
  'token_required',
  'forbidden',
  'not_found',
  'rule_broken',
  'stale',
  'state_conflict',
  'disk_full',
);

interface StepRoute<Body extends z.ZodType> {
  readonly name: string;
  readonly operationId: string;
  readonly summary: string;
  readonly config: ReturnType<typeof only>;
  readonly body: Body;
  take(writer: Writer, id: string, version: number, body: z.output<Body>): Promise<unknown>;
}

/** Steps of a draft: `POST /drafts/{id}/hand-in` and so on. If-Match is heeded when given. */
export function stepRoutes(api: App, { database }: { database: Database }): void {
  const people = only(...cityRoles, ...serviceCentreRoles);
  const checkers = only(...serviceCentreRoles);
  const add = <Body extends z.ZodType>(step: StepRoute<Body>): void => stepRoute(api, database, step);
  add({
    name: 'hand-in',
    operationId: 'handInDraft',
    summary: 'Hand a draft in',
    config: people,
    body: nothingSchema,
    take: (writer, id, version) => handIn(database, writer, id, version),
  });
  add({
    name: 'take-back',
    operationId: 'takeBackDraft',
    summary: 'Take back what was handed in',
    config: people,
    body: nothingSchema,
    take: (writer, id, version) => takeBack(database, writer, id, version),
  });
  add({
    name: 'return',
    operationId: 'returnDraft',
    summary: 'Give a draft back with remarks',
    config: checkers,
    body: returnSchema,
    take: (writer, id, version, body) => returnDraft(database, writer, id, version, body),
  });
  add({
    name: 'accept',
    operationId: 'acceptDraft',
    summary: 'Accept a draft as checked editorially',
    config: checkers,
    body: acceptSchema,
    take: (writer, id, version, body) => acceptDraft(database, writer, id, version, body ?? {}),
  });
  add({
    name: 'reopen',
    operationId: 'reopenDraft',
    summary: 'Give back what was accepted',
    config: checkers,
    body: returnSchema,
    take: (writer, id, version, body) => reopenDraft(database, writer, id, version, body),
  });
}

function stepRoute<Body extends z.ZodType>(api: App, database: Database, step: StepRoute<Body>): void {
  const { name, operationId, summary, config, body, take } = step;
  api.post(
    `/drafts/:id/${name}`,
    {
      config,
      schema: {
        operationId,
        summary,
        tags: ['drafts'],
        params: draftParams,
        body,
        response: { 200: draftSchema, ...refusals },
      },
    },
    async (request): Promise<ApiDraft> => {
      const { id } = request.params as z.output<typeof draftParams>;
      const writer = writerOf(request as unknown as FastifyRequest, undefined, () => `/api/v1/drafts/${id}`);
      const draft = await readDraft(database, writer, id);
      matchDraft(request as unknown as FastifyRequest, draft, true);
      await take(writer, draft.id, draft.version, request.body as z.output<Body>);
      return toApiDraft(await readDraft(database, writer, id));
    },
  );
}
