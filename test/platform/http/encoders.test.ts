import * as fc from 'fast-check';
import t from 'tap';
import { z } from 'zod';
import { dayString, decimalString, percentString } from '../../../src/platform/http/api-schemas.js';
import { encodeFast } from '../../../src/platform/http/encoders.js';

const schema = z.strictObject({
  code: z.string(),
  note: z.string().max(5).nullable(),
  count: z.int(),
  share: z.number().optional(),
  kind: z.enum(['a', 'b']),
  flag: z.boolean(),
  amount: decimalString.nullable(),
  rate: percentString.optional(),
  day: dayString.nullable(),
  at: z.iso.datetime().optional(),
  list: z.array(z.strictObject({ label: z.string(), cost: decimalString })),
  some: z.array(z.int()).max(3).optional(),
  words: z.record(z.string(), z.string()).optional(),
  either: z.union([z.string(), z.int()]).optional(),
});

const anything = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }),
  fc.boolean(),
  fc.constantFrom(
    null,
    undefined,
    'a',
    'b',
    '2024-02-29',
    '2024-02-30',
    '2026-10-31T09:00:00Z',
    Number.NaN,
    2 ** 53,
  ),
  fc.array(fc.integer(), { maxLength: 4 }),
  fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
);

const fitting = fc.record({
  code: fc.string(),
  note: fc.option(fc.string({ maxLength: 6 })),
  count: fc.integer(),
  kind: fc.constantFrom('a', 'b'),
  flag: fc.boolean(),
  amount: fc.option(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })),
  day: fc.constantFrom(null, '2024-02-29', '2024-02-30'),
  list: fc.array(fc.record({ label: fc.string(), cost: fc.bigInt({ min: 0n, max: 10n ** 9n }) }), {
    maxLength: 3,
  }),
});

/** A value that fits, with some fields replaced, added or missing. */
const nearly = fc
  .tuple(
    fitting,
    fc.dictionary(fc.constantFrom(...Object.keys(schema.shape), 'stranger'), anything, { maxKeys: 2 }),
    fc.option(fc.constantFrom(...Object.keys(schema.shape))),
  )
  .map(([value, changes, missing]) => {
    const changed: Record<string, unknown> = { ...value, ...changes };
    if (missing !== null) delete changed[missing];
    return changed;
  });

t.test('gives exactly what zod gives, or leaves it to zod', async (t) => {
  let fast = 0;
  const runs = 3_000;
  fc.assert(
    fc.property(nearly, (value) => {
      const encoded = encodeFast(schema, value);
      const truth = z.safeEncode(schema, value as never);
      if (encoded === null) return true;
      fast += 1;
      return truth.success && JSON.stringify(encoded.data) === JSON.stringify(truth.data);
    }),
    { numRuns: runs },
  );
  t.ok(fast > runs / 10, 'values that fit are not left to zod');
});

t.test('a value that fits is never left to zod', async () => {
  fc.assert(
    fc.property(fitting, (value) => {
      const truth = z.safeEncode(schema, value as never);
      return !truth.success || encodeFast(schema, value) !== null;
    }),
  );
});

t.test('answers keep the order of their schema, and nothing inherited gets in', async (t) => {
  const small = z.strictObject({ b: z.int(), a: z.int() });
  t.equal(JSON.stringify(encodeFast(small, { a: 1, b: 2 })?.data), '{"b":2,"a":1}');
  t.equal(encodeFast(small, Object.create({ a: 1, b: 2, c: 3 })), null);
  t.equal(encodeFast(small, [1, 2]), null);
  const open = z.object({ a: z.int() });
  t.same(encodeFast(open, { a: 1, more: 2 })?.data, z.encode(open, { a: 1, more: 2 } as never));
});
