import { z } from 'zod';
import { readingAt } from '../history/index.js';
import { cityRoles, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { answerCity, askCities, removeAnswer, removeQuestion } from './commands.js';
import { findQuestion, readQuestions } from './queries.js';
import {
  answerParams,
  exchangeParams,
  newAnswerSchema,
  newQuestionSchema,
  questionListSchema,
  questionSchema,
  stateQuery,
  toApiQuestion,
  toListedQuestion,
} from './schemas.js';

interface RouteParts {
  readonly database: Database;
}

const tags = ['exchange'];
const readers = { config: only(...cityRoles, ...readersOfAll) };
const writers = { config: only(...cityRoles, ...serviceCentreRoles) };
const path = '/exchange/:reference';

/** Questions and answers among cities; the service centre takes part, auditors read. */
export function exchangeRoutes(api: App, parts: RouteParts): void {
  readingRoutes(api, parts);
  writingRoutes(api, parts);
  removingRoutes(api, parts);
}

function readingRoutes(api: App, parts: RouteParts): void {
  api.get(
    '/exchange',
    {
      ...readers,
      schema: {
        operationId: 'listExchange',
        summary: 'What cities ask each other',
        description: 'What was written to last comes first.',
        tags,
        querystring: stateQuery,
        response: {
          200: questionListSchema,
          ...problemResponses('invalid_parameter', 'token_required', 'not_found'),
        },
      },
    },
    async (request, reply) => {
      const { asOf } = request.query;
      const found = await readingAt(parts, request, reply, asOf, (tx, { past }) => readQuestions(tx, past));
      return { items: found.map(toListedQuestion) };
    },
  );
  api.get(
    path,
    {
      ...readers,
      schema: {
        operationId: 'getExchangeQuestion',
        summary: 'Read a question with its answers',
        tags,
        params: exchangeParams,
        querystring: stateQuery,
        response: {
          200: questionSchema,
          ...problemResponses('invalid_parameter', 'token_required', 'not_found'),
        },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const found = await readingAt(parts, request, reply, request.query.asOf, (tx, { past }) =>
        findQuestion(tx, reference, past),
      );
      return toApiQuestion(found);
    },
  );
}

function writingRoutes(api: App, parts: RouteParts): void {
  const { database } = parts;
  api.post(
    '/exchange',
    {
      ...writers,
      schema: {
        operationId: 'askCities',
        summary: 'Ask all cities',
        tags,
        body: newQuestionSchema,
        response: { 201: questionSchema, ...problemResponses('token_required', 'malformed', 'disk_full') },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request, undefined, (made) => `/api/v1/exchange/${String(made)}`);
      const reference = await askCities(database, writer, request.body);
      reply.code(201).header('location', `/api/v1/exchange/${reference}`);
      return toApiQuestion(await readingAs(parts, request, (tx) => findQuestion(tx, reference)));
    },
  );
  api.post(
    `${path}/answers`,
    {
      ...writers,
      schema: {
        operationId: 'answerCity',
        summary: 'Answer a question',
        description: 'Everybody who asked or answered before gets a mail.',
        tags,
        params: exchangeParams,
        body: newAnswerSchema,
        response: {
          201: questionSchema,
          ...problemResponses('token_required', 'malformed', 'not_found', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      await answerCity(database, writerOf(request), reference, request.body);
      reply.code(201);
      return toApiQuestion(await readingAs(parts, request, (tx) => findQuestion(tx, reference)));
    },
  );
}

function removingRoutes(api: App, { database }: RouteParts): void {
  const refusals = problemResponses('token_required', 'forbidden', 'not_found', 'disk_full');
  api.delete(
    path,
    {
      ...writers,
      schema: {
        operationId: 'removeExchangeQuestion',
        summary: 'Remove a question with its answers',
        description: 'One’s own; any for the service centre.',
        tags,
        params: exchangeParams,
        response: { 204: z.null(), ...refusals },
      },
    },
    async (request, reply) => {
      await removeQuestion(database, writerOf(request), request.params.reference);
      return reply.code(204).send(null);
    },
  );
  api.delete(
    `${path}/answers/:answer`,
    {
      ...writers,
      schema: {
        operationId: 'removeExchangeAnswer',
        summary: 'Remove an answer',
        description: 'One’s own; any for the service centre.',
        tags,
        params: answerParams,
        response: { 204: z.null(), ...refusals },
      },
    },
    async (request, reply) => {
      const { reference, answer } = request.params;
      await removeAnswer(database, writerOf(request), reference, answer);
      return reply.code(204).send(null);
    },
  );
}
