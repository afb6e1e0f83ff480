import { readFileSync } from 'node:fs';
import t from 'tap';
import { z } from 'zod';
import { apiDocument } from '../src/openapi.js';
import { packagePath } from '../src/platform/files/package-root.js';
import { signedIn } from '../src/platform/http/access.js';
import { decimalString } from '../src/platform/http/api-schemas.js';
import { problemResponses } from '../src/platform/http/problem-schemas.js';
import { limitParam, listOf } from '../src/platform/http/query-params.js';
import { platformApp } from './support/app.js';

t.test('openapi.yaml is what the routes say', async (t) => {
  const written = readFileSync(packagePath('openapi.yaml'), 'utf8');
  t.equal(await apiDocument(), written, 'run npm run openapi');
});

t.test('schemas become components once, in the form that travels', async (t) => {
  const thing = z
    .strictObject({ name: z.string(), cost: decimalString.nullable() })
    .meta({ id: 'TestThing' });
  const querystring = z.strictObject({ limit: limitParam, fund: listOf(z.enum(['ESF', 'ESF+'])).optional() });
  const app = await platformApp(t, {
    api(api) {
      const response = { 200: z.strictObject({ items: z.array(thing) }), ...problemResponses('not_found') };
      api.get('/things', { schema: { operationId: 'listThings', querystring, response } }, async () => ({
        items: [],
      }));
      api.get('/secret', { config: signedIn, schema: { response: { 200: thing } } }, async () => ({
        name: 'x',
        cost: 150n,
      }));
      api.post('/things', { schema: { body: thing, response: { 201: thing } } }, async (request, reply) => {
        reply.code(201);
        return request.body;
      });
    },
  });
  const document = (await app.inject('/openapi.json')).json();
  t.equal(document.openapi, '3.1.0');
  t.same(Object.keys(document.paths), ['/api/v1/secret', '/api/v1/things']);
  t.same(Object.keys(document.components.schemas), ['Amount', 'Problem', 'TestThing']);
  const { get, post } = document.paths['/api/v1/things'];
  t.same(document.components.schemas.TestThing, {
    type: 'object',
    properties: {
      name: { type: 'string' },
      cost: { anyOf: [{ $ref: '#/components/schemas/Amount' }, { type: 'null' }] },
    },
    required: ['name', 'cost'],
    additionalProperties: false,
  });
  t.equal(document.components.schemas.Amount.type, 'string');
  t.same(get.parameters, [
    {
      name: 'limit',
      in: 'query',
      required: false,
      schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    },
    {
      name: 'fund',
      in: 'query',
      required: false,
      style: 'form',
      explode: false,
      schema: { type: 'array', items: { type: 'string', enum: ['ESF', 'ESF+'] } },
    },
  ]);
  t.same(Object.keys(get.responses), ['200', '400', '404', '500', '503']);
  const problem = get.responses['404'].content['application/problem+json'];
  t.same(problem, { schema: { $ref: '#/components/schemas/Problem' } });
  t.same(get.security, []);
  t.same(post.security, [{ token: [] }]);
  t.same(document.paths['/api/v1/secret'].get.security, [{ token: [] }]);
  t.same(post.requestBody.content['application/json'].schema, { $ref: '#/components/schemas/TestThing' });
});

t.test('a schema that lets unknown fields pass stops the start', async (t) => {
  const open = z.strictObject({ inner: z.array(z.object({ a: z.string() })) });
  const start = platformApp(t, {
    api(api) {
      api.get('/open', { schema: { response: { 200: open } } }, async () => ({ inner: [] }));
    },
  });
  await t.rejects(start, /GET \/api\/v1\/open: use z\.strictObject in response\.200/);
});
