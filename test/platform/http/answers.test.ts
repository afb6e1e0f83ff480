import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import t from 'tap';
import { z } from 'zod';
import type { App } from '../../../src/platform/http/app-instance.js';
import { etagOf, requireMatch } from '../../../src/platform/http/etag.js';
import { setRegistryRevision } from '../../../src/platform/http/registry-revision.js';
import { bearer, platformApp } from '../../support/app.js';

const thing = z.strictObject({ name: z.string() });
const long = { name: 'Zschopau '.repeat(500) };

function routes(api: App): void {
  api.get('/thing', { schema: { response: { 200: thing } } }, async (_request, reply) => {
    setRegistryRevision(reply, 7);
    return { name: 'Görlitz' };
  });
  api.get('/long', { schema: { response: { 200: thing } } }, async () => long);
  api.patch('/thing', { schema: { body: thing, response: { 200: thing } } }, async (request) => {
    requireMatch(request, thing, { name: 'Görlitz' });
    return request.body;
  });
}

t.test('a strong tag per representation, and nothing sent twice', async (t) => {
  const app = await platformApp(t, { api: routes });
  const first = await app.inject('/api/v1/thing');
  const hash = createHash('sha256').update('{"name":"Görlitz"}').digest('base64url');
  t.equal(first.headers.etag, `"${hash}"`);
  t.equal(first.headers['cache-control'], 'no-cache');
  t.equal(first.headers['registry-revision'], '7');
  for (const known of [`"${hash}"`, `W/"${hash}"`, `"a", "${hash}"`, '*', `"${hash}-gzip"`]) {
    const again = await app.inject({ url: '/api/v1/thing', headers: { 'if-none-match': known } });
    t.equal(again.statusCode, 304, known);
    t.equal(again.body, '');
    t.equal(again.headers.etag, `"${hash}"`);
  }
  const other = await app.inject({ url: '/api/v1/thing', headers: { 'if-none-match': '"x"' } });
  t.equal(other.statusCode, 200);
  const head = await app.inject({ method: 'HEAD', url: '/api/v1/thing' });
  t.equal(head.headers.etag, `"${hash}"`);
  t.equal(head.body, '');
  t.notOk((await app.inject('/api/v1/nothing')).headers.etag);
  const mine = await app.inject({ url: '/api/v1/thing', headers: bearer });
  t.equal(mine.headers['cache-control'], 'private, no-cache');
});

t.test('compressed when asked for, under a tag of its own', async (t) => {
  const app = await platformApp(t, { api: routes });
  const plain = await app.inject('/api/v1/long');
  t.notOk(plain.headers['content-encoding']);
  t.equal(plain.headers.vary, 'Accept-Encoding');
  const small = await app.inject({ url: '/api/v1/long', headers: { 'accept-encoding': 'br, gzip' } });
  t.equal(small.headers['content-encoding'], 'gzip');
  t.equal(gunzipSync(small.rawPayload).toString(), plain.body);
  t.equal(small.headers.etag, plain.headers.etag?.toString().replace(/"$/, '-gzip"'));
  const unchanged = await app.inject({
    url: '/api/v1/long',
    headers: { 'accept-encoding': 'gzip', 'if-none-match': String(small.headers.etag) },
  });
  t.equal(unchanged.statusCode, 304);
  const refused = await app.inject({ url: '/api/v1/long', headers: { 'accept-encoding': 'gzip;q=0, br' } });
  t.notOk(refused.headers['content-encoding']);
  t.notOk(
    (await app.inject({ url: '/api/v1/thing', headers: { 'accept-encoding': 'gzip' } })).headers[
      'content-encoding'
    ],
  );
});

t.test('a change names the state it was made from', async (t) => {
  const app = await platformApp(t, { api: routes });
  const change = (headers: Record<string, string>) =>
    app.inject({
      method: 'PATCH',
      url: '/api/v1/thing',
      payload: { name: 'Zittau' },
      headers: { ...bearer, ...headers },
    });
  t.equal((await change({})).json().code, 'precondition_required');
  t.equal((await change({ 'if-match': '"stale"' })).json().code, 'stale');
  const { etag } = (await app.inject('/api/v1/thing')).headers;
  t.equal((await change({ 'if-match': `W/${etag}` })).statusCode, 412, 'a weak tag does not say enough');
  const changed = await change({ 'if-match': `"x", ${etag}` });
  t.equal(changed.statusCode, 200);
  t.equal(changed.headers.etag, etagOf('{"name":"Zittau"}'));
  t.equal(changed.headers['cache-control'], 'no-store');
  t.equal((await change({ 'if-match': '*' })).statusCode, 200);
  t.equal((await change({ 'if-match': String(etag).replace(/"$/, '-gzip"') })).statusCode, 200);
});

t.test('headers that keep browsers from running or framing anything foreign', async (t) => {
  const app = await platformApp(t, { api: routes });
  const { headers } = await app.inject('/api/v1/thing');
  t.equal(
    headers['content-security-policy'],
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self';font-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
  );
  t.equal(headers['x-content-type-options'], 'nosniff');
  t.equal(headers['referrer-policy'], 'same-origin');
  t.notOk(headers['strict-transport-security']);
  t.notOk(headers['x-powered-by']);
  const secure = await platformApp(t, { api: routes }, { publicUrl: () => 'https://steckbrief.example' });
  t.match((await secure.inject('/api/v1/thing')).headers['strict-transport-security'], /max-age=31536000/);
});

t.test('figures for the operator name routes, not addresses', async (t) => {
  const app = await platformApp(t, { api: routes });
  await app.inject('/api/v1/thing');
  await app.inject('/api/v1/nobody/knows');
  const { body } = await app.inject('/metrics');
  t.match(body, /http_requests_total\{method="GET",route="\/api\/v1\/thing",status="200"\} 1/);
  t.match(body, /http_requests_total\{method="GET",route="none",status="404"\} 1/);
  t.match(body, /process_resident_memory_bytes \d/);
  t.notMatch(body, /nobody/);
});
