import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { cityRoles, isCityRole, readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import { programmeCities } from '../places/index.js';
import type { Database, Transaction } from '../platform/database/database.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { askForCity, changeQuestion, saveAnswer, withdrawQuestion } from './commands.js';
import type { Consultation } from './consultation.js';
import { findConsultation, readConsultations } from './queries.js';
import {
  answerSchema,
  asCitySees,
  consultationListSchema,
  consultationParams,
  consultationSchema,
  newConsultationSchema,
  questionChangeSchema,
  toApiConsultation,
} from './schemas.js';

interface RouteParts {
  readonly database: Database;
}

const tags = ['consultations'];
const readers = { config: only(...cityRoles, ...readersOfAll) };
const askers = { config: only(...cityRoles, ...serviceCentreRoles) };
const centre = { config: only(...serviceCentreRoles) };
const path = '/consultations/:reference';
/** What a change is refused with. */
const changing = [
  'token_required',
  'malformed',
  'not_found',
  'state_conflict',
  'precondition_required',
  'stale',
  'disk_full',
] as const;

/** Requests to be advised: a city sees its own, the service centre all. */
export function consultationRoutes(api: App, parts: RouteParts): void {
  readingRoutes(api, parts);
  askingRoutes(api, parts);
  answeringRoute(api, parts);
}

/** What whoever asks may know of a request. */
const seenBy =
  (request: FastifyRequest) =>
  (one: Consultation): Consultation =>
    isCityRole(actorOf(request).role) ? asCitySees(one) : one;

/** @throws Problem `not_found` */
const read = (parts: RouteParts, request: FastifyRequest, reference: string): Promise<Consultation> =>
  readingAs(parts, request, async (tx: Transaction) =>
    seenBy(request)(await findConsultation(tx, reference)),
  );

/** The request as whoever changes it has read it. @throws Problem `precondition_required`, `stale` */
async function present(parts: RouteParts, request: FastifyRequest, reference: string): Promise<Consultation> {
  const found = await read(parts, request, reference);
  requireMatch(request, consultationSchema, toApiConsultation(found));
  return found;
}

function readingRoutes(api: App, parts: RouteParts): void {
  api.get(
    '/consultations',
    {
      ...readers,
      schema: {
        operationId: 'listConsultations',
        summary: 'Requests of cities to be advised',
        description: 'Those without an answer by their due day, then the answered ones, newest first.',
        tags,
        response: { 200: consultationListSchema, ...problemResponses('token_required') },
      },
    },
    async (request) => {
      const found = await readingAs(parts, request, readConsultations);
      return { items: found.map(seenBy(request)).map(toApiConsultation) };
    },
  );
  api.get(
    path,
    {
      ...readers,
      schema: {
        operationId: 'getConsultation',
        summary: 'Read a request to be advised',
        tags,
        params: consultationParams,
        response: { 200: consultationSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => toApiConsultation(await read(parts, request, request.params.reference)),
  );
}

function askingRoutes(api: App, parts: RouteParts): void {
  const { database } = parts;
  api.post(
    '/consultations',
    {
      ...askers,
      schema: {
        operationId: 'askForAdvice',
        summary: 'Ask the service centre',
        tags,
        body: newConsultationSchema,
        response: {
          201: consultationSchema,
          ...problemResponses('token_required', 'malformed', 'rule_broken', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const { city: named, askedOn, ...question } = request.body;
      const city = actorOf(request).city ?? named;
      if (!programmeCities().some(({ ags }) => ags === city) || city === undefined) throw withoutCity();
      const writer = writerOf(request, undefined, (made) => `/api/v1/consultations/${String(made)}`);
      const day = askedOn === undefined ? {} : { askedOn };
      const reference = await askForCity(database, writer, city, { ...question, ...day });
      reply.code(201).header('location', `/api/v1/consultations/${reference}`);
      return toApiConsultation(await read(parts, request, reference));
    },
  );
  api.patch(
    path,
    {
      ...askers,
      schema: {
        operationId: 'changeConsultation',
        summary: 'Change what is asked',
        description: 'Until the service centre begins to answer. Needs If-Match.',
        tags,
        params: consultationParams,
        body: questionChangeSchema,
        response: { 200: consultationSchema, ...problemResponses(...changing) },
      },
    },
    async (request) => {
      const { reference } = request.params;
      const { topic, question, dueOn, version } = await present(parts, request, reference);
      const { body } = request;
      const changed = {
        topic: body.topic ?? topic,
        question: body.question ?? question,
        dueOn: body.dueOn === undefined ? dueOn : body.dueOn,
      };
      await changeQuestion(database, writerOf(request), { reference, version }, changed);
      return toApiConsultation(await read(parts, request, reference));
    },
  );
  api.delete(
    path,
    {
      ...askers,
      schema: {
        operationId: 'withdrawConsultation',
        summary: 'Take back a question nobody works on',
        description: 'Needs If-Match.',
        tags,
        params: consultationParams,
        response: { 204: z.null(), ...problemResponses(...changing) },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      await present(parts, request, reference);
      await withdrawQuestion(database, writerOf(request), reference);
      return reply.code(204).send(null);
    },
  );
}

const withoutCity = (): Problem =>
  new Problem('rule_broken', {
    errors: [
      {
        pointer: '/city',
        code: 'city_missing',
        detail: text('Nennen Sie die Programmstadt, die fragt.', 'Name the programme city that asks.'),
      },
    ],
  });

function answeringRoute(api: App, parts: RouteParts): void {
  api.put(
    `${path}/answer`,
    {
      ...centre,
      schema: {
        operationId: 'answerConsultation',
        summary: 'Write the answer and the time spent',
        description: 'Cities see it once its state is answered. Needs If-Match of the request.',
        tags,
        params: consultationParams,
        body: answerSchema,
        response: { 200: consultationSchema, ...problemResponses(...changing) },
      },
    },
    async (request) => {
      const { reference } = request.params;
      const { version } = await present(parts, request, reference);
      await saveAnswer(parts.database, writerOf(request), { reference, version }, request.body);
      return toApiConsultation(await read(parts, request, reference));
    },
  );
}
