import { z } from 'zod';
import { parseDay } from '../kernel/day.js';
import { parseDecimal } from '../kernel/money.js';
import { parseRate } from '../kernel/rate.js';
import type { catalogueKinds } from './tables.js';

export type CatalogueKind = (typeof catalogueKinds)[number];

const key = z.string().min(1).max(200);
const day = z.string().refine((value) => parseDay(value) !== null, 'not a day');
const percent = z.string().refine((value) => parseRate(value) !== null, 'not a percentage');
const amount = z.string().refine((value) => parseDecimal(value) !== null, 'not an amount in EUR');
const part = z.enum(['A', 'B']);

/** What only one kind of entry has. Rates are percent strings ("95.00"), amounts decimal strings in EUR ("50000.00"). */
export const attributesByKind = {
  fundingPeriod: z.strictObject({
    firstDay: day,
    lastDay: day,
    lastEligibleDay: day.nullable(),
    clause: z.string(),
  }),
  fund: z.strictObject({
    fundingPeriod: key,
    /** Union rate that the public list of the period shows for every operation; null where none is known. */
    generalUnionRate: percent.nullable(),
    generalUnionRateSource: z.string().nullable(),
  }),
  priority: z.strictObject({ fundingPeriod: key, fund: key, unionRate: percent.nullable() }),
  fundingGuideline: z.strictObject({
    fundingPeriod: key,
    fund: key,
    /** Whether it is the programme's own: sustainable social urban development. */
    programme: z.boolean(),
    priorities: z.array(key),
    specificObjectives: z.array(key),
    /** Parts of the guideline; A and B mean different things in each period. */
    parts: z.array(z.strictObject({ part, titleDe: z.string() })),
  }),
  fundingObject: z.strictObject({ fundingPeriod: key, fundingGuideline: key, part: part.nullable() }),
  interventionCategory: z.strictObject({ fundingPeriod: key, investmentPriority: z.string().nullable() }),
  specificObjective: z.strictObject({ fundingPeriod: key, article: z.string().nullable() }),
  /** What a neighbourhood works on; of no funding period. */
  actionField: z.strictObject({}),
  rateCeiling: z.strictObject({
    fundingPeriod: key,
    fundingGuideline: key,
    part,
    measure: z.enum([
      'grantRate',
      'grant',
      'totalEligibleCost',
      'staffCostFlatRate',
      'participantDay',
      'costPlanCost',
    ]),
    rate: percent.nullable(),
    amount: amount.nullable(),
    /** `usuallyAtLeast` is a hint, never an error. */
    bindingness: z.enum(['atMost', 'fixed', 'usuallyAtLeast']),
    clause: z.string(),
  }),
  /** When a proof of use is due to the SAB; corrected by staff like any entry. */
  deadlineRule: z
    .strictObject({
      fundingPeriod: key,
      fundingGuideline: key,
      part,
      /** A proof of use; `advance`: by when money that was paid in advance is to be spent. */
      proof: z.enum(['interim', 'final', 'advance']),
      /** Months after the end of the grant period; of an advance, after its payment. */
      months: z.int().min(1).max(36).nullable(),
      /** Last day in the year after the one reported on, `MM-DD`. */
      lastDay: z
        .string()
        .refine((value) => parseDay(`2023-${value}`) !== null, 'not a day of every year')
        .nullable(),
      clause: z.string(),
    })
    .refine(({ months, lastDay }) => (months === null) !== (lastDay === null), 'either months or lastDay'),
  /** A common indicator of the law, or one of the programme's own. */
  indicator: z.strictObject({
    fundingPeriod: key,
    measure: z.enum(['output', 'result']),
    counts: z.enum(['persons', 'entities']),
    /** What is reached is broken down by; nothing where it counts no people. */
    brokenDownBy: z.array(z.enum(['women', 'men', 'nonBinary'])),
    /** Groups of other indicators that are parts of it: with all but one of a group known, so is the last. */
    parts: z.array(z.array(key)),
    clause: z.string(),
  }),
  region: z.strictObject({
    fundingPeriod: key,
    category: z.enum(['lessDeveloped', 'transition', 'moreDeveloped']).nullable(),
    categoryVerified: z.boolean(),
  }),
} as const satisfies Record<CatalogueKind, z.ZodType>;

export type AttributesOf<Kind extends CatalogueKind> = z.infer<(typeof attributesByKind)[Kind]>;
