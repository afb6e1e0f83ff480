import { z } from 'zod';
import { catalogueAt } from '../catalogue/index.js';
import { viewpointAt } from '../history/index.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { open } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import type { CityRecordKind } from './kind.js';
import { recordAt, recordsAt, versionsOf } from './queries.js';
import { recordParams, recordSchemas, toApiRecord, toApiVersion } from './schemas.js';

interface KindOfRoutes {
  readonly kind: CityRecordKind;
  /** "areas": of addresses and tags. */
  readonly name: string;
  /** "Area": of operations and schemas. */
  readonly id: string;
}

const listQuery = z.strictObject({
  city: z
    .string()
    .regex(/^\d{8}$/)
    .optional()
    .meta({ description: 'AGS of a city.' }),
  asOf: asOfParam.optional(),
});
const stateQuery = z.strictObject({ asOf: asOfParam.optional() });

/** What is published of one kind, as of any state of the registry. */
export function publishedRoutes(
  api: App,
  { database: { orm } }: { readonly database: Database },
  { kind, name, id }: KindOfRoutes,
): void {
  const schemas = recordSchemas(kind, id);
  api.get(
    `/${name}`,
    {
      config: open,
      schema: {
        operationId: `list${id}s`,
        summary: `List published ${name}`,
        tags: ['city records'],
        querystring: listQuery,
        response: {
          200: schemas.list,
          ...problemResponses('invalid_parameter', 'unknown_parameter', 'not_found'),
        },
      },
    },
    async (request, reply) => {
      const { revision } = await viewpointAt(orm, request.query.asOf);
      const found = await recordsAt(orm, kind.kind, revision, request.query.city);
      setRegistryRevision(reply, revision);
      const catalogue = await catalogueAt(orm, revision);
      return { items: found.map((record) => toApiRecord(kind, record, catalogue)), revision };
    },
  );
  api.get(
    `/${name}/:reference`,
    {
      config: open,
      schema: {
        operationId: `get${id}`,
        summary: `Read one of the published ${name}`,
        tags: ['city records'],
        params: recordParams,
        querystring: stateQuery,
        response: { 200: schemas.record, ...problemResponses('invalid_parameter', 'not_found') },
      },
    },
    async (request, reply) => {
      const { revision } = await viewpointAt(orm, request.query.asOf);
      const found = await recordAt(orm, kind.kind, request.params.reference, revision);
      setRegistryRevision(reply, revision);
      return toApiRecord(kind, found, await catalogueAt(orm, revision));
    },
  );
  api.get(
    `/${name}/:reference/versions`,
    {
      config: open,
      schema: {
        operationId: `list${id}Versions`,
        summary: `Every published version, the newest first`,
        tags: ['city records'],
        params: recordParams,
        response: { 200: schemas.versions, ...problemResponses('not_found') },
      },
    },
    async (request, reply) => {
      const { revision } = await viewpointAt(orm);
      const versions = await versionsOf(orm, kind.kind, request.params.reference, revision);
      if (versions.length === 0) throw new Problem('not_found');
      setRegistryRevision(reply, revision);
      const catalogue = await catalogueAt(orm, revision);
      return { items: versions.map((version) => toApiVersion(kind, version, catalogue)) };
    },
  );
}
