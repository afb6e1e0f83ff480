import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { serviceCentreRoles } from '../kernel/actor.js';
import type { Database } from '../platform/database/database.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import type { DrawingPool } from '../platform/workers/drawing-pool.js';
import { deletePerson } from './commands/delete-people.js';
import { addPerson, changePerson, withdrawConsent } from './commands/people.js';
import { deletionRoutes } from './deletion-routes.js';
import { inviteeRoutes } from './invitee-routes.js';
import { networkOrganisationRoutes } from './organisation-routes.js';
import { exportOf, findPerson, historyOf, readPeople } from './queries.js';
import {
  changedPerson,
  historySchema,
  keptSchema,
  newPersonSchema,
  peopleQuery,
  personChangeSchema,
  personListSchema,
  personParams,
  personSchema,
  toApiChange,
  toApiPerson,
} from './schemas.js';

export interface NetworkRouteParts {
  readonly database: Database;
  readonly drawingPool: DrawingPool;
}

const tags = ['network'];
const centre = { config: only(...serviceCentreRoles) };
const path = '/network/people/:person';

/** People and organisations of the network: kept by the service centre, shown to cities where somebody agreed to it. */
export function networkRoutes(api: App, parts: NetworkRouteParts): void {
  readingRoutes(api, parts);
  writingRoutes(api, parts);
  endingRoutes(api, parts);
  networkOrganisationRoutes(api, parts);
  inviteeRoutes(api, parts);
  deletionRoutes(api, parts);
}

const one = (parts: NetworkRouteParts, request: FastifyRequest, reference: string) =>
  readingAs(parts, request, (tx) => findPerson(tx, reference));

function readingRoutes(api: App, parts: NetworkRouteParts): void {
  api.get(
    '/network/people',
    {
      ...centre,
      schema: {
        operationId: 'listNetworkPeople',
        summary: 'People of the network',
        tags,
        querystring: peopleQuery,
        response: {
          200: personListSchema,
          ...problemResponses('token_required', 'invalid_parameter', 'unknown_parameter'),
        },
      },
    },
    async (request) => {
      const { limit, ...asked } = request.query;
      // One more than asked for tells whether there are more.
      const read = await readingAs(parts, request, (tx) => readPeople(tx, asked, limit + 1));
      const items = read.slice(0, limit).map(toApiPerson);
      return { items, next: read.length > limit ? (items.at(-1)?.reference ?? null) : null };
    },
  );
  api.get(
    path,
    {
      ...centre,
      schema: {
        operationId: 'getNetworkPerson',
        summary: 'Read an entry of the network',
        tags,
        params: personParams,
        response: { 200: personSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => toApiPerson(await one(parts, request, request.params.person)),
  );
  api.get(
    `${path}/history`,
    {
      ...centre,
      schema: {
        operationId: 'getNetworkPersonHistory',
        summary: 'Every change of an entry, the newest first',
        tags,
        params: personParams,
        response: { 200: historySchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => {
      const changes = await readingAs(parts, request, async (tx) => {
        const { id } = await findPerson(tx, request.params.person);
        return historyOf(tx, 'network_person', id);
      });
      return { items: changes.map(toApiChange) };
    },
  );
  api.get(
    `${path}/kept`,
    {
      ...centre,
      schema: {
        operationId: 'getEverythingAboutNetworkPerson',
        summary: 'Everything kept about somebody, to be handed to them (Art. 15 GDPR)',
        tags,
        params: personParams,
        response: { 200: keptSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => readingAs(parts, request, (tx) => exportOf(tx, request.params.person)),
  );
}

function writingRoutes(api: App, parts: NetworkRouteParts): void {
  const { database } = parts;
  api.post(
    '/network/people',
    {
      ...centre,
      schema: {
        operationId: 'createNetworkPerson',
        summary: 'Keep somebody of the network',
        tags,
        body: newPersonSchema,
        response: {
          201: personSchema,
          ...problemResponses('token_required', 'malformed', 'rule_broken', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request, undefined, (made) => `/api/v1/network/people/${String(made)}`);
      const reference = await addPerson(database, writer, request.body);
      reply.code(201).header('location', `/api/v1/network/people/${reference}`);
      return toApiPerson(await one(parts, request, reference));
    },
  );
  api.patch(
    path,
    {
      ...centre,
      schema: {
        operationId: 'changeNetworkPerson',
        summary: 'Change an entry of the network',
        description: 'Needs If-Match.',
        tags,
        params: personParams,
        body: personChangeSchema,
        response: {
          200: personSchema,
          ...problemResponses(
            'token_required',
            'malformed',
            'not_found',
            'precondition_required',
            'stale',
            'rule_broken',
            'disk_full',
          ),
        },
      },
    },
    async (request) => {
      const { person: reference } = request.params;
      const found = await one(parts, request, reference);
      requireMatch(request, personSchema, toApiPerson(found));
      const seen = { reference, version: found.version };
      await changePerson(database, writerOf(request), seen, changedPerson(found, request.body));
      return toApiPerson(await one(parts, request, reference));
    },
  );
}

function endingRoutes(api: App, parts: NetworkRouteParts): void {
  const { database } = parts;
  api.post(
    `${path}/withdraw`,
    {
      ...centre,
      schema: {
        operationId: 'withdrawNetworkConsent',
        summary: 'Note that somebody withdrew their consent',
        description: 'Nobody sees or invites them any more; the next night deletes the entry.',
        tags,
        params: personParams,
        response: {
          200: personSchema,
          ...problemResponses('token_required', 'not_found', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request) => {
      await withdrawConsent(database, writerOf(request), request.params.person);
      return toApiPerson(await one(parts, request, request.params.person));
    },
  );
  api.delete(
    path,
    {
      ...centre,
      schema: {
        operationId: 'deleteNetworkPerson',
        summary: 'Delete somebody who wishes it, at once and for good',
        description: 'Needs If-Match. What the trail keeps beside it goes as well.',
        tags,
        params: personParams,
        response: {
          204: z.null(),
          ...problemResponses('token_required', 'not_found', 'precondition_required', 'stale', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const { person: reference } = request.params;
      requireMatch(request, personSchema, toApiPerson(await one(parts, request, reference)));
      await deletePerson(database, writerOf(request), reference);
      return reply.code(204).send(null);
    },
  );
}
