import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readersOfAll, serviceCentreRoles } from '../kernel/actor.js';
import { only, readingAs, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { addOrganisation, changeOrganisation, removeOrganisation } from './commands/organisations.js';
import { findOrganisation, readOrganisations } from './queries.js';
import type { NetworkRouteParts } from './routes.js';
import {
  changedOrganisation,
  newOrganisationSchema,
  organisationChangeSchema,
  organisationListSchema,
  organisationParams,
  organisationSchema,
  searchQuery,
  toApiOrganisation,
} from './schemas.js';

const tags = ['network'];
const readers = { config: only(...readersOfAll) };
const writers = { config: only(...serviceCentreRoles) };
const path = '/network/organisations/:organisation';
/** What a change of an organisation is refused with. */
const changing = [
  'token_required',
  'not_found',
  'state_conflict',
  'precondition_required',
  'stale',
  'disk_full',
] as const;

const one = (parts: NetworkRouteParts, request: FastifyRequest, reference: string) =>
  readingAs(parts, request, (tx) => findOrganisation(tx, reference));

/** Organisations of the network; names of people are not among what auditors see of them. */
export function networkOrganisationRoutes(api: App, parts: NetworkRouteParts): void {
  readingRoutes(api, parts);
  writingRoutes(api, parts);
}

function readingRoutes(api: App, parts: NetworkRouteParts): void {
  api.get(
    '/network/organisations',
    {
      ...readers,
      schema: {
        operationId: 'listNetworkOrganisations',
        summary: 'Organisations of the network',
        tags,
        querystring: searchQuery,
        response: { 200: organisationListSchema, ...problemResponses('token_required', 'invalid_parameter') },
      },
    },
    async (request) => {
      const read = await readingAs(parts, request, (tx) => readOrganisations(tx, request.query.q));
      return { items: read.map(toApiOrganisation) };
    },
  );
  api.get(
    path,
    {
      ...readers,
      schema: {
        operationId: 'getNetworkOrganisation',
        summary: 'Read an organisation of the network',
        tags,
        params: organisationParams,
        response: { 200: organisationSchema, ...problemResponses('token_required', 'not_found') },
      },
    },
    async (request) => toApiOrganisation(await one(parts, request, request.params.organisation)),
  );
}

function writingRoutes(api: App, parts: NetworkRouteParts): void {
  const { database } = parts;
  api.post(
    '/network/organisations',
    {
      ...writers,
      schema: {
        operationId: 'createNetworkOrganisation',
        summary: 'Keep an organisation of the network',
        tags,
        body: newOrganisationSchema,
        response: {
          201: organisationSchema,
          ...problemResponses('token_required', 'malformed', 'state_conflict', 'disk_full'),
        },
      },
    },
    async (request, reply) => {
      const writer = writerOf(request, undefined, (made) => `/api/v1/network/organisations/${String(made)}`);
      const reference = await addOrganisation(database, writer, request.body);
      reply.code(201).header('location', `/api/v1/network/organisations/${reference}`);
      return toApiOrganisation(await one(parts, request, reference));
    },
  );
  api.patch(
    path,
    {
      ...writers,
      schema: {
        operationId: 'changeNetworkOrganisation',
        summary: 'Change an organisation of the network',
        description: 'Needs If-Match.',
        tags,
        params: organisationParams,
        body: organisationChangeSchema,
        response: { 200: organisationSchema, ...problemResponses(...changing, 'malformed') },
      },
    },
    async (request) => {
      const { organisation: reference } = request.params;
      const found = await one(parts, request, reference);
      requireMatch(request, organisationSchema, toApiOrganisation(found));
      const seen = { reference, version: found.version };
      await changeOrganisation(database, writerOf(request), seen, changedOrganisation(found, request.body));
      return toApiOrganisation(await one(parts, request, reference));
    },
  );
  api.delete(
    path,
    {
      ...writers,
      schema: {
        operationId: 'removeNetworkOrganisation',
        summary: 'Remove an organisation nobody belongs to',
        description: 'Needs If-Match.',
        tags,
        params: organisationParams,
        response: { 204: z.null(), ...problemResponses(...changing) },
      },
    },
    async (request, reply) => {
      const { organisation: reference } = request.params;
      requireMatch(request, organisationSchema, toApiOrganisation(await one(parts, request, reference)));
      await removeOrganisation(database, writerOf(request), reference);
      return reply.code(204).send(null);
    },
  );
}
