import type { Json } from './openapi-schemas.js';

const refPattern = /"#\/components\/schemas\/([\w.-]+)"/g;

/** Puts the gathered components in, only those in use, and everything into an order that does not depend on chance. */
export function finishedDocument(document: Json, components: ReadonlyMap<string, Json>): Json {
  const paths = sortedByKey(mapOperations(document.paths as Json));
  const used = [...reachable(paths, components)].sort();
  const schemas = Object.fromEntries(used.map((id) => [id, components.get(id)]));
  return { ...document, paths, components: { ...(document.components as Json), schemas } };
}

function reachable(paths: Json, components: ReadonlyMap<string, Json>): Set<string> {
  const found = new Set<string>();
  const open: unknown[] = [paths];
  for (let node = open.pop(); node !== undefined; node = open.pop())
    for (const [, id = ''] of JSON.stringify(node).matchAll(refPattern)) {
      if (found.has(id)) continue;
      const component = components.get(id);
      if (!component) throw new Error(`openapi: nothing is called ${id}`);
      found.add(id);
      open.push(component);
    }
  return found;
}

/** Lists among the query parameters are comma-separated, which OpenAPI calls form style without explosion. */
function mapOperations(paths: Json): Json {
  const copy = structuredClone(paths) as Record<string, Record<string, { parameters?: Json[] }>>;
  for (const path of Object.values(copy))
    for (const { parameters = [] } of Object.values(path))
      for (const parameter of parameters)
        if ((parameter.schema as Json | undefined)?.type === 'array')
          Object.assign(parameter, { style: 'form', explode: false });
  return copy;
}

function sortedByKey(value: Json): Json {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
