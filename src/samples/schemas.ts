import { z } from 'zod';
import { decimalString } from '../platform/http/api-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';
import type { DrawnSample } from './commands/draw-sample.js';
import { approaches } from './project-findings.js';
import type { KeptSample } from './queries/samples.js';
import { bases, methods, planSchema, strataKinds } from './sample-plan.js';

const code = z.string().min(1).max(60).nullable().default(null);

export const sampleBodySchema = z
  .strictObject({
    purpose: z.string().trim().min(1).max(300),
    method: z.enum(methods),
    basis: z.enum(bases),
    size: z.int().min(1).max(5_000),
    seed: z.string().trim().min(1).max(100),
    stratifyBy: z.enum(strataKinds).nullable().default(null),
    asOf: asOfParam.optional(),
    scope: z.enum(['all', 'programme']).default('all'),
    city: code,
    fundingPeriod: code,
    fund: code,
    guideline: code,
    controlTotal: decimalString
      .nullable()
      .default(null)
      .meta({ description: 'Refused when the population differs.' }),
  })
  .meta({ id: 'SampleInput' });
export type SampleBody = z.output<typeof sampleBodySchema>;

export const sampleParams = z.strictObject({ sample: z.uuid() });

const kept = {
  id: z.uuid(),
  purpose: z.string(),
  plan: planSchema.meta({ id: 'SamplePlan', description: 'Everything the sample follows from.' }),
  sha256: z.string().meta({ description: 'Of the listing.' }),
  drawnBy: z.string().nullable(),
  drawnAt: z.iso.datetime().meta({ description: 'UTC.' }),
};
export const sampleListSchema = z
  .strictObject({ items: z.array(z.strictObject(kept)) })
  .meta({ id: 'Samples' });
export const sampleSchema = z
  .strictObject({
    ...kept,
    population: z.strictObject({
      items: z.int(),
      total: decimalString,
      zero: z.int(),
      negative: z.int(),
      negativeTotal: decimalString,
      unknown: z.int(),
      net: decimalString,
    }),
    monetary: z
      .strictObject({
        certain: z.int(),
        certainAmount: decimalString,
        restAmount: decimalString,
        points: z.int(),
        start: decimalString,
      })
      .nullable(),
    strata: z.array(
      z.strictObject({ stratum: z.string(), items: z.int(), amount: decimalString, drawn: z.int() }),
    ),
    items: z.array(
      z.strictObject({
        reference: z.string(),
        amount: decimalString,
        stratum: z.string(),
        certain: z.boolean(),
      }),
    ),
    redrawn: z.boolean().meta({ description: 'Whether drawing it again now gave the same bytes.' }),
  })
  .meta({ id: 'Sample', description: 'A sample of projects that can be drawn again.' });

export const findingsSchema = z
  .strictObject({
    confidence: z.enum(['60', '70', '80', '90', '95']).default('90'),
    approach: z.enum(approaches).default('standard').meta({
      description:
        'Monetary-unit samples: `conservative` where errors are rare. EGESIF_16-0014-01, sections 6.3.1 and 6.3.4.',
    }),
    errors: z.array(z.strictObject({ reference: z.string().max(50), error: decimalString })).max(5_000),
  })
  .meta({ id: 'SampleFindings', description: 'Errors found: amount less audited amount.' });
export const projectionSchema = z
  .strictObject({
    projected: z.string().meta({ description: 'EUR; an estimate.' }),
    precision: z.string(),
    upperLimit: z.string(),
    source: z.string(),
  })
  .meta({ id: 'SampleProjection' });

const keptOf = ({ drawnAt, listing: _listing, ...sample }: KeptSample) => ({
  ...sample,
  drawnAt: drawnAt.toISOString(),
});
export const toApiKept = keptOf;
export const toApiSample = (sample: KeptSample, { population, draw, listing }: DrawnSample) => ({
  ...keptOf(sample),
  population: { ...population, items: population.items.length },
  monetary: draw.monetary,
  strata: [...draw.strata],
  items: draw.drawn.map(({ reference, amount, stratum, certain }) => ({
    reference,
    amount,
    stratum,
    certain,
  })),
  redrawn: listing === sample.listing,
});
