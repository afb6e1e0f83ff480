import { type Viewpoint, viewpointAt } from '../history/index.js';
import { writtenAsOf } from '../kernel/as-of.js';
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
  type DirectoryAt,
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
  organisationQuery,
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
        querystring: organisationQuery,
        response: {
          200: organisationDetailSchema,
          ...problemResponses('invalid_parameter', 'unknown_parameter', 'not_found', 'overloaded'),
        },
      },
    },
    async (request, reply) => {
      const viewpoint = await viewpointAt(database.orm, request.query.asOf);
      const at = momentOf(viewpoint);
      const read = (db: Orm) => readDetail(db, request.params.id, at);
      const { head, projects, spellings, members } = await (at === null
        ? read(database.orm)
        : database.searches.read(visitorOf(request, reply), read));
      const { revision } = viewpoint;
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

/** @throws Problem `not_found` */
async function readDetail(db: Orm, id: string, at: DirectoryAt) {
  const found = await findOrganisation(db, id, at);
  const head = found?.mergedInto ? await findOrganisation(db, found.mergedInto.publicId, at) : found;
  if (head === null) throw new Problem('not_found');
  const projects = await countProjectsOf(db, head.id, at);
  return {
    head,
    projects,
    spellings: await wordingsAt(db, head.id, at),
    members: await membersOf(db, head.id, at),
  };
}

/** The present is read without a revision: so it is answered from the indexes of what is published now. */
const momentOf = ({ revision, provisional }: Viewpoint): DirectoryAt => (provisional ? null : revision);

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
          ...problemResponses(
            'invalid_parameter',
            'unknown_parameter',
            'invalid_cursor',
            'not_found',
            'overloaded',
          ),
        },
      },
    },
    async (request, reply) => {
      const { q = '', limit, cursor, asOf } = request.query;
      const state = asOf && writtenAsOf(asOf);
      const viewpoint = await viewpointAt(database.orm, asOf);
      const { revision } = viewpoint;
      const at = momentOf(viewpoint);
      const after = cursor === undefined ? {} : { after: readListCursor(cursor, q, state) };
      const read = (db: Orm) => listOrganisations(db, { q, limit, at, ...after });
      const { items, next } = await (q === '' && at === null
        ? read(database.orm)
        : database.searches.read(visitorOf(request, reply), read));
      setRegistryRevision(reply, revision);
      return {
        items: items.map(toApiOrganisation),
        nextCursor: writeListCursor(next, q, revision, state),
        revision,
      };
    },
  );
}
