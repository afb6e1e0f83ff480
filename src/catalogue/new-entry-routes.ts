import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { viewpointAt } from '../history/index.js';
import { serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import type { CatalogueKind } from './attributes.js';
import { addIndicator } from './commands/add-indicator.js';
import { addCatalogueEntry } from './commands/correct-entry.js';
import { catalogueAt } from './queries.js';
import { catalogueEntrySchema, newActionFieldSchema, newIndicatorSchema, toApiEntry } from './schemas.js';

const tags = ['catalogue'];
const response = {
  201: catalogueEntrySchema,
  ...problemResponses('rule_broken', 'token_required', 'state_conflict', 'disk_full'),
};
const config = only(...serviceCentreRoles);
const unverified = { titleDeVerified: false, titleEnVerified: false, verificationNote: null };

/** New entries of the kinds the service centre extends. */
export function newEntryRoutes(api: App, database: Database): void {
  api.post(
    '/catalogue/action-fields',
    {
      config,
      schema: {
        operationId: 'addActionField',
        summary: 'Publish a new action field',
        tags,
        body: newActionFieldSchema,
        response,
      },
    },
    async (request, reply) => {
      const { reason, key, title, titleEn, spellings } = request.body;
      const content = { ...unverified, code: null, titleDe: title, titleEn, spellings, attributes: {} };
      await addCatalogueEntry(database, writerOf(request, reason), { kind: 'actionField', key }, content);
      return sendAdded(database, reply, 'actionField', key);
    },
  );
  api.post(
    '/catalogue/indicators',
    {
      config,
      schema: {
        operationId: 'addIndicator',
        summary: 'Publish a new indicator',
        description: "Of a new funding period, or one of the programme's own.",
        tags,
        body: newIndicatorSchema,
        response,
      },
    },
    async (request, reply) => {
      const key = await addIndicator(database, writerOf(request, request.body.reason), request.body);
      return sendAdded(database, reply, 'indicator', key);
    },
  );
}

async function sendAdded(
  database: Database,
  reply: FastifyReply,
  kind: CatalogueKind,
  key: string,
): Promise<z.output<typeof catalogueEntrySchema>> {
  const { revision } = await viewpointAt(database.orm);
  const entry = (await catalogueAt(database.orm, revision)).byKey(kind, key);
  if (!entry) throw new Problem('not_found');
  setRegistryRevision(reply, revision);
  reply.code(201);
  return toApiEntry(entry);
}
