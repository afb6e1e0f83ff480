import { z } from 'zod';
import { dayString } from '../platform/http/api-schemas.js';

export const bases = ['eligible', 'granted', 'union', 'paid'] as const;
export type Basis = (typeof bases)[number];
export const methods = ['random', 'stratified', 'monetary'] as const;
export type Method = (typeof methods)[number];
export const strataKinds = ['city', 'fundingPeriod', 'guideline', 'category', 'size'] as const;

const code = z.string().max(60).nullable();

/** Everything a sample follows from; the same plan gives the same sample for ever. */
export const planSchema = z.strictObject({
  method: z.enum(methods),
  /** The amount that is the population: eligible expenditure, grant, stated Union contribution, or what was paid. */
  basis: z.enum(bases),
  size: z.int().min(1).max(5_000),
  seed: z.string().min(1).max(100),
  stratifyBy: z.enum(strataKinds).nullable(),
  revision: z.int().min(0),
  /** Paid amounts: payments until this day that were recorded until this instant; null for other amounts. */
  paidUntil: dayString.nullable(),
  recordedUntil: z.iso.datetime({ precision: 6 }).nullable(),
  filter: z.strictObject({
    scope: z.enum(['all', 'programme']),
    city: code,
    fundingPeriod: code,
    fund: code,
    guideline: code,
  }),
  /** Total the population has to come to, as the auditor has it from elsewhere; in EUR, null when none is known. */
  controlTotal: z
    .string()
    .regex(/^-?\d{1,13}\.\d{2}$/)
    .nullable(),
});
export type SamplePlan = z.output<typeof planSchema>;
