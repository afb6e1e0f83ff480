import { z } from 'zod';
import { dayString, decimalString } from '../platform/http/api-schemas.js';
import { asOfParam, limitParam } from '../platform/http/query-params.js';
import type { Hit, TestCount } from './queries/run-tests.js';
import type { registryTests } from './queries/tests/index.js';

const scope = z.enum(['all', 'programme']).default('all');
export const testsQuerySchema = z.strictObject({ asOf: asOfParam.optional(), scope });
export const hitsQuerySchema = z.strictObject({
  asOf: asOfParam.optional(),
  scope,
  limit: limitParam,
  page: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .pipe(z.int())
    .default(1)
    .meta({ wire: { type: 'integer', minimum: 1, default: 1 } }),
});
export const testParams = z.strictObject({ test: z.string().max(60) });

export const testSchema = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    meaning: z.string(),
    clause: z.string().nullable(),
    finding: z
      .string()
      .nullable()
      .meta({ description: 'Code of the finding of single records whose waivers are shown.' }),
    asOf: z.boolean().meta({ description: 'False for what has no earlier states: it answers for today.' }),
    count: z
      .int()
      .nullable()
      .meta({ description: 'Records it falls on; null when there was nothing to ask.' }),
  })
  .meta({ id: 'RegistryTest', description: 'A question asked of every record at once. A hit is no error.' });
export const testListSchema = z
  .strictObject({ revision: z.int(), items: z.array(testSchema) })
  .meta({ id: 'RegistryTests' });
export const hitListSchema = z
  .strictObject({
    revision: z.int(),
    test: testSchema.omit({ count: true }),
    items: z.array(
      z.strictObject({
        reference: z.string(),
        name: z.string(),
        beneficiary: z.string().nullable(),
        city: z.string().nullable().meta({ description: 'AGS.' }),
        totalEligibleCost: decimalString.nullable(),
        found: z.string(),
        waivers: z.array(
          z.strictObject({ until: dayString, reason: z.string(), grantedBy: z.string().nullable() }),
        ),
      }),
    ),
    hasMore: z.boolean(),
  })
  .meta({ id: 'RegistryTestHits' });

export const toApiTest = ({ id, title, meaning, clause, finding, asOf }: (typeof registryTests)[number]) => ({
  id,
  title,
  meaning,
  clause,
  finding: finding?.code ?? null,
  asOf,
});
export const toApiCount = ({ test, count }: TestCount) => ({ ...toApiTest(test), count });
export const toApiHit = ({ waivers, ...hit }: Hit) => ({
  ...hit,
  waivers: waivers.map(({ until, reason, grantedBy }) => ({ until, reason, grantedBy })),
});
