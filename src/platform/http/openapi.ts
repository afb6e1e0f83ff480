import swagger from '@fastify/swagger';
import { z } from 'zod';
import { programVersion } from '../files/program-version.js';
import { type Access, isWrite, open } from './access.js';
import type { App } from './app-instance.js';
import { finishedDocument, sharedParts } from './openapi-document.js';
import { type Json, schemaWriter } from './openapi-schemas.js';
import { commonProblems, problemResponses } from './problem-schemas.js';
import { surfaceOf } from './surface.js';

interface DocumentedRoute {
  readonly method: string | string[];
  readonly config?: { readonly access?: Access };
}

/** Collects the API's document (OpenAPI 3.1) from the schemas of the routes registered after it, and serves it. */
export async function documentApi(app: App): Promise<void> {
  const writer = schemaWriter();
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Steckbrief',
        version: programVersion,
        description: 'Statewide registry of ESF-funded projects for Saxony.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } as { name: string },
      },
      servers: [{ url: '/', description: 'The service that serves this document' }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, ...sharedParts },
    },
    transform: ({ schema, url, route }) => {
      if (surfaceOf(url) !== 'api' || !schema || schema.hide) return { schema: { hide: true }, url };
      const written = writtenSchema(schema as Json, writer.write);
      return { schema: { ...written, security: needsToken(route) ? [{ token: [] }] : [] }, url };
    },
    transformObject: (document) => {
      if (!('openapiObject' in document)) throw new Error('not an OpenAPI 3 document');
      return finishedDocument(document.openapiObject as unknown as Json, writer.components) as never;
    },
  });
  app.get('/openapi.json', { config: open, schema: { hide: true } }, async () => app.swagger());
}

function writtenSchema(schema: Json, write: (schema: z.ZodType) => Json): Json {
  const response = { ...problemResponses(...commonProblems), ...(schema.response as object) };
  return { ...mapSchemas(schema, write), response: mapSchemas(withDescriptions(response), write) };
}

function withDescriptions(responses: object): object {
  const entries = Object.entries(responses).map(([status, answer]) => {
    if (!(answer instanceof z.ZodType)) return [status, answer];
    const description = answer.meta()?.description ?? (status === '201' ? 'Created.' : 'The answer.');
    return [status, { description, content: { 'application/json': { schema: answer } } }];
  });
  return Object.fromEntries(entries);
}

/** The same structure with every zod schema written as JSON schema. */
function mapSchemas(value: object, write: (schema: z.ZodType) => Json): Json {
  const entries = Object.entries(value).map(([key, child]) => {
    if (child instanceof z.ZodType) return [key, write(child)];
    const isPlain = typeof child === 'object' && child !== null && !Array.isArray(child);
    return [key, isPlain ? mapSchemas(child, write) : child];
  });
  return Object.fromEntries(entries);
}

function needsToken({ method, config }: DocumentedRoute): boolean {
  const access = config?.access;
  return access === undefined ? [method].flat().some(isWrite) : access !== 'public';
}
