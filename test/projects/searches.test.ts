import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import t from 'tap';
import { aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';

const { app, database } = await testApp(t, 'reference', { trustedProxies: ['127.0.0.1'] });
await publishNew(
  database,
  ...Array.from({ length: 20 }, (_, index) => aProject({ name: `Platz-${index}-` })),
);
await app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.server.address() as AddressInfo;
const crowd = { 'x-forwarded-for': '192.0.2.1' };

interface Client {
  readonly answer: Promise<IncomingMessage | null>;
  hangUp(): void;
}

/** Somebody who waits for an answer until they have enough of it. */
function client(path: string, headers: Record<string, string> = crowd): Client {
  const request = httpGet({ host: '127.0.0.1', port, path, headers, agent: false });
  const answer = new Promise<IncomingMessage | null>((resolve) => {
    request.once('response', (response) => resolve(response.resume()));
    request.once('error', () => resolve(null));
  });
  return { answer, hangUp: () => request.destroy() };
}

async function runningSearches(): Promise<number> {
  const [row] = await database.sql<{ running: number }[]>`
    select count(*)::int as running from pg_stat_activity
    where application_name in ('steckbrief search', 'steckbrief lone search') and datname = current_database() and state <> 'idle'`;
  return row?.running ?? -1;
}

async function until(condition: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await condition()) return true;
    await pause(20);
  }
  return false;
}

/** While it works, every statement over projects takes as long as this takes. */
async function whileProjectsAreSlow(work: () => Promise<void>): Promise<void> {
  await database.ownerSql.begin(async (tx) => {
    await tx`lock table project_version in access exclusive mode`;
    await work();
  });
}

const searches = [
  '/api/v1/projects?q=Platz&include=total',
  '/vorhaben?q=Platz',
  '/en/vorhaben?minCost=5',
  '/api/v1/aggregates?groupBy=city&q=Platz',
  '/api/v1/aggregates.csv?groupBy=year&status=running',
  '/api/v1/projects?q=Platz&workflow=draft,published',
];

t.test('fifty who search and hang up leave nothing running, and nobody else waits', async (t) => {
  await whileProjectsAreSlow(async () => {
    const clients = Array.from({ length: 50 }, (_, index) => client(searches[index % searches.length] ?? ''));
    t.ok(await until(async () => (await runningSearches()) === 4), 'only so many at a time');
    const refused = await Promise.race(clients.map(({ answer }) => answer));
    t.equal(refused?.statusCode, 503, 'a full line is said at once');
    t.equal(refused?.headers['retry-after'], '5');
    const bystander = await client('/api/v1/cities').answer;
    t.equal(bystander?.statusCode, 200, 'others read meanwhile');
    for (const one of clients) one.hangUp();
    t.ok(await until(async () => (await runningSearches()) === 0), 'cancelled on the server');
  });
  for (const path of searches)
    t.equal((await client(path).answer)?.statusCode, 200, `${path}: the next who asks is answered`);
});

t.test('one who asks much does not keep others from searching', async (t) => {
  let single: Client | undefined;
  let clients: Client[] = [];
  await whileProjectsAreSlow(async () => {
    clients = Array.from({ length: 40 }, () => client('/api/v1/projects?q=Platz-1'));
    await Promise.race(clients.map(({ answer }) => answer));
    single = client('/api/v1/projects?q=Platz-2-', { 'x-forwarded-for': '192.0.2.2' });
    await pause(50);
  });
  t.equal((await single?.answer)?.statusCode, 200);
  const outcomes = await Promise.all(clients.map(async ({ answer }) => (await answer)?.statusCode));
  t.same([...new Set(outcomes)].sort(), [200, 503]);
});

t.test('a search sees what a plain list sees, also when it was asked before', async (t) => {
  const titles = async (path: string) =>
    (await app.inject(path)).json().items.map((one: { name: string }) => one.name);
  const found = await titles('/api/v1/projects?q=Platz&sort=name&limit=50');
  t.equal(found.length, 20);
  t.same(await titles('/api/v1/projects?q=Platz&sort=name&limit=50'), found);
  await publishNew(database, aProject({ name: 'Platz-neu' }));
  t.equal((await titles('/api/v1/projects?q=Platz&sort=name&limit=50')).length, 21);
});
