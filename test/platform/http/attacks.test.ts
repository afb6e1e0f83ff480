import net from 'node:net';
import t from 'tap';
import { z } from 'zod';
import { open } from '../../../src/platform/http/access.js';
import { dayString, decimalString, percentString } from '../../../src/platform/http/api-schemas.js';
import type { App } from '../../../src/platform/http/app-instance.js';
import { asOfParam, limitParam, listOf, sortParam } from '../../../src/platform/http/query-params.js';
import { bearer, platformApp } from '../../support/app.js';

const listQuery = z.strictObject({
  limit: limitParam,
  city: listOf(z.string().regex(/^\d{8}$/)).optional(),
  sort: sortParam(['name', 'totalEligibleCost']).optional(),
  asOf: asOfParam.optional(),
  q: z.string().max(200).optional(),
});
const record = z.strictObject({
  name: z.string(),
  cost: decimalString.nullable().optional(),
  rate: percentString.optional(),
  start: dayString.optional(),
  extra: z.unknown().optional(),
});

function routes(api: App): void {
  api.get('/list', { schema: { querystring: listQuery } }, async (request) => ({
    asked: request.query.limit,
  }));
  api.get('/plain', async () => ({}));
  api.get(
    '/one/:id',
    { schema: { params: z.strictObject({ id: z.string().regex(/^[1-9]\d{0,9}$/) }) } },
    async () => ({}),
  );
  api.post('/records', { schema: { body: record, response: { 201: record } } }, async (request, reply) => {
    reply.code(201);
    return request.body;
  });
}

t.test('query strings no form of ours sends', async (t) => {
  const app = await platformApp(t, { api: routes });
  const refused: [string, string][] = [
    ['limit=-1', 'invalid_parameter'],
    ['limit=0', 'invalid_parameter'],
    ['limit=201', 'invalid_parameter'],
    ['limit=1e9', 'invalid_parameter'],
    ['limit=1.0', 'invalid_parameter'],
    ['limit=', 'invalid_parameter'],
    ['limit=5&limit=6', 'invalid_parameter'],
    ['limit[]=5', 'unknown_parameter'],
    ['limit[gt]=5', 'unknown_parameter'],
    ['__proto__=1', 'unknown_parameter'],
    ['constructor=1', 'unknown_parameter'],
    ['role=admin', 'unknown_parameter'],
    ['q=%00', 'invalid_text'],
    ['q=a%00b', 'invalid_text'],
    ['q=%ED%A0%80', 'malformed'],
    ['q=%FF', 'malformed'],
    ['q=%zz', 'malformed'],
    ['city=14625020,', 'invalid_parameter'],
    ['city=14625020,14625020', 'invalid_parameter'],
    ["city=1' or '1'='1", 'invalid_parameter'],
    ['sort=name;drop table project', 'invalid_parameter'],
    ['sort=--name', 'invalid_parameter'],
    ['sort=name,-name', 'invalid_parameter'],
    ['asOf=2023-02-29', 'invalid_parameter'],
    ['asOf=10000-01-01', 'invalid_parameter'],
    ['asOf=-1', 'invalid_parameter'],
    [`q=${'a'.repeat(5_000)}`, 'invalid_parameter'],
  ];
  for (const [query, code] of refused) {
    const answer = await app.inject(`/api/v1/list?${query}`);
    t.equal(answer.statusCode, 400, query.slice(0, 40));
    t.equal(answer.json().code, code, query.slice(0, 40));
  }
  t.equal((await app.inject('/api/v1/plain?x=1')).json().code, 'unknown_parameter');
  t.equal((await app.inject('/openapi.json?x=1')).json().code, 'unknown_parameter');
  t.same((await app.inject('/api/v1/list')).json(), { asked: 50 });
  t.same((await app.inject('/api/v1/list?limit=200&q=G%C3%B6rlitz+%F0%9F%98%80')).json(), { asked: 200 });
  const both = await app.inject('/api/v1/list?limit=0&sort=x');
  t.same(
    both
      .json()
      .errors.map((error: { pointer: string }) => error.pointer)
      .sort(),
    ['limit', 'sort.0'],
  );
});

