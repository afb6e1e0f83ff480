import { z } from 'zod';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { decide } from './commands/decide.js';
import { revokeDecision } from './commands/revoke.js';
import { findDecision, listDecisions } from './queries/decisions.js';
import { lookState, openQuestions } from './queries/questions.js';
import { readQuestionCursor, writeQuestionCursor } from './question-cursor.js';
import {
  decisionPageSchema,
  decisionParams,
  decisionQuerySchema,
  decisionSchema,
  judgementSchema,
  questionPageSchema,
  questionQuerySchema,
  toApiDecision,
  toApiQuestion,
} from './schemas.js';

const tags = ['duplicates'];

/** Projects that may be one: what is open, what was decided, and deciding. */
export function duplicateRoutes(api: App, { database }: { database: Database }): void {
  questionRoute(api, database);
  decisionRoutes(api, database);

  api.delete(
    '/duplicates/decisions/:decision',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'revokeDuplicateDecision',
        summary: 'Revoke a decision about duplicates',
        description:
          'The question is open again; withdrawals of a merge are taken back that nobody has checked.',
        tags,
        params: decisionParams,
        response: {
          204: z.null(),
          ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      await revokeDecision(database, writerOf(request), request.params.decision);
      return reply.code(204).send(null);
    },
  );
}

function questionRoute(api: App, database: Database): void {
  api.get(
    '/duplicates',
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'listDuplicates',
        summary: 'Published projects that may be one',
        description:
          'The most alike first. Similar projects are looked for across sources and cities; within one list only what is equal is a question.',
        tags,
        querystring: questionQuerySchema,
        response: {
          200: questionPageSchema,
          ...problemResponses('token_required', 'invalid_parameter', 'invalid_cursor'),
        },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const after = cursor === undefined ? undefined : readQuestionCursor(cursor);
      return readingAs({ database }, request, async (tx) => {
        const { items, next } = await openQuestions(tx, { limit, after });
        const state = await lookState(tx);
        return {
          items: items.map(toApiQuestion),
          nextCursor: writeQuestionCursor(next, state.revision),
          ...state,
        };
      });
    },
  );
}

function decisionRoutes(api: App, database: Database): void {
  api.get(
    '/duplicates/decisions',
    {
      config: only(...readersOfAll),
      schema: {
        operationId: 'listDuplicateDecisions',
        summary: 'What was decided about duplicates',
        tags,
        querystring: decisionQuerySchema,
        response: { 200: decisionPageSchema, ...problemResponses('token_required', 'invalid_parameter') },
      },
    },
    async (request) =>
      readingAs({ database }, request, async (tx) => ({
        items: (await listDecisions(tx, request.query)).map(toApiDecision),
      })),
  );

  api.post(
    '/duplicates/decisions',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'decideDuplicate',
        summary: 'Decide whether projects are one',
        tags,
        body: judgementSchema,
        response: {
          201: decisionSchema,
          ...problemResponses(
            'token_required',
            'forbidden',
            'not_found',
            'invalid_parameter',
            'state_conflict',
            'disk_full',
          ),
        },
      },
    },
    async (request, reply) => {
      const { projects, verdict, kept, reason } = request.body;
      const id = await decide(database, writerOf(request), {
        projects,
        verdict,
        kept: kept ?? null,
        reason: reason ?? null,
      });
      const decision = await readingAs({ database }, request, (tx) => findDecision(tx, id));
      if (decision === null) throw new Problem('not_found');
      return reply.code(201).send(toApiDecision(decision));
    },
  );
}
