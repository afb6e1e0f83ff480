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

interface Operation {
  parameters?: Json[];
  responses?: Record<string, { headers?: Json }>;
}

/** What the platform adds to every route of a kind, described once. */
export const sharedParts = {
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      description:
        'Lets the same write be sent again safely: for seven days the first answer is repeated. 1 to 255 printable ASCII characters.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
    IfMatch: {
      name: 'If-Match',
      in: 'header',
      required: true,
      description: 'ETag of the state the change was made from.',
      schema: { type: 'string' },
    },
  },
  headers: {
    ETag: {
      description: 'Strong tag of this representation, for If-None-Match and If-Match.',
      schema: { type: 'string' },
    },
  },
} as const;

const parameter = (name: keyof typeof sharedParts.parameters): Json => ({
  $ref: `#/components/parameters/${name}`,
});

function mapOperations(paths: Json): Json {
  const copy = structuredClone(paths) as Record<string, Record<string, Operation>>;
  for (const path of Object.values(copy))
    for (const [method, operation] of Object.entries(path)) {
      const added = addedParameters(method);
      const parameters = [...(operation.parameters ?? []).map(readable), ...added];
      if (parameters.length > 0) operation.parameters = parameters;
      const ok = operation.responses?.['200'];
      if (method === 'get' && ok) ok.headers = { ...ok.headers, ETag: { $ref: '#/components/headers/ETag' } };
    }
  return copy;
}

function addedParameters(method: string): Json[] {
  if (method === 'post') return [parameter('IdempotencyKey')];
  return method === 'patch' ? [parameter('IfMatch'), parameter('IdempotencyKey')] : [];
}

/** Name first; lists are comma-separated, which OpenAPI calls form style without explosion. */
function readable({ name, in: place, required, description, schema, ...rest }: Json): Json {
  const isList = (schema as Json | undefined)?.type === 'array';
  return {
    name,
    in: place,
    required,
    ...(description === undefined ? {} : { description }),
    ...(isList ? { style: 'form', explode: false } : {}),
    ...rest,
    schema,
  };
}

function sortedByKey(value: Json): Json {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
