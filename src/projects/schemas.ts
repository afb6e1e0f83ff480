import { z } from 'zod';
import { dayString, decimalString, percentString } from '../platform/http/api-schemas.js';
import { asOfParam, cursorParam, limitParam, listOf, sortParam } from '../platform/http/query-params.js';
import {
  naturalPersons,
  runningFilters,
  statewideCity,
  unionContributionOrigins,
  withoutValue,
} from './filter.js';
import { type AmountField, amountFields, decisionKinds, evidences } from './project-input.js';
import { regionCategories } from './region-category.js';
import { sortKeys } from './sort-term.js';

export const amount = decimalString.nullable();

export const catalogueValueSchema = z
  .strictObject({
    code: z
      .string()
      .nullable()
      .meta({ description: 'Official code; null where the catalogue has none or nothing matched.' }),
    title: z.string().nullable().meta({ description: 'German title at the revision shown.' }),
    titleEn: z.string().nullable(),
    key: z
      .string()
      .nullable()
      .meta({ description: 'Permanent key of the catalogue entry.', examples: ['2021-2027/152'] }),
    sourceText: z.string().nullable().meta({ description: 'What the source said, word by word.' }),
  })
  .meta({ id: 'CatalogueValue', description: 'An entry of the catalogue beside the words of the source.' });

export const periodSchema = z
  .strictObject({ start: dayString.nullable(), end: dayString.nullable() })
  .meta({ id: 'Period', description: 'First and last day, both inclusive.' });

const evidence = z.enum(evidences);
export const amountEvidence = z
  .strictObject({
    totalEligibleCost: evidence.optional(),
    totalCost: evidence.optional(),
    grant: evidence.optional(),
    unionContribution: evidence.optional(),
    landFunds: evidence.optional(),
    ownShare: evidence.optional(),
    thirdPartyFunds: evidence.optional(),
  })
  .meta({
    id: 'AmountEvidence',
    description: 'Where each known amount comes from: decision, official list, own statement.',
  });

export const decisionSchema = z
  .strictObject({
    kind: z.enum(decisionKinds),
    number: z.string().min(1).max(100),
    date: dayString,
    grant: amount,
    totalEligibleCost: amount,
    unionContribution: amount,
    grantPeriod: periodSchema,
    reason: z.string().max(2_000).nullable(),
    file: z.uuid().nullable().default(null).meta({ description: 'Attachment that shows it.' }),
  })
  .meta({ id: 'Decision', description: 'A decision of the granting body (Bescheid).' });

export const appliedForSchema = z
  .strictObject({
    amounts: z.strictObject(
      Object.fromEntries(amountFields.map((field) => [field, decimalString.optional()])) as Record<
        AmountField,
        z.ZodOptional<typeof decimalString>
      >,
    ),
    unionRate: percentString.nullable(),
    grantRate: percentString.nullable(),
    period: periodSchema,
    since: dayString.meta({ description: 'Day on which it was handed in.' }),
  })
  .meta({
    id: 'AppliedFor',
    description:
      'What the granting body was asked for and has not decided (beantragt). Never part of a sum; only what differs is given.',
  });

export const citySchema = z
  .strictObject({
    ags: z.string(),
    name: z.string(),
    district: z.string().nullable(),
    districtAgs: z.string().nullable(),
  })
  .meta({ id: 'ProjectCity', description: 'Municipality by its official key (AGS).' });

/** Where the work on a project stands. */
export const workflowStates = [
  'draft',
  'submitted',
  'returned',
  'accepted',
  'published',
  'withdrawn',
] as const;

export const projectSchema = z
  .strictObject({
    reference: z.string().meta({
      description:
        'Permanent public code (Kennung); the id of the draft as long as a project was never published.',
      examples: ['SN21-0001'],
    }),
    version: z.int(),
    publishedRevision: z.int().nullable().meta({ description: 'Null in a draft.' }),
    publishedAt: z.iso.datetime().nullable(),
    workflow: z.enum(workflowStates),
    draftId: z.uuid().optional().meta({ description: 'Only in drafts.' }),
    status: z
      .enum([...runningFilters, 'unknown'])
      .meta({ description: 'Reckoned on the reckoning day of the answer.' }),
    name: z.string(),
    planNumber: z.string().nullable(),
    beneficiary: z.string().nullable(),
    beneficiaryIsNaturalPerson: z.boolean(),
    executingBody: z.string().nullable(),
    executingBodyIsNaturalPerson: z.boolean(),
    city: citySchema.nullable(),
    placeKind: z.enum(['municipality', 'statewide', 'unmatched']),
    place: z.string().nullable().meta({ description: 'The place as published.' }),
    area: z.string().nullable(),
    period: periodSchema,
    totalEligibleCost: amount,
    totalCost: amount,
    grant: amount,
    unionContribution: amount,
    unionContributionOrigin: z.enum(['stated', 'derived', 'unknown']),
    landFunds: amount,
    ownShare: amount,
    thirdPartyFunds: amount,
    evidence: amountEvidence,
    unionRate: percentString.nullable(),
    unionRateBasis: z.enum(['project', 'priority', 'amounts']).nullable(),
    grantRate: percentString.nullable(),
    grantRateBasis: z.enum(['stated', 'amounts']).nullable(),
    fundingPeriod: catalogueValueSchema,
    fund: catalogueValueSchema,
    priority: catalogueValueSchema,
    fundingGuideline: catalogueValueSchema,
    fundingObject: catalogueValueSchema,
    interventionCategory: catalogueValueSchema,
    specificObjective: catalogueValueSchema,
    actionFields: z
      .array(
        z
          .strictObject({ key: z.string(), title: z.string(), titleEn: z.string() })
          .meta({ id: 'ActionField' }),
      )
      .meta({ description: 'Action fields (Handlungsfelder) it serves; it is one project in all of them.' }),
    decisions: z.array(decisionSchema),
    appliedFor: appliedForSchema.nullable(),
    purposeAndAchievements: z.string().nullable(),
    summary: z.string().nullable(),
    source: z.strictObject({
      kind: z.enum(['page', 'list', 'form']),
      title: z.string(),
      locator: z.string().nullable(),
      date: dayString.nullable(),
    }),
    sourceFields: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  })
  .meta({ id: 'Project', description: 'A project (Vorhaben), published or on its way to it.' });

