import { z } from 'zod';
import { decimalString } from '../platform/http/api-schemas.js';
import { asOfParam, listOf } from '../platform/http/query-params.js';
import { filterParams } from '../projects/index.js';
import { dimensions } from './dimensions.js';

export const measures = [
  'projects',
  'totalEligibleCost',
  'totalCost',
  'grant',
  'unionContribution',
  'landFunds',
  'ownShare',
  'thirdPartyFunds',
] as const;
export type Measure = (typeof measures)[number];

const groupSchema = z
  .strictObject({
    key: z.string().nullable().meta({ description: 'Value to filter by; null for projects without one.' }),
    code: z.string().nullable(),
    title: z.string().nullable(),
    titleEn: z.string().nullable(),
  })
  .meta({ id: 'AggregateGroup' });

const sum = decimalString
  .nullable()
  .optional()
  .meta({ description: 'EUR over the projects that state it; null where none does.' });
const count = z.int().optional();

const measureFields = {
  projects: count,
  totalEligibleCost: sum,
  totalEligibleCostUnknown: count.meta({ description: 'Projects of which it is not known.' }),
  totalCost: sum,
  totalCostUnknown: count,
  grant: sum,
  grantUnknown: count,
  unionContribution: sum.meta({ description: 'Stated Union contributions only.' }),
  unionContributionDerived: sum.meta({
    description: 'Computed from stated rates, for projects that state none.',
  }),
  unionContributionDerivedProjects: count,
  unionContributionUnknown: count.meta({ description: 'Projects with neither.' }),
  landFunds: sum,
  landFundsUnknown: count,
  ownShare: sum,
  ownShareUnknown: count,
  thirdPartyFunds: sum,
  thirdPartyFundsUnknown: count,
};

const groupFields = Object.fromEntries(
  dimensions.map((dimension) => [dimension, groupSchema.optional()]),
) as Record<(typeof dimensions)[number], z.ZodOptional<typeof groupSchema>>;

export const aggregateSchema = z
  .strictObject({
    groupBy: z.array(z.enum(dimensions)),
    rows: z.array(z.strictObject({ ...groupFields, ...measureFields }).meta({ id: 'AggregateRow' })),
    totals: z
      .strictObject(measureFields)
      .meta({ id: 'AggregateTotals', description: 'Over everything selected, each project once.' }),
    revision: z.int(),
  })
  .meta({ id: 'Aggregates' });

export const aggregateQuerySchema = z.strictObject({
  groupBy: listOf(z.enum(dimensions))
    .refine((chosen) => chosen.length <= 2)
    .optional()
    .meta({ commaSeparated: true, description: 'One or two dimensions; without, totals only.' }),
  measures: listOf(z.enum(measures)).optional(),
  ...filterParams,
  asOf: asOfParam.optional(),
});

export const aggregateCsvQuerySchema = aggregateQuerySchema.extend({
  dialect: z
    .enum(['rfc4180', 'excel-de'])
    .default('rfc4180')
    .meta({ description: 'How a German Excel opens it by a double click, or for machines.' }),
});
