import { z } from 'zod';

/** The value in the form that travels; throws `doubt` where only zod itself can tell whether it fits. */
type Encode = (value: unknown) => unknown;

const doubt = Symbol('doubt');
const encoders = new WeakMap<z.core.$ZodType, Encode>();

/**
 * Encodes a value under a schema as zod would, for the kinds of schemas answers are made of, in a third of its time; null
 * when the value may not fit, which zod then explains.
 */
export function encodeFast(schema: z.ZodType, value: unknown): { readonly data: unknown } | null {
  try {
    return { data: encoderOf(schema)(value) };
  } catch (error) {
    if (error === doubt) return null;
    throw error;
  }
}

function encoderOf(schema: z.core.$ZodType): Encode {
  const known = encoders.get(schema);
  if (known) return known;
  const made = encoderFor(schema);
  encoders.set(schema, made);
  return made;
}

function encoderFor(schema: z.core.$ZodType): Encode {
  if (!isChecked(schema)) return make(schema);
  return schema._zod.def.type === 'string' ? rememberingTexts(byZod(schema)) : byZod(schema);
}

/** Whether a schema asks more of a value than its type. */
const isChecked = (schema: z.core.$ZodType): boolean => (schema._zod.def.checks ?? []).length > 0;

function make(schema: z.core.$ZodType): Encode {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return 'format' in def
        ? rememberingTexts(byZod(schema))
        : fitting((value) => typeof value === 'string');
    case 'boolean':
      return fitting((value) => typeof value === 'boolean');
    case 'number':
      return 'format' in def && def.format === 'safeint' ? fitting(Number.isSafeInteger) : byZod(schema);
    case 'enum': {
      const values = new Set<unknown>(Object.values(def.entries));
      return fitting((value) => values.has(value));
    }
    case 'nullable': {
      const inner = encoderOf(def.innerType);
      return (value) => (value === null ? null : inner(value));
    }
    case 'array': {
      const element = encoderOf(def.element);
      return (value) => (Array.isArray(value) ? value.map(element) : unsure());
    }
    case 'object':
      return objectEncoder(schema, def);
    case 'pipe':
      return codecEncoder(schema, def);
    default:
      return byZod(schema);
  }
}

function fitting(fits: (value: unknown) => boolean): Encode {
  return (value) => (fits(value) ? value : unsure());
}

const mostRemembered = 5_000;
const longestRemembered = 40;

/** Days and instants repeat from row to row: what has been found to fit need not be looked at again. */
function rememberingTexts(encode: Encode): Encode {
  const fit = new Set<unknown>();
  return (value) => {
    if (fit.has(value)) return value;
    const encoded = encode(value);
    if (encoded !== value || String(value).length > longestRemembered) return encoded;
    if (fit.size >= mostRemembered) fit.clear();
    fit.add(value);
    return encoded;
  };
}

function objectEncoder(schema: z.core.$ZodType, def: z.core.$ZodObjectDef): Encode {
  if (def.catchall?._zod.def.type !== 'never') return byZod(schema);
  const fields = Object.entries(def.shape).map(([key, field]) => {
    const optional = field._zod.def.type === 'optional';
    const inner = optional ? (field as z.core.$ZodOptional)._zod.def.innerType : field;
    return { key, optional, encode: encoderOf(inner) };
  });
  const keys = new Set(fields.map(({ key }) => key));
  return (value) => {
    if (typeof value !== 'object' || value === null) return unsure();
    for (const key in value) if (!keys.has(key)) return unsure();
    const encoded: Record<string, unknown> = {};
    for (const { key, optional, encode } of fields) {
      const field = (value as Readonly<Record<string, unknown>>)[key];
      if (field !== undefined) encoded[key] = encode(field);
      else if (!optional) return unsure();
    }
    return encoded;
  };
}

const plainInside = new Set<unknown>(['bigint', 'number']);

/** Codecs between plain text outside and a plain number inside, as amounts and rates are. */
function codecEncoder(schema: z.core.$ZodType, def: z.core.$ZodPipeDef): Encode {
  const { in: outside, out: inside } = def;
  const { reverseTransform } = def as z.core.$ZodCodecDef;
  const isPlain =
    reverseTransform !== undefined &&
    outside._zod.def.type === 'string' &&
    !('format' in outside._zod.def) &&
    plainInside.has(inside._zod.def.type) &&
    ![outside, inside].some(isChecked);
  if (!isPlain) return byZod(schema);
  const encode =
    inside._zod.def.type === 'bigint' ? fitting((value) => typeof value === 'bigint') : make(inside);
  return (value) => {
    const payload: z.core.ParsePayload = { value: encode(value), issues: [] };
    const text = reverseTransform(payload.value as never, payload as never);
    return typeof text === 'string' && payload.issues.length === 0 ? text : unsure();
  };
}

function byZod(schema: z.core.$ZodType): Encode {
  return (value) => {
    const result = z.safeEncode(schema, value as never);
    return result.success ? result.data : unsure();
  };
}

function unsure(): never {
  throw doubt;
}
