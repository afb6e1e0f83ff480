import { viewpointAt } from '../history/index.js';
import { Problem } from '../kernel/problem.js';
import type { Database, Orm } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { visitorOf } from '../platform/http/client-gone.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { readListCursor, writeListCursor } from './list-cursor.js';
import {
  countProjectsOf,
  findOrganisation,
  listOrganisations,
  membersOf,
  wordingsAt,
} from './queries/organisations.js';
import {
  organisationDetailSchema,
  organisationListQuery,
  organisationListSchema,
  organisationParams,
  toApiOrganisation,
  toApiSpelling,
} from './schemas.js';

const tags = ['organisations'];

/** The JSON API of beneficiaries and executing bodies. Natural persons are not in it, whoever asks. */
export function organisationRoutes(api: App, { database }: { database: Database }): void {
  listRoute(api, database);
  api.get(
    '/organisations/:id',
    {
      config: open,
      schema: {
        operationId: 'getOrganisation',
        summary: 'Read one beneficiary or executing body',
        description: 'One that was merged into another is answered with that other one.',
        tags,
        params: organisationParams,
        response: {
          200: organisationDetailSchema,
          ...problemResponses('invalid_parameter', 'unknown_parameter', 'not_found'),
        },
      },
    },
    async (request, reply) => {
      const { revision } = await viewpointAt(database.orm);
      const found = await findOrganisation(database.orm, request.params.id);
      const head = found?.mergedInto
        ? await findOrganisation(database.orm, found.mergedInto.publicId)
        : found;
      if (head === null) throw new Problem('not_found');
      const projects = await countProjectsOf(database.orm, head.id);
      const [spellings, members] = [
        await wordingsAt(database.orm, head.id),
        await membersOf(database.orm, head.id),
      ];
      setRegistryRevision(reply, revision);
      return {
        ...toApiOrganisation({ ...head, projects }),
        spellings: spellings.map(toApiSpelling),
        includes: members.map(({ publicId, name }) => ({ id: publicId, name })),
        revision,
      };
    },
  );
}

function listRoute(api: App, database: Database): void {
  api.get(
    '/organisations',
    {
      config: open,
      schema: {
        operationId: 'listOrganisations',
        summary: 'List beneficiaries and executing bodies',
        tags,
        querystring: organisationListQuery,
        response: {
          200: organisationListSchema,
          ...problemResponses('invalid_parameter', 'unknown_parameter', 'invalid_cursor', 'overloaded'),
        },
      },
    },
    async (request, reply) => {
      const { q = '', limit, cursor } = request.query;
      const { revision } = await viewpointAt(database.orm);
      const after = cursor === undefined ? {} : { after: readListCursor(cursor, q) };
      const read = (db: Orm) => listOrganisations(db, { q, limit, ...after });
      const { items, next } = await (q === ''
        ? read(database.orm)
        : database.searches.read(visitorOf(request, reply), read));
      setRegistryRevision(reply, revision);
      return {
        items: items.map(toApiOrganisation),
        nextCursor: writeListCursor(next, q, revision),
        revision,
      };
    },
  );
}
