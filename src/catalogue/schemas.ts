import { z } from 'zod';
import { asOfParam, listOf } from '../platform/http/query-params.js';
import { attributesByKind, type CatalogueKind } from './attributes.js';
import type { CatalogueEntry } from './catalogue.js';

/** The kinds of entries by the names they have in addresses. */
export const kindsByPath = {
  'funding-periods': 'fundingPeriod',
  funds: 'fund',
  priorities: 'priority',
  guidelines: 'fundingGuideline',
  objects: 'fundingObject',
  categories: 'interventionCategory',
  objectives: 'specificObjective',
  'action-fields': 'actionField',
  'rate-ceilings': 'rateCeiling',
  'deadline-rules': 'deadlineRule',
  indicators: 'indicator',
  regions: 'region',
} as const satisfies Record<string, CatalogueKind>;

const titleText = z.string().trim().min(1).max(1_000);
const spellings = z.array(z.string().trim().min(1).max(1_000)).max(100);

const said = {
  key: z
    .string()
    .meta({ description: 'Permanent key, unique within the kind.', examples: ['2021-2027/152'] }),
  code: z.string().nullable().meta({ description: 'Official code as printed; null where none is known.' }),
  title: z.string().nullable().meta({ description: 'German title; null where none is known.' }),
  titleEn: z.string().nullable(),
  titleVerified: z
    .boolean()
    .meta({ description: 'Whether the German wording was seen in a published source.' }),
  titleEnVerified: z.boolean(),
  verificationNote: z.string().nullable(),
  spellings: z
    .array(z.string())
    .meta({ description: 'Other wordings under which sources publish the entry.' }),
  publishedRevision: z
    .int()
    .meta({ description: 'Registry revision since which the entry reads like this.' }),
};

const entryOf = <Kind extends CatalogueKind>(kind: Kind) =>
  z
    .strictObject({ kind: z.literal(kind), ...said, attributes: attributesByKind[kind] })
    .meta({ id: `Catalogue${kind[0]?.toUpperCase()}${kind.slice(1)}` });

export const catalogueEntrySchema = z
  .discriminatedUnion('kind', [
    entryOf('fundingPeriod'),
    entryOf('fund'),
    entryOf('priority'),
    entryOf('fundingGuideline'),
    entryOf('fundingObject'),
    entryOf('interventionCategory'),
    entryOf('specificObjective'),
    entryOf('actionField'),
    entryOf('rateCeiling'),
    entryOf('deadlineRule'),
    entryOf('indicator'),
    entryOf('region'),
  ])
  .meta({ id: 'CatalogueEntry', description: 'An entry of the catalogue; attributes differ by kind.' });

export const catalogueListSchema = z
  .strictObject({ items: z.array(catalogueEntrySchema), revision: z.int() })
  .meta({ id: 'CatalogueList' });

export const kindParams = z.strictObject({
  kind: z.enum(Object.keys(kindsByPath) as [keyof typeof kindsByPath, ...(keyof typeof kindsByPath)[]]),
});

export const entryParams = kindParams.extend({
  key: z
    .string()
    .max(200)
    .meta({ description: 'Key of the entry, its slash written as %2F.', examples: ['2021-2027%2F152'] }),
});

/** The key with its slash unescaped, for people who type addresses. */
export const spelledEntryParams = kindParams.extend({
  period: z.string().max(100),
  name: z.string().max(100),
});

export const listQuery = z.strictObject({
  fundingPeriod: listOf(z.string().min(1).max(20)).optional(),
  asOf: asOfParam.optional(),
});

export const entryQuery = z.strictObject({ asOf: asOfParam.optional() });

export const correctionSchema = z
  .strictObject({
    code: z.string().trim().min(1).max(50).nullable().optional(),
    title: titleText.nullable().optional(),
    titleEn: titleText.nullable().optional(),
    titleVerified: z.boolean().optional(),
    titleEnVerified: z.boolean().optional(),
    verificationNote: z.string().trim().min(1).max(1_000).nullable().optional(),
    spellings: spellings.optional(),
    attributes: z
      .record(z.string().max(50), z.json().meta({ wire: { description: 'Any JSON value.' } }))
      .optional()
      .meta({ description: 'Single attributes of the kind; those left out stay.' }),
    reason: z.string().trim().min(1).max(1_000).optional().meta({ description: 'Why, for the trail.' }),
  })
  .meta({ id: 'CatalogueCorrection', description: 'What is left out stays.' });

/** A new action field: it follows from no law or guideline. */
export const newActionFieldSchema = z
  .strictObject({
    key: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,60}$/)
      .meta({ description: 'Permanent: small letters, digits and hyphens.', examples: ['mobility'] }),
    title: titleText,
    titleEn: titleText.nullable().default(null),
    spellings: spellings.default([]),
    reason: z.string().trim().min(1).max(1_000).optional().meta({ description: 'Why, for the trail.' }),
  })
  .meta({ id: 'NewActionField' });

/** A new indicator: of a new period, or one of the programme's own. */
export const newIndicatorSchema = z
  .strictObject({
    code: z
      .string()
      .regex(/^[A-Z][A-Z0-9-]{1,19}$/)
      .meta({ description: 'Permanent, unique within its funding period.', examples: ['SNPO01'] }),
    title: titleText,
    titleEn: titleText.nullable().default(null),
    attributes: attributesByKind.indicator.extend({ clause: z.string().trim().min(1).max(500) }),
    reason: z.string().trim().min(1).max(1_000).optional().meta({ description: 'Why, for the trail.' }),
  })
  .meta({ id: 'NewIndicator' });

/** An entry as the API gives it. The registry's attributes are checked against their kind when the answer is written. */
export function toApiEntry(entry: CatalogueEntry): z.output<typeof catalogueEntrySchema> {
  const { kind, key, code, title, titleVerified, verificationNote, attributes, publishedRevision } = entry;
  return {
    kind,
    key,
    code,
    title: title.de,
    titleEn: title.en,
    titleVerified: titleVerified.de,
    titleEnVerified: titleVerified.en,
    verificationNote,
    spellings: [...entry.spellings],
    attributes,
    publishedRevision,
  } as z.output<typeof catalogueEntrySchema>;
}
