import t from 'tap';
import { z } from 'zod';
import { Problem } from '../../../src/kernel/problem.js';
import { text } from '../../../src/kernel/text.js';
import { platformApp } from '../../support/app.js';

t.test('a refusal is problem+json with every member of the contract', async (t) => {
  const app = await platformApp(t, {
    api(api) {
      api.get('/refused', async () => {
        throw new Problem('rule_broken', {
          detail: text('Das Ende liegt vor dem Beginn.', 'The end is before the start.'),
          errors: [{ pointer: '/period/end', code: 'end_before_start', detail: text('früher', 'earlier') }],
        });
      });
    },
  });
  const answer = await app.inject('/api/v1/refused');
  t.equal(answer.statusCode, 422);
  t.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
  t.equal(answer.headers['content-language'], 'en');
  t.match(answer.headers['x-request-id'], /^[0-9a-f-]{36}$/);
  t.same(answer.json(), {
    type: 'urn:steckbrief:problem:rule_broken',
    title: 'A rule is broken',
    status: 422,
    detail: 'The end is before the start.',
    instance: answer.headers['x-request-id'],
    code: 'rule_broken',
    errors: [{ pointer: '/period/end', code: 'end_before_start', detail: 'earlier' }],
  });
  const german = await app.inject({
    url: '/api/v1/refused',
    headers: { 'accept-language': 'fr, de-AT;q=0.9, en;q=0.5' },
  });
  t.equal(german.json().title, 'Die Angaben verletzen eine Regel');
  t.equal(german.json().errors[0].detail, 'früher');
});

t.test(
  'what nobody foresaw is a 500 that tells nothing, and one line in the log that names the request',
  async (t) => {
    const lines: { requestId?: string; level: number; failures?: { message: string }[] }[] = [];
    const { pino } = await import('pino');
    const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
    const app = await platformApp(
      t,
      {
        api(api) {
          api.get('/broken/:name', async () => {
            throw new Error('secret: host db.internal', {
              cause: Object.assign(new Error('invalid input: "Erika Mustermann"'), { code: '22P02' }),
            });
          });
          api.get(
            '/mismatch',
            { schema: { response: { 200: z.strictObject({ a: z.string() }) } } },
            async () => {
              const surplus: { a: string } = Object.assign({ a: 'x' }, { beneficiary: 'Erika' });
              return surplus;
            },
          );
        },
      },
      { logger },
    );
    const answer = await app.inject('/api/v1/broken/erika?');
    t.equal(answer.statusCode, 500);
    t.notMatch(answer.body, /secret|db\.internal|22P02/);
    const line = lines.find((entry) => entry.level >= 50);
    t.equal(line?.requestId, answer.headers['x-request-id']);
    t.notMatch(JSON.stringify(line), /Mustermann|erika/);

    const mismatch = await app.inject('/api/v1/mismatch');
    t.equal(mismatch.statusCode, 500);
    t.notMatch(mismatch.body, /Erika|beneficiary/);
    t.match(lines.at(-1)?.failures?.[0]?.message, /GET \/api\/v1\/mismatch.*undeclared fields beneficiary/);
  },
);

t.test('the database: away is 503 with a time to wait, too slow is 503 as well', async (t) => {
  const app = await platformApp(t, {
    api(api) {
      api.get('/timeout', async () => {
        const inner = Object.assign(new Error('canceling statement'), { code: '57014' });
        throw new Error('Failed query', { cause: inner });
      });
    },
  });
  const ready = await app.inject('/health/ready');
  t.equal(ready.statusCode, 503);
  t.equal(ready.json().code, 'database_unavailable');
  t.ok(Number(ready.headers['retry-after']) > 0);
  t.equal((await app.inject('/health/live')).statusCode, 200);
  const slow = await app.inject('/api/v1/timeout');
  t.equal(slow.json().code, 'overloaded');
  t.ok(slow.headers['retry-after']);
});

t.test('people get a page, in the language of the address', async (t) => {
  const app = await platformApp(t, {});
  const accept = { accept: 'text/html,application/xhtml+xml' };
  const german = await app.inject({
    url: '/gibt-es-nicht?q=<script>',
    headers: { ...accept, 'accept-language': 'en' },
  });
  t.equal(german.statusCode, 404);
  t.match(german.headers['content-type'], /^text\/html/);
  t.match(german.body, /<html[^>]* lang="de"/);
  t.match(german.body, /Nicht gefunden/);
  t.notMatch(german.body, /<script>/);
  t.ok(german.headers['content-security-policy']);
  const english = await app.inject({ url: '/en/nothing', headers: accept });
  t.match(english.body, /<html[^>]* lang="en"/);
  const program = await app.inject('/gibt-es-nicht');
  t.match(program.headers['content-type'], /problem\+json/);
  const api = await app.inject({ url: '/api/v1/nothing', headers: accept });
  t.match(api.headers['content-type'], /problem\+json/);
});

t.test('a known path with another method is 405 and says which exist', async (t) => {
  const app = await platformApp(t, {
    api(api) {
      api.get('/things/:id', async () => ({}));
      api.patch('/things/:id', async () => ({}));
      api.get('/things/:id/file.pdf', async () => ({}));
    },
  });
  for (const method of ['DELETE', 'PUT', 'TRACE', 'OPTIONS', 'PROPFIND', 'SEARCH'] as const) {
    const answer = await app.inject({ method: method as 'PUT', url: '/api/v1/things/7?x=1', payload: '{' });
    t.equal(answer.statusCode, 405, method);
    t.equal(answer.headers.allow, 'GET, HEAD, PATCH');
  }
  t.equal(
    (await app.inject({ method: 'DELETE', url: '/api/v1/things/7/file.pdf' })).headers.allow,
    'GET, HEAD',
  );
  t.equal((await app.inject({ method: 'DELETE', url: '/api/v1/things/7/fileXpdf' })).statusCode, 404);
  const override = await app.inject({
    url: '/api/v1/things/7',
    headers: { 'x-http-method-override': 'DELETE', 'x-method-override': 'PATCH' },
  });
  t.equal(override.statusCode, 200);
});
