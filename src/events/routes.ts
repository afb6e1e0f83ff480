import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readingAt } from '../history/index.js';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, open, readingAs, readingAsWhoever, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { fileResponse } from '../platform/http/file-response.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { calendarOf } from './calendar.js';
import { addEvent, announceEvent, cancelEvent, changeEvent, removeEvent } from './commands/events.js';
import { partsOf } from './event.js';
import { findEvent, pastEvents, upcomingEvents } from './queries.js';
import { registrationRoutes } from './registration-routes.js';
import {
  changedEvent,
  eventChangeSchema,
  eventListSchema,
  eventParams,
  eventSchema,
  keptEventSchema,
  listQuery,
  newEventSchema,
  stateQuery,
  toApiEvent,
  toKeptEvent,
} from './schemas.js';

export interface EventRouteParts {
  readonly database: Database;
  readonly publicUrl: () => string;
}

const tags = ['events'];
/** What a change of an event is refused with. */
const changing = [
  'token_required',
  'malformed',
  'not_found',
  'state_conflict',
  'precondition_required',
  'stale',
  'disk_full',
] as const;
const readers = { config: only(...readersOfAll) };
const writers = { config: only(...serviceCentreRoles) };

/** Events of the service centre: announced ones are for those they are meant for, everything for the service centre. */
export function eventRoutes(api: App, parts: EventRouteParts): void {
  readingRoutes(api, parts);
  calendarRoutes(api, parts);
  writingRoutes(api, parts);
  stepRoutes(api, parts);
  registrationRoutes(api, parts);
}

