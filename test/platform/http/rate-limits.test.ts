import t from 'tap';
import { open } from '../../../src/platform/http/access.js';
import type { App } from '../../../src/platform/http/app-instance.js';
import { limits } from '../../../src/platform/http/rate-limits.js';
import { platformApp, testApp } from '../../support/app.js';

const most = 3;

function routes(api: App): void {
  const few = { ...open, rateLimit: { max: most, timeWindow: 60_000 } };
  api.get('/costly', { config: few }, async () => ({}));
  api.get('/cheap', { config: open }, async () => ({}));
}

const pages = (pages: App): void => {
  pages.post(
    '/anmelden',
    { config: { ...open, rateLimit: { max: most, timeWindow: 60_000 } } },
    async () => 'x',
  );
};

/** Answers to so many requests and one more, each with the next of these X-Forwarded-For. */
async function asked(app: App, forwarded: (index: number) => string | undefined, url = '/api/v1/costly') {
  const statuses: number[] = [];
  for (let index = 0; index <= most; index += 1) {
    const value = forwarded(index);
    const headers = value === undefined ? {} : { 'x-forwarded-for': value };
    statuses.push((await app.inject({ url, headers, remoteAddress: '10.1.1.1' })).statusCode);
  }
  return statuses;
}

const limited = [200, 200, 200, 429];
const free = [200, 200, 200, 200];

t.test('what comes too often from one address is told when to come back', async (t) => {
  const app = await platformApp(t, { api: routes, pages });
  t.same(await asked(app, () => undefined), limited);
  const refusal = await app.inject({ url: '/api/v1/costly', remoteAddress: '10.1.1.1' });
  t.equal(refusal.json().code, 'too_many_requests');
  t.match(refusal.headers['content-type'], /problem\+json/);
  t.ok(Number(refusal.headers['retry-after']) >= 1 && Number(refusal.headers['retry-after']) <= 60);
  t.notOk(Object.keys(refusal.headers).some((name) => name.startsWith('x-ratelimit')));
  const other = await app.inject({ url: '/api/v1/costly', remoteAddress: '10.1.1.2' });
  t.equal(other.statusCode, 200, 'another address is not affected');
  t.same(await asked(app, () => undefined, '/api/v1/cheap'), free, 'nor another route');
  const health = [];
  for (let count = 0; count < 200; count += 1) health.push((await app.inject('/health/live')).statusCode);
  t.ok(
    health.every((status) => status === 200),
    'health is never refused',
  );

  const form = {
    accept: 'text/html',
    'content-type': 'application/x-www-form-urlencoded',
    'sec-fetch-site': 'same-origin',
  };
  const posts = [];
  for (let count = 0; count <= most; count += 1)
    posts.push(await app.inject({ method: 'POST', url: '/anmelden', headers: form, payload: 'a=1' }));
  t.equal(posts.at(-1)?.statusCode, 429);
  t.match(posts.at(-1)?.headers['content-type'], /^text\/html/, 'on pages as a page');
});

t.test('an address of the client’s own making counts for nothing without a trusted proxy', async (t) => {
  const app = await platformApp(t, { api: routes });
  t.same(await asked(app, (index) => `203.0.113.${index}`), limited, 'rotating X-Forwarded-For');
  const foreign = await platformApp(t, { api: routes }, { trustedProxies: ['10.2.0.0/16'] });
  t.same(await asked(foreign, (index) => `203.0.113.${index}`), limited, 'from somebody who is no proxy');
});

t.test('behind a trusted proxy clients are told apart by what the proxy saw', async (t) => {
  const parts = { trustedProxies: ['10.1.0.0/16'] };
  t.same(await asked(await platformApp(t, { api: routes }, parts), (index) => `203.0.113.${index}`), free);
  const app = await platformApp(t, { api: routes }, parts);
  t.same(
    await asked(app, (index) => `198.51.100.${index}, 203.0.113.9`),
    limited,
    'what the client itself put in front is not believed',
  );
});

t.test('costly routes of the service are limited, and leave room for an office', async (t) => {
  t.ok(Object.values(limits).every(({ max }) => max >= 30));
  const { app } = await testApp(t);
  const statuses: number[] = [];
  for (let index = 0; index <= limits.files.max; index += 1)
    statuses.push((await app.inject({ method: 'HEAD', url: '/api/v1/projects.ndjson' })).statusCode);
  t.equal(statuses.filter((status) => status === 200).length, limits.files.max);
  t.equal(statuses.at(-1), 429);
});
