import { z } from 'zod';
import { cityRoles, serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { actorOf, only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { forgetRegistration, recordAttendance } from './commands/attendance.js';
import { giveUp, register } from './commands/registrations.js';
import { invitationRoutes } from './invitation-routes.js';
import { findEvent, ownRegistrations, readRegistrations } from './queries.js';
import type { EventRouteParts } from './routes.js';
import {
  attendanceSchema,
  eventParams,
  guestSchema,
  registrationListSchema,
  registrationParams,
  standingSchema,
  toApiRegistration,
} from './schemas.js';

const tags = ['events'];
const centre = { config: only(...serviceCentreRoles) };
const cities = { config: only(...cityRoles) };

/** Who comes: people of cities register themselves, the service centre keeps the list. */
export function registrationRoutes(api: App, parts: EventRouteParts): void {
  ownRoutes(api, parts);
  listRoutes(api, parts);
  attendanceRoute(api, parts);
  invitationRoutes(api, parts);
}

function ownRoutes(api: App, parts: EventRouteParts): void {
  const { database } = parts;
  api.put(
    '/events/:reference/registration',
    {
      ...cities,
      schema: {
        operationId: 'registerForEvent',
        summary: 'Register oneself for an event',
        description: 'When all seats are taken, one waits for the next. Who is registered stays so.',
        tags,
        params: eventParams,
        response: {
          200: standingSchema,
          ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      const { standing } = await register(database, writerOf(request), request.params.reference);
      return { standing };
    },
  );
  api.delete(
    '/events/:reference/registration',
    {
      ...cities,
      schema: {
        operationId: 'cancelRegistration',
        summary: 'Give up one’s seat',
        description: 'Who has waited longest gets it.',
        tags,
        params: eventParams,
        response: {
          204: z.null(),
          ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const { reference } = request.params;
      const { personId } = actorOf(request);
      const own = await readingAs(parts, request, async (tx) => {
        const { id } = await findEvent(tx, reference);
        return (await ownRegistrations(tx, personId)).get(id);
      });
      if (own === undefined) throw new Problem('state_conflict');
      await giveUp(database, writerOf(request), reference, own.id);
      return reply.code(204).send(null);
    },
  );
}

function listRoutes(api: App, parts: EventRouteParts): void {
  const { database } = parts;
  api.get(
    '/events/:reference/registrations',
    {
      ...centre,
      schema: {
        operationId: 'listRegistrations',
        summary: 'Who is registered, waits, or gave up the seat',
        tags,
        params: eventParams,
        response: { 200: registrationListSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => {
      const read = await readingAs(parts, request, async (tx) =>
        readRegistrations(tx, await findEvent(tx, request.params.reference)),
      );
      return { items: read.map(toApiRegistration) };
    },
  );
  api.post(
    '/events/:reference/registrations',
    {
      ...centre,
      schema: {
        operationId: 'registerGuest',
        summary: 'Register somebody who agreed to it',
        tags,
        params: eventParams,
        body: guestSchema,
        response: {
          201: standingSchema,
          ...problemResponses('token_required', 'malformed', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const { city, ...guest } = request.body;
      const { reference } = request.params;
      const { standing } = await register(database, writerOf(request), reference, {
        ...guest,
        cityAgs: city,
      });
      return reply.code(201).send({ standing });
    },
  );
  const removed = {
    204: z.null(),
    ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
  };
  api.delete(
    '/events/:reference/registrations/:registration',
    {
      ...centre,
      schema: {
        operationId: 'cancelRegistrationOf',
        summary: 'Give up somebody’s seat, at their wish',
        description: 'Only before the event begins.',
        tags,
        params: registrationParams,
        response: removed,
      },
    },
    async (request, reply) => {
      const { reference, registration } = request.params;
      await giveUp(database, writerOf(request), reference, registration);
      return reply.code(204).send(null);
    },
  );
  api.delete(
    '/events/:reference/registrations/:registration/name',
    {
      ...centre,
      schema: {
        operationId: 'forgetRegistration',
        summary: 'Delete what tells who it was',
        description: 'The row still counts.',
        tags,
        params: registrationParams,
        response: removed,
      },
    },
    async (request, reply) => {
      const { reference, registration } = request.params;
      await forgetRegistration(database, writerOf(request), reference, registration);
      return reply.code(204).send(null);
    },
  );
}

function attendanceRoute(api: App, parts: EventRouteParts): void {
  api.put(
    '/events/:reference/attendance',
    {
      ...centre,
      schema: {
        operationId: 'recordAttendance',
        summary: 'Record who came',
        tags,
        params: eventParams,
        body: attendanceSchema,
        response: {
          200: registrationListSchema,
          ...problemResponses('token_required', 'malformed', 'not_found', 'disk_full'),
        },
      },
    },
    async (request) => {
      const { reference } = request.params;
      await recordAttendance(parts.database, writerOf(request), reference, request.body);
      const read = await readingAs(parts, request, async (tx) =>
        readRegistrations(tx, await findEvent(tx, reference)),
      );
      return { items: read.map(toApiRegistration) };
    },
  );
}