function readingRoutes(api: App, parts: EventRouteParts): void {
  api.get(
    '/events',
    {
      config: open,
      schema: {
        operationId: 'listEvents',
        summary: 'Events of the service centre',
        description: 'Those whoever asks may see; upcoming ones by their beginning, past ones latest first.',
        tags,
        querystring: listQuery,
        response: {
          200: eventListSchema,
          ...problemResponses('invalid_parameter', 'unknown_parameter', 'not_found'),
        },
      },
    },
    async (request, reply) => {
      const { when, asOf, ...asked } = request.query;
      const read = when === 'past' ? pastEvents : upcomingEvents;
      const found = await readingAt(parts, request, reply, asOf, (tx, { past }) => read(tx, asked, past));
      return { items: found.map(toApiEvent) };
    },
  );
  api.get(
    '/events/:reference',
    {
      config: open,
      schema: {
        operationId: 'getEvent',
        summary: 'Read an event',
        tags,
        params: eventParams,
        querystring: stateQuery,
        response: { 200: eventSchema, ...problemResponses('invalid_parameter', 'not_found') },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const found = await readingAt(parts, request, reply, request.query.asOf, (tx, { past }) =>
        findEvent(tx, reference, past),
      );
      return toApiEvent(found);
    },
  );
  api.get(
    '/events/:reference/kept',
    {
      ...readers,
      schema: {
        operationId: 'getKeptEvent',
        summary: 'Read an event with what only the service centre keeps',
        tags,
        params: eventParams,
        querystring: stateQuery,
        response: {
          200: keptEventSchema,
          ...problemResponses('invalid_parameter', 'token_required', 'not_found'),
        },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const found = await readingAt(parts, request, reply, request.query.asOf, (tx, { past }) =>
        findEvent(tx, reference, past),
      );
      return toKeptEvent(found);
    },
  );
}

/** @throws Problem `not_found` */
const keptEvent = (parts: EventRouteParts, request: FastifyRequest, reference: string) =>
  readingAs(parts, request, async (tx) => toKeptEvent(await findEvent(tx, reference)));

function calendarRoutes(api: App, parts: EventRouteParts): void {
  const answer = fileResponse('text/calendar', 'A file that calendars read (RFC 5545).');
  api.get(
    '/events.ics',
    {
      config: open,
      schema: {
        operationId: 'getEventCalendar',
        summary: 'Upcoming events as a calendar to subscribe to',
        tags,
        response: answer,
      },
    },
    async (request, reply) => {
      const events = await readingAsWhoever(parts, request, (tx) => upcomingEvents(tx));
      const announced = events.filter(({ state }) => state !== 'draft');
      return reply.type('text/calendar; charset=utf-8').send(calendarOf(announced, parts.publicUrl()));
    },
  );
  api.get(
    '/events/:reference/event.ics',
    {
      config: open,
      schema: {
        operationId: 'getEventForCalendar',
        summary: 'An event for the calendar',
        tags,
        params: eventParams,
        response: { ...answer, ...problemResponses('not_found') },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const event = await readingAsWhoever(parts, request, (tx) => findEvent(tx, reference));
      reply.header('content-disposition', `attachment; filename="${event.reference}.ics"`);
      return reply.type('text/calendar; charset=utf-8').send(calendarOf([event], parts.publicUrl()));
    },
  );
}

function writingRoutes(api: App, parts: EventRouteParts): void {
  const { database } = parts;
  api.post(
    '/events',
    {
      ...writers,
      schema: {
        operationId: 'createEvent',
        summary: 'Prepare an event',
        description: 'Nobody else sees it until it is announced.',
        tags,
        body: newEventSchema,
        response: {
          201: keptEventSchema,
          ...problemResponses('token_required', 'malformed', 'rule_broken', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request, undefined, (made) => `/api/v1/events/${String(made)}/kept`);
      const reference = await addEvent(database, writer, changedEvent(null, request.body));
      reply.code(201).header('location', `/api/v1/events/${reference}/kept`);
      return keptEvent(parts, request, reference);
    },
  );
  api.patch(
    '/events/:reference/kept',
    {
      ...writers,
      schema: {
        operationId: 'changeEvent',
        summary: 'Change an event',
        description:
          'Needs If-Match. Who is registered is told of another time or place; more seats go to those who wait.',
        tags,
        params: eventParams,
        body: eventChangeSchema,
        response: { 200: keptEventSchema, ...problemResponses(...changing, 'rule_broken') },
      },
    },
    async (request) => {
      const { reference } = request.params;
      const event = await readingAs(parts, request, (tx) => findEvent(tx, reference));
      requireMatch(request, keptEventSchema, toKeptEvent(event));
      const seen = { reference, version: event.version };
      await changeEvent(database, writerOf(request), seen, changedEvent(partsOf(event), request.body));
      return keptEvent(parts, request, reference);
    },
  );
  api.delete(
    '/events/:reference/kept',
    {
      ...writers,
      schema: {
        operationId: 'removeEvent',
        summary: 'Remove an event nobody was told of',
        description: 'Needs If-Match.',
        tags,
        params: eventParams,
        response: { 204: z.null(), ...problemResponses(...changing) },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      requireMatch(request, keptEventSchema, await keptEvent(parts, request, reference));
      await removeEvent(database, writerOf(request), reference);
      return reply.code(204).send(null);
    },
  );
}

function stepRoutes(api: App, parts: EventRouteParts): void {
  const steps = [
    {
      name: 'announce',
      id: 'announceEvent',
      summary: 'Show an event to those it is for',
      description: 'From then on people register.',
      take: announceEvent,
    },
    {
      name: 'cancel',
      id: 'cancelEvent',
      summary: 'Call an event off',
      description: 'For good; everybody who is registered gets a mail.',
      take: cancelEvent,
    },
  ] as const;
  for (const { name, id, summary, description, take } of steps)
    api.post(
      `/events/:reference/${name}`,
      {
        ...writers,
        schema: {
          operationId: id,
          summary,
          description,
          tags,
          params: eventParams,
          response: {
            200: keptEventSchema,
            ...problemResponses('token_required', 'not_found', 'state_conflict', 'rule_broken', 'disk_full'),
          },
        },
      },
      async (request) => {
        const { reference } = request.params;
        await take(parts.database, writerOf(request), reference);
        return keptEvent(parts, request, reference);
      },
    );
}
