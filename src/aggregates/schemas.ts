import { z } from 'zod';
import { decimalString, percentString } from '../platform/http/api-schemas.js';
import { asOfParam, listOf } from '../platform/http/query-params.js';
import { filterParams } from '../projects/index.js';
import { dimensions } from './dimensions.js';

/** Measures that are sums themselves; what is answered when none are chosen. */
export const plainMeasures = [
  'projects',
  'totalEligibleCost',
  'totalCost',
  'grant',
  'unionContribution',
  'landFunds',
  'ownShare',
  'thirdPartyFunds',
] as const;

/** Measures worked out of sums: weighted rates, shares, values per inhabitant, projects running on the reckoning day. */
export const ratioMeasures = [
  'unionRate',
  'grantRate',
  'totalEligibleCostShare',
  'totalEligibleCostPerInhabitant',
  'running',
] as const;

export const measures = [...plainMeasures, ...ratioMeasures] as const;
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
const rate = percentString.nullable().optional();

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
  unionRate: rate.meta({
    description: 'Stated Union contributions over the eligible costs of the same projects, in percent.',
  }),
  grantRate: rate.meta({ description: 'Grants over the eligible costs of the same projects, in percent.' }),
  totalEligibleCostShare: rate.meta({ description: 'Part of the eligible costs of all rows, in percent.' }),
  totalEligibleCostPerInhabitant: sum.meta({
    description: 'EUR per inhabitant of the place of the row; null for operations of the whole Land.',
  }),
  inhabitants: z
    .int()
    .nullable()
    .optional()
    .meta({ description: 'Inhabitants the value is worked out with.' }),
  running: count.meta({ description: 'Projects that run on the reckoning day.' }),
};
const totals = z
  .strictObject(measureFields)
  .meta({ id: 'AggregateTotals', description: 'Over everything selected, each project once.' });
const compared = {
  compared: totals.optional().meta({ description: 'The same in the state compared with.' }),
  difference: totals
    .optional()
    .meta({ description: 'This state less the other, of amounts and counts; null where both are unknown.' }),
};

const groupFields = Object.fromEntries(
  dimensions.map((dimension) => [dimension, groupSchema.optional()]),
) as Record<(typeof dimensions)[number], z.ZodOptional<typeof groupSchema>>;

export const aggregateSchema = z
  .strictObject({
    groupBy: z.array(z.enum(dimensions)),
    rows: z.array(
      z.strictObject({ ...groupFields, ...measureFields, ...compared }).meta({ id: 'AggregateRow' }),
    ),
    totals: z.strictObject({ ...measureFields, ...compared }).meta({ id: 'AggregateSum' }),
    revision: z.int(),
    comparedRevision: z.int().optional(),
  })
  .meta({ id: 'Aggregates' });

/** Most dimensions of one answer: rows, columns, and one more to divide them. */
const mostDimensions = 3;

export const aggregateQuerySchema = z.strictObject({
  groupBy: listOf(z.enum(dimensions))
    .refine((chosen) => chosen.length <= mostDimensions)
    .optional()
    .meta({ commaSeparated: true, description: 'One to three dimensions; without, totals only.' }),
  measures: listOf(z.enum(measures)).optional(),
  ...filterParams,
  asOf: asOfParam.optional(),
  compareWith: asOfParam.optional(),
});

export const aggregateCsvQuerySchema = aggregateQuerySchema.extend({
  dialect: z
    .enum(['rfc4180', 'excel-de'])
    .default('rfc4180')
    .meta({ description: 'How a German Excel opens it by a double click, or for machines.' }),
});
