import { z } from 'zod';
import type { App } from './app-instance.js';
import { openObjects } from './serialisation.js';

/** Many routes share a schema, and looking through one takes longer than everything else about a route. */
const closed = new WeakSet<z.ZodType>();

/**
 * Stops the start when a route of the API has a schema that lets unknown fields pass: in a request they would be
 * ignored without a word, in an answer they would vanish or leak.
 */
export function requireStrictSchemas(api: App): void {
  api.addHook('onRoute', (route) => {
    for (const [part, schema] of schemasOf(route.schema ?? {})) {
      if (closed.has(schema)) continue;
      const open = openObjects(schema);
      if (open.length === 0) closed.add(schema);
      else
        throw new Error(`${route.method} ${route.url}: use z.strictObject in ${part} at ${open.join(', ')}`);
    }
  });
}

/** Every zod schema of a route, with the part of the request or answer it describes. */
function schemasOf(schema: object): [string, z.ZodType][] {
  const found: [string, z.ZodType][] = [];
  const visit = (part: string, value: unknown): void => {
    if (value instanceof z.ZodType) found.push([part, value]);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [key, child] of Object.entries(value)) visit(`${part}.${key}`, child);
  };
  for (const [part, value] of Object.entries(schema)) visit(part, value);
  return found;
}
