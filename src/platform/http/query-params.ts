import { z } from 'zod';
import type { AsOf } from '../../kernel/as-of.js';
import { parseDay } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';

/** No form offers more values of one parameter; each costs work for every value on offer. */
export const mostValues = 100;

/** Comma-separated values of one parameter, any of which may match. Empty and repeated values are refused. */
export function listOf<Value extends z.ZodType<unknown, string>>(value: Value) {
  return z
    .string()
    .transform((joined) => joined.split(','))
    .pipe(
      z
        .array(value)
        .min(1)
        .max(mostValues)
        .refine(isDistinct, { params: { reason: valuesRepeat } }),
    )
    .meta({ wire: { type: 'array', items: wireOf(value) } });
}

/** How openapi.yaml describes the values, since zod only sees one text here. */
const wireOf = (value: z.ZodType): object => {
  const { $schema: _, ...schema } = z.toJSONSchema(value, { io: 'input' });
  return schema;
};

const isDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
const valuesRepeat = text('Ein Wert steht mehrmals da.', 'A value is given more than once.');

const defaultLimit = 50;
const largestLimit = 200;

/** Length of a page of a list: 1 to 200, 50 when not given. */
export const limitParam = z
  .string()
  .regex(/^[1-9]\d{0,2}$/)
  .transform(Number)
  .pipe(z.int().max(largestLimit))
  .default(defaultLimit)
  .meta({ wire: { type: 'integer', minimum: 1, maximum: largestLimit, default: defaultLimit } });

export interface SortKey<Name extends string> {
  readonly name: Name;
  readonly descending: boolean;
}

/** Order by one or several of the named keys; `-` in front turns one round. */
export function sortParam<Name extends string>(names: readonly [Name, ...Name[]]) {
  const key = z.enum([...names, ...names.map((name) => `-${name}` as const)]);
  return listOf(key)
    .transform((keys): SortKey<Name>[] =>
      keys.map((written) => {
        const descending = written.startsWith('-');
        return { name: (descending ? written.slice(1) : written) as Name, descending };
      }),
    )
    .refine((keys) => isDistinct(keys.map(({ name }) => name)), { params: { reason: valuesRepeat } })
    .meta({
      wire: { type: 'array', items: wireOf(key) },
      description: 'Keys to sort by, most important first; `-` for descending.',
    });
}

/** State of the registry that is asked for. */
export const asOfParam = z
  .string()
  .transform((value, context): AsOf => {
    const day = parseDay(value);
    if (day !== null) return { kind: 'day', day };
    if (/^\d{1,9}$/.test(value)) return { kind: 'revision', revision: Number(value) };
    context.issues.push({ code: 'custom', input: value, params: { reason: notAState } });
    return z.NEVER;
  })
  .meta({ description: 'A day (its end in Saxony) or the number of a registry revision.' });

/** `asOf` of an address that no schema reads; nothing and the empty field ask for the present. @throws Problem `invalid_parameter` */
export function asOfIn(query: unknown): AsOf | undefined {
  const { asOf } = query as Readonly<Record<string, unknown>>;
  if (asOf === undefined || asOf === '') return undefined;
  const read = asOfParam.safeParse(asOf);
  if (read.success) return read.data;
  throw new Problem('invalid_parameter', {
    errors: [{ pointer: 'asOf', code: 'invalid_value', detail: notAState }],
  });
}

const notAState = text(
  'Erwartet wird ein Tag (JJJJ-MM-TT) oder die Nummer eines Registerstands.',
  'Expected a day (YYYY-MM-DD) or the number of a registry revision.',
);

/** The mark `nextCursor` of the page before, handed back unchanged. It carries the sort values of a row, which may be long. */
export const cursorParam = z
  .string()
  .regex(/^[\w-]{1,8000}$/)
  .meta({ description: 'nextCursor of the page before, with the same filters and order.' });
