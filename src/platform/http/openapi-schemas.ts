import { z } from 'zod';

/** zod's own names for schemas that contain themselves; they need an id, or a `wire` form in their place. */
const unnamed = '__schema';

export type Json = Record<string, unknown>;

/** Turns zod schemas into JSON schemas of what travels, and gathers those with an id as components of the document. */
export interface SchemaWriter {
  write(schema: z.ZodType): Json;
  readonly components: ReadonlyMap<string, Json>;
}

export function schemaWriter(): SchemaWriter {
  const components = new Map<string, Json>();
  const keep = (id: string, schema: Json): void => {
    const before = components.get(id);
    if (before && JSON.stringify(before) !== JSON.stringify(schema))
      throw new Error(`two different schemas are called ${id}`);
    components.set(id, schema);
  };
  const write = (schema: z.ZodType): Json => {
    // What travels is always the input side: a codec's text, not its bigint. So requests and answers share components.
    const options = {
      io: 'input',
      target: 'draft-2020-12',
      unrepresentable: 'any',
      reused: 'inline',
    } as const;
    const { $schema: _, $defs = {}, ...root } = z.toJSONSchema(schema, options) as Json & { $defs?: Json };
    for (const [id, definition] of Object.entries($defs))
      if (!id.startsWith(unnamed)) keep(id, travelling(definition) as Json);
    return travelling(root) as Json;
  };
  return { write, components };
}

/** What zod writes where a whole number has no limits. */
const noLimits: readonly unknown[] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

/** Points references at the components, puts the stated wire form in the place of what zod can see of it. */
function travelling(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(travelling);
  if (typeof node !== 'object' || node === null) return node;
  if ('wire' in node && typeof node.wire === 'object') {
    const { wire, description } = node as { wire: object; description?: string };
    return description === undefined ? wire : { ...wire, description };
  }
  const said = Object.entries(node).filter(([, value]) => !noLimits.includes(value));
  const entries = said.map(([key, value]): [string, unknown] => {
    if (key === '$ref' && typeof value === 'string')
      return [key, value.replace('#/$defs/', '#/components/schemas/')];
    return [key, travelling(value)];
  });
  return Object.fromEntries(entries);
}