t.test('addresses that name nothing are not found', async (t) => {
  const app = await platformApp(t, { api: routes });
  for (const id of [
    '99999999999',
    '-1',
    '1.0',
    '1e2',
    '%00',
    '%ED%A0%80',
    '..%2f..%2fetc',
    '%2e%2e',
    'x'.repeat(400),
  ]) {
    const answer = await app.inject(`/api/v1/one/${id}`);
    t.ok([400, 404].includes(answer.statusCode), id.slice(0, 20));
    t.match(answer.headers['content-type'], /problem\+json/);
  }
});

t.test('bodies that are not what they should be', async (t) => {
  const app = await platformApp(t, { api: routes });
  const post = (payload: string | Buffer, type = 'application/json') =>
    app.inject({
      method: 'POST',
      url: '/api/v1/records',
      payload,
      headers: { ...bearer, 'content-type': type },
    });
  const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);
  const refused: [string | Buffer, number, string][] = [
    ['{', 400, 'malformed'],
    ['', 400, 'malformed'],
    ['null', 400, 'malformed'],
    ['[]', 400, 'malformed'],
    ['{"name":1}', 400, 'malformed'],
    ['{"name":"x","role":"admin"}', 400, 'malformed'],
    ['{"name":"x","__proto__":{"role":"admin"}}', 400, 'malformed'],
    ['{"name":"x","constructor":{"prototype":{"a":1}}}', 400, 'malformed'],
    ['{"name":"a\\u0000b"}', 400, 'invalid_text'],
    ['{"name":"a\\ud800b"}', 400, 'invalid_text'],
    ['{"name":"x","extra":{"a\\u0000":1}}', 400, 'invalid_text'],
    [Buffer.from([0x7b, 0x22, 0x6e, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 400, 'malformed'],
    [`{"name":"x","extra":${deep('[', ']')}}`, 400, 'malformed'],
    [`{"name":"x","extra":${deep('{"a":', '}').replace(':}', ':1}')}}`, 400, 'malformed'],
    [`[${'1,'.repeat(5_000_000)}1]`, 413, 'too_large'],
    ['{"name":"x","cost":1e309}', 400, 'malformed'],
    ['{"name":"x","cost":"1e309"}', 400, 'malformed'],
    ['{"name":"x","cost":"NaN"}', 400, 'malformed'],
    ['{"name":"x","cost":"0x10"}', 400, 'malformed'],
    ['{"name":"x","cost":"1.234,56"}', 400, 'malformed'],
    ['{"name":"x","cost":"1.234"}', 400, 'malformed'],
    ['{"name":"x","cost":"99999999999999.00"}', 400, 'malformed'],
    ['{"name":"x","rate":"101"}', 400, 'malformed'],
    ['{"name":"x","start":"2023-02-31"}', 400, 'malformed'],
    ['{"name":"x","start":"31.02.2023"}', 400, 'malformed'],
    ['{"name":"x","start":"0000-00-00"}', 400, 'malformed'],
  ];
  for (const [payload, status, code] of refused) {
    const answer = await post(payload);
    t.equal(answer.statusCode, status, String(payload).slice(0, 50));
    t.equal(answer.json().code, code, String(payload).slice(0, 50));
  }
  t.equal((await post('name=x', 'application/x-www-form-urlencoded')).statusCode, 415);
  t.equal((await post('{"name":"x"}', 'text/plain')).statusCode, 415);
  t.equal((await post('{"name":"x"}', 'application/json; charset=x; boundary')).statusCode < 500, true);
  const all = await post('{"name":1,"cost":"x","start":"y"}');
  t.same(
    all.json().errors.map((error: { pointer: string }) => error.pointer),
    ['/name', '/cost', '/start'],
  );
  t.match(all.json().errors[1].detail, /1871273\.00/);

  const withMark = await post(
    '\ufeff{"name":"Görlitz","name":"Zittau","cost":"12.5","rate":"95","start":"2024-02-29"}',
  );
  t.equal(withMark.statusCode, 201, 'a byte order mark is skipped, of two equal keys the last holds');
  t.same(withMark.json(), { name: 'Zittau', cost: '12.50', rate: '95.00', start: '2024-02-29' });
});

t.test('writes without a token or from a foreign page', async (t) => {
  const app = await platformApp(t, {
    api: routes,
    pages(pages) {
      pages.post('/formular', { config: open }, async (request) => ({ body: request.body }));
    },
  });
  const write = (url: string, headers: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers,
      payload: url.startsWith('/api') ? '{"name":"x"}' : 'a=1&a=2',
    });
  const api = '/api/v1/records';
  const json = { 'content-type': 'application/json' };
  const anonymous = await write(api, json);
  t.equal(anonymous.statusCode, 401);
  t.equal(anonymous.json().code, 'token_required');
  t.match(anonymous.headers['www-authenticate'], /^Bearer/);
  t.equal((await write(api, { ...json, authorization: 'Bearer wrong' })).statusCode, 401);
  t.equal((await write(api, { ...json, authorization: 'Basic c2JrOg==' })).statusCode, 401);
  t.equal(
    (await app.inject({ url: '/api/v1/plain', headers: { authorization: 'Bearer wrong' } })).statusCode,
    401,
  );
  t.equal((await write(api, { ...json, ...bearer })).statusCode, 201);
  t.equal((await write(api, { ...json, ...bearer, origin: 'http://127.0.0.1:3000' })).statusCode, 201);
  for (const origin of [
    'null',
    'http://evil.example',
    'https://127.0.0.1:3000',
    'http://127.0.0.1:3001',
    'x',
  ])
    t.equal((await write(api, { ...json, ...bearer, origin })).json().code, 'foreign_origin', origin);

  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  t.equal((await write('/formular', form)).statusCode, 403, 'nobody says where it comes from');
  t.equal((await write('/formular', { ...form, 'sec-fetch-site': 'cross-site' })).statusCode, 403);
  t.equal((await write('/formular', { ...form, origin: 'http://evil.example' })).statusCode, 403);
  t.equal((await write('/formular', { ...form, origin: 'http://localhost:3000' })).statusCode, 200);
  const own = await write('/formular', { ...form, 'sec-fetch-site': 'same-origin' });
  t.same(own.json(), { body: { a: '1\n2' } });
});

