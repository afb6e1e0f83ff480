import { z } from 'zod';
import { dayString, decimalString, percentString } from '../platform/http/api-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';

/** How eligible cost is reckoned. */
export const costOptions = ['flatRate', 'unitCosts', 'lumpSum', 'thirdParty', 'realCosts'] as const;

const words = (longest: number) => z.string().trim().min(1).max(longest).nullable();
const name = (longest: number) => z.string().trim().min(1).max(longest);
const count = z.int().min(0).max(10_000_000).nullable();
const year = z.int().min(2014).max(2040);
const period = z
  .string()
  .min(1)
  .max(20)
  .meta({ examples: ['2021-2027'] });

const yearOfIndicator = {
  year,
  planned: count,
  reached: count.meta({ description: 'Of everybody; null where it is not known.' }),
  women: count,
  men: count,
  nonBinary: count.meta({ description: 'Asked for since 2021.' }),
};

const indicatorOf = <Year extends z.ZodType>(years: Year) =>
  z.strictObject({
    code: words(20).meta({
      description: 'Code of an indicator of the catalogue; null for one of its own.',
      examples: ['EECO01'],
    }),
    name: words(300).meta({ description: 'What an indicator of its own counts; null for common ones.' }),
    persons: z.boolean().meta({
      description: 'Whether one of its own counts people; of one of the catalogue, the catalogue says it.',
    }),
    years: z.array(years).max(20),
  });

const common = {
  name: name(200).meta({ description: 'Short name of what is carried out.' }),
  project: name(50).meta({ description: 'Reference of the project.', examples: ['SN21-0001'] }),
  fundingPeriod: period,
  forwarded: z
    .boolean()
    .nullable()
    .meta({ description: 'Whether the grant is passed on to executing bodies; null where it is not known.' }),
  bodies: z
    .array(
      z.strictObject({
        name: name(300),
        amount: decimalString.nullable(),
        agreedOn: dayString.nullable().meta({ description: 'Day of the contract or decision.' }),
        note: words(500),
      }),
    )
    .max(40)
    .meta({ description: 'Executing bodies the grant is passed on to (Weiterleitung).' }),
  costOption: z.enum(costOptions).nullable().meta({
    description:
      '`flatRate`: flat rate on direct staff cost; `unitCosts`: cost per unit; `lumpSum`: lump sum of the decision; `thirdParty`: paid to a third party; `realCosts`: as they arose.',
  }),
  flatRate: percentString.nullable(),
  fixed: z
    .strictObject({
      decision: words(100).meta({ description: 'Number of the decision that fixes them.' }),
      on: dayString.nullable(),
      lumpSums: z.array(z.strictObject({ name: name(300), amount: decimalString })).max(20),
      targets: z
        .array(z.strictObject({ name: name(500), quantity: count, unit: words(60) }))
        .max(20)
        .meta({ description: 'Targets by which the purpose of the grant is measured.' }),
      correction: words(500).meta({ description: 'Why they are written otherwise than before.' }),
    })
    .meta({ description: 'Lump sums and targets of the decision, which do not change (atypical projects).' }),
  deliveries: z
    .array(
      z.strictObject({
        name: name(100).meta({ examples: ['Stichtag 31.12.2025'] }),
        dueOn: dayString,
        deliveredOn: dayString.nullable(),
        acceptedOn: dayString.nullable(),
      }),
    )
    .max(40)
    .meta({ description: 'When participant data went to the SAB. The data itself is never here.' }),
};

const offerOf = <Count extends z.ZodType>(visits: Count) =>
  z.array(z.strictObject({ year, visits, days: count })).max(20);

export const implementationSchema = z
  .strictObject({
    ...common,
    indicators: z.array(indicatorOf(z.strictObject(yearOfIndicator))).max(60),
    openOffers: offerOf(z.int().min(0).max(10_000_000)).meta({
      description: 'Visits of open offers by year: counted apart, because visitors are no participants.',
    }),
  })
  .meta({ id: 'ImplementationContent' });

const withheld = z.boolean().meta({ description: 'True where a number is too small to be published.' });

export const publishedImplementationSchema = z
  .strictObject({
    ...common,
    indicators: z.array(indicatorOf(z.strictObject({ ...yearOfIndicator, withheld }))).max(60),
    openOffers: z.array(z.strictObject({ year, visits: count, days: count, withheld })).max(20),
  })
  .meta({ id: 'PublishedImplementation' });

export const sumGroups = ['state', 'city', 'plan'] as const;

export const indicatorQuery = z.strictObject({
  by: z.enum(sumGroups).default('state').meta({ description: 'What each sum is of.' }),
  city: z
    .string()
    .regex(/^\d{8}$/)
    .optional()
    .meta({ description: 'AGS of a city.' }),
  plan: z.string().max(20).optional().meta({ description: 'Reference of an action plan.' }),
  fundingPeriod: period.optional(),
  asOf: asOfParam.optional(),
});

const sumSchema = z
  .strictObject({
    group: z.string().nullable().meta({
      description: 'AGS of the city or reference of the plan; null for the whole Land or for no plan.',
    }),
    fundingPeriod: period,
    code: z.string().nullable(),
    title: z
      .string()
      .nullable()
      .meta({ description: 'German title of a common indicator in the catalogue; null for one of its own.' }),
    titleEn: z.string().nullable(),
    name: z.string().nullable().meta({ description: 'Of an indicator that is none of the common ones.' }),
    year: year.nullable().meta({ description: 'Null for all years.' }),
    projects: z.int(),
    planned: count,
    reached: count,
    women: count,
    men: count,
    nonBinary: count,
    withheld: z.int().meta({ description: 'Numbers too small to be published: part of no sum.' }),
  })
  .meta({ id: 'IndicatorSum' });

export const indicatorSumsSchema = z
  .strictObject({ items: z.array(sumSchema), revision: z.int() })
  .meta({ id: 'IndicatorSums' });
