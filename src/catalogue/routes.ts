import { viewpointAt } from '../history/index.js';
import { serviceCentreRoles } from '../kernel/actor.js';
import type { AsOf } from '../kernel/as-of.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { only, open, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { requireMatch } from '../platform/http/etag.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import { fundingPeriodOf } from './catalogue.js';
import { correctCatalogueEntry } from './commands/correct-entry.js';
import { newEntryRoutes } from './new-entry-routes.js';
import { catalogueAt } from './queries.js';
import {
  catalogueEntrySchema,
  catalogueListSchema,
  correctionSchema,
  entryParams,
  entryQuery,
  kindParams,
  kindsByPath,
  listQuery,
  spelledEntryParams,
  toApiEntry,
} from './schemas.js';

const tags = ['catalogue'];
type KindPath = keyof typeof kindsByPath;

/** The JSON API of the catalogue: entries by kind, as of any revision, and corrections by the service centre. */
export function catalogueRoutes(api: App, { database }: { database: Database }): void {
  listRoute(api, database);
  entryRoutes(api, database);
  correctionRoute(api, database);
  newEntryRoutes(api, database);
}

function listRoute(api: App, database: Database): void {
  api.get(
    '/catalogue/:kind',
    {
      config: open,
      schema: {
        operationId: 'listCatalogueEntries',
        summary: 'List catalogue entries of one kind',
        tags,
        params: kindParams,
        querystring: listQuery,
        response: {
          200: catalogueListSchema,
          ...problemResponses('invalid_parameter', 'unknown_parameter', 'not_found'),
        },
      },
    },
    async (request, reply) => {
      const { fundingPeriod, asOf } = request.query;
      const { revision } = await viewpointAt(database.orm, asOf);
      const entries = (await catalogueAt(database.orm, revision)).ofKind(kindsByPath[request.params.kind]);
      setRegistryRevision(reply, revision);
      const items = entries.filter((entry) => fundingPeriod?.includes(fundingPeriodOf(entry)) ?? true);
      return { items: items.map(toApiEntry), revision };
    },
  );
}

function entryRoutes(api: App, database: Database): void {
  const read = async (kind: KindPath, key: string, asOf: AsOf | undefined) => {
    const { revision } = await viewpointAt(database.orm, asOf);
    const entry = (await catalogueAt(database.orm, revision)).byKey(kindsByPath[kind], key);
    if (!entry) throw new Problem('not_found');
    return { entry: toApiEntry(entry), revision };
  };
  const response = {
    200: catalogueEntrySchema,
    ...problemResponses('invalid_parameter', 'unknown_parameter', 'not_found'),
  };
  api.get(
    '/catalogue/:kind/:key',
    {
      config: open,
      schema: {
        operationId: 'getCatalogueEntry',
        summary: 'Read one catalogue entry',
        tags,
        params: entryParams,
        querystring: entryQuery,
        response,
      },
    },
    async (request, reply) => {
      const { entry, revision } = await read(request.params.kind, request.params.key, request.query.asOf);
      setRegistryRevision(reply, revision);
      return entry;
    },
  );
  api.get(
    '/catalogue/:kind/:period/:name',
    { config: open, schema: { hide: true, params: spelledEntryParams, querystring: entryQuery, response } },
    async (request, reply) => {
      const { kind, period, name } = request.params;
      const { entry, revision } = await read(kind, `${period}/${name}`, request.query.asOf);
      setRegistryRevision(reply, revision);
      return entry;
    },
  );
}

function correctionRoute(api: App, database: Database): void {
  api.patch(
    '/catalogue/:kind/:key',
    {
      config: only(...serviceCentreRoles),
      schema: {
        operationId: 'correctCatalogueEntry',
        summary: 'Publish a correction of a catalogue entry',
        description:
          'Needs If-Match with the tag of the entry it was made from. A correction survives later updates of the reference data.',
        tags,
        params: entryParams,
        body: correctionSchema,
        response: {
          200: catalogueEntrySchema,
          ...problemResponses(
            'not_found',
            'rule_broken',
            'token_required',
            'precondition_required',
            'stale',
            'state_conflict',
            'disk_full',
          ),
        },
      },
    },
    async (request, reply) => {
      const { reason, ...correction } = request.body;
      const kind = kindsByPath[request.params.kind];
      const { key } = request.params;
      await correctCatalogueEntry(database, writerOf(request, reason), { kind, key }, (entry) => {
        requireMatch(request, catalogueEntrySchema, toApiEntry(entry));
        return correction;
      });
      const { revision } = await viewpointAt(database.orm);
      const entry = (await catalogueAt(database.orm, revision)).byKey(kind, key);
      if (!entry) throw new Problem('not_found');
      setRegistryRevision(reply, revision);
      return toApiEntry(entry);
    },
  );
}