t.test('pages take ticked boxes and empty fields as forms send them', async (t) => {
  const app = await platformApp(t, {
    pages(pages) {
      const querystring = z.object({ city: listOf(z.string()).optional(), q: z.string().optional() });
      pages.get('/vorhaben', { schema: { querystring } }, async (request) => request.query);
    },
  });
  const answer = await app.inject('/vorhaben?city=1&city=2,3&q=&a[b]=1&__proto__=2&utm_source=x');
  t.same(answer.json(), { city: ['1', '2', '3'] });
  t.equal((await app.inject('/vorhaben?q=%00')).statusCode, 400);
});

t.test('a forged Host is not repeated anywhere', async (t) => {
  const app = await platformApp(t, { api: routes });
  for (const url of ['/openapi.json', '/docs', '/api/v1/nothing', '/nothing', '/docs/']) {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', accept: 'text/html' };
    const answer = await app.inject({ url, headers });
    t.notMatch(answer.body + JSON.stringify(answer.headers), /evil\.example/, url);
  }
});

t.test('over a socket: header floods, broken requests and hang-ups leave the service standing', async (t) => {
  const app = await platformApp(t, { api: routes });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address() as net.AddressInfo;
  const raw = (request: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = net.connect(address.port, '127.0.0.1', () => socket.write(request));
      socket.on('data', (chunk) => {
        answer += chunk;
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
  const get = (headers: string) =>
    `GET /api/v1/plain HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`;
  t.match(await raw(get('')), /^HTTP\/1\.1 200 /);
  const many = Array.from({ length: 1_000 }, (_, index) => `a${index}: b\r\n`).join('');
  t.match(await raw(get(many)), /^HTTP\/1\.1 431 .*headers_too_large/s);
  t.match(await raw(get(`x: ${'y'.repeat(100_000)}\r\n`)), /^HTTP\/1\.1 431 .*headers_too_large/s);
  t.match(await raw('BLAH / HTTP/1.1\r\n\r\n'), /^HTTP\/1\.1 400 .*problem\+json/s);
  t.match(
    await raw('TRACE /api/v1/plain HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    /^HTTP\/1\.1 405 /,
  );
  t.match(
    await raw('GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    /^HTTP\/1\.1 400 .*malformed/s,
  );
  t.match(
    await raw('POST /api/v1/records HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{}'),
    /^HTTP\/1\.1 400 /,
  );
  const lying = net.connect(address.port, '127.0.0.1');
  lying.write(
    `POST /api/v1/records HTTP/1.1\r\nHost: x\r\nAuthorization: ${bearer.authorization}\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{"name"`,
  );
  lying.destroy();
  t.match(await raw(get('')), /^HTTP\/1\.1 200 /, 'still answering');
});