export type ApiProject = z.output<typeof projectSchema>;

export const projectPageSchema = z
  .strictObject({
    items: z.array(projectSchema),
    total: z.int().nullable().meta({ description: 'All hits; null unless asked for with include=total.' }),
    nextCursor: z.string().nullable(),
    revision: z.int(),
  })
  .meta({ id: 'ProjectPage' });

export const projectHistorySchema = z
  .strictObject({
    reference: z.string(),
    revision: z.int(),
    versions: z.array(
      z.strictObject({
        version: z.int(),
        publishedRevision: z.int(),
        publishedAt: z.iso.datetime(),
        changedFields: z
          .array(z.string())
          .meta({ description: 'Fields that differ from the version before; empty for the first.' }),
        project: projectSchema,
      }),
    ),
  })
  .meta({ id: 'ProjectHistory', description: 'All published versions of a project, newest first.' });

const searchWords = z.string().trim().min(1).max(200);
/** Code or key of a catalogue entry. */
export const key = z.string().min(1).max(200);

/** The filters of lists, counts and exports, as they stand in an address. */
/** Years of the calendar, or `ohne`. */
const years = listOf(z.string().regex(/^((19|20)\d{2}|ohne)$/));

export const filterParams = {
  city: listOf(z.string().regex(/^(\d{8}|landesweit|ohne)$/))
    .optional()
    .meta({
      commaSeparated: true,
      description:
        'AGS, "landesweit" for operations of the whole Land, or "ohne" for places matched to none. "ohne" also selects, in every filter by a catalogue value, projects without one.',
    }),
  district: listOf(z.string().regex(/^(\d{5}|landesweit|ohne)$/))
    .optional()
    .meta({ commaSeparated: true, description: 'AGS of districts, five digits.' }),
  nuts2: listOf(z.string().regex(/^([A-Z]{2}[A-Z\d]{2}|landesweit|ohne)$/)).optional(),
  regionCategory: listOf(z.literal([...regionCategories, statewideCity, withoutValue]))
    .optional()
    .meta({
      commaSeparated: true,
      description: 'Category of the NUTS 2 region in the funding period of the project.',
    }),
  year: years.optional().meta({ commaSeparated: true, description: 'Year in which a project starts.' }),
  runsIn: years
    .optional()
    .meta({ commaSeparated: true, description: 'Calendar year in which a project runs for a day or more.' }),
  area: listOf(z.string().min(1).max(600)).optional().meta({
    commaSeparated: true,
    description: 'AGS and name of an area ("14612000/Prohlis"), a comma in the name written as %2C.',
  }),
  beneficiary: listOf(
    z.union([z.uuid(), z.literal([naturalPersons, withoutValue])]).meta({ description: 'Organisation.' }),
  )
    .optional()
    .meta({
      commaSeparated: true,
      description: 'Public id of an organisation, or "natuerliche-personen" for all natural persons.',
    }),
  fundingPeriod: listOf(key).optional(),
  fund: listOf(key).optional(),
  guideline: listOf(key).optional(),
  object: listOf(key).optional(),
  category: listOf(key).optional(),
  objective: listOf(key).optional(),
  priority: listOf(key).optional(),
  actionField: listOf(key)
    .optional()
    .meta({ commaSeparated: true, description: 'Key of an action field; `ohne` for projects in none.' }),
  unionContributionOrigin: listOf(z.enum(unionContributionOrigins)).optional(),
  status: listOf(z.enum(runningFilters)).optional(),
  workflow: listOf(z.enum(workflowStates)).optional(),
  activeOn: dayString.optional(),
  minCost: decimalString.optional(),
  maxCost: decimalString.optional(),
  q: searchWords.optional(),
  scope: z.enum(['all', 'programme']).default('all'),
};

export const listQuerySchema = z.strictObject({
  ...filterParams,
  sort: sortParam(sortKeys).optional(),
  limit: limitParam,
  cursor: cursorParam.optional(),
  asOf: asOfParam.optional(),
  include: z.enum(['total']).optional(),
});

export const recordQuerySchema = z.strictObject({
  asOf: asOfParam.optional(),
  reckoningDay: dayString.optional(),
});

export const referenceParams = z.strictObject({ reference: z.string().min(1).max(100) });
