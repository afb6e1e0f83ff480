import { z } from 'zod';
import { asOfParam } from '../platform/http/query-params.js';

const code = z.string().min(1).max(60).optional();

/** What a workbook covers: a state of the registry and a part of it, or one project. */
export const bookQuerySchema = z.strictObject({
  asOf: asOfParam.optional(),
  scope: z.enum(['all', 'programme']).default('all'),
  reference: z.string().min(1).max(50).optional(),
  city: code.meta({ description: 'AGS.' }),
  fundingPeriod: code,
  fund: code,
  guideline: code,
});
export type BookQuery = z.output<typeof bookQuerySchema>;
