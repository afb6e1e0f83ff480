import { viewpointAt } from '../history/index.js';
import { serviceCentreRoles } from '../kernel/actor.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import type { Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { only, writerOf } from '../platform/http/access.js';
import type { App } from '../platform/http/app-instance.js';
import { problemResponses } from '../platform/http/problem-schemas.js';
import { setRegistryRevision } from '../platform/http/registry-revision.js';
import type { CatalogueKind } from './attributes.js';
import { addCatalogueEntry } from './commands/correct-entry.js';
import type { CatalogueContent } from './content.js';
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
      const entry = { kind: 'actionField', key } as const;
      const { added, revision } = await add(database, writerOf(request, reason), entry, content);
      setRegistryRevision(reply, revision);
      return reply.code(201).send(added);
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
      const { reason, code, title, titleEn, attributes } = request.body;
      const content = { ...unverified, code, titleDe: title, titleEn, spellings: [], attributes };
      const entry = { kind: 'indicator', key: `${attributes.fundingPeriod}/${code}` } as const;
      await refuseUnknown(database, attributes);
      const { added, revision } = await add(database, writerOf(request, reason), entry, content);
      setRegistryRevision(reply, revision);
      return reply.code(201).send(added);
    },
  );
}

async function add(
  database: Database,
  writer: Writer,
  { kind, key }: { readonly kind: CatalogueKind; readonly key: string },
  content: CatalogueContent,
) {
  await addCatalogueEntry(database, writer, { kind, key }, content);
  const { revision } = await viewpointAt(database.orm);
  const entry = (await catalogueAt(database.orm, revision)).byKey(kind, key);
  if (!entry) throw new Problem('not_found');
  return { added: toApiEntry(entry), revision };
}

/** @throws Problem `rule_broken` for a period or a part the catalogue does not hold */
async function refuseUnknown(
  { orm }: Database,
  {
    fundingPeriod,
    parts,
  }: { readonly fundingPeriod: string; readonly parts: readonly (readonly string[])[] },
): Promise<void> {
  const catalogue = await catalogueAt(orm, (await viewpointAt(orm)).revision);
  const isPartThere = parts.flat().every((key) => catalogue.byKey('indicator', key));
  const unknown = [
    ...(catalogue.byKey('fundingPeriod', fundingPeriod) ? [] : ['/attributes/fundingPeriod']),
    ...(isPartThere ? [] : ['/attributes/parts']),
  ];
  if (unknown.length === 0) return;
  const detail = text('Das kennt der Katalog nicht.', 'The catalogue does not know it.');
  throw new Problem('rule_broken', {
    errors: unknown.map((pointer) => ({ pointer, code: 'unknown_value', detail })),
  });
}
