import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import t from 'tap';
import { aProject, publishNew } from '../../support/a-project.js';
import { exportApp } from './export-app.js';

const lines: string[] = [];
const logger = pino(
  { level: 'info' },
  new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  }),
);
const { app, database } = await exportApp(t, { logger });
// Far more than all buffers between the database and a client that does not read.
const count = 3_000;
const long = 'Ein Ort für alle. '.repeat(700);
await publishNew(
  database,
  ...Array.from({ length: count }, (_, index) =>
    aProject({ name: `Platz-${index}-`, source: { kind: 'form', title: long, locator: null, date: null } }),
  ),
);
await app.listen({ host: '127.0.0.1', port: 0 });
const { port } = app.server.address() as AddressInfo;

/** An answer of which only the beginning has been read. */
async function begun(path: string): Promise<IncomingMessage> {
  const request = httpGet({ host: '127.0.0.1', port, path: `/api/v1${path}`, agent: false });
  request.on('error', () => undefined);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  answer.on('error', () => undefined);
  await once(answer, 'readable');
  return answer;
}

async function openCursors(): Promise<number> {
  const [row] = await database.sql<{ open: number }[]>`
    select count(*)::int as open from pg_stat_activity
    where application_name = 'steckbrief bulk' and datname = current_database() and state <> 'idle'`;
  return row?.open ?? -1;
}

async function until(condition: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await condition()) return true;
    await pause(50);
  }
  return false;
}

t.test(
  'an export is read no faster than its reader takes it, and ends when the reader is gone',
  async (t) => {
    for (const format of ['csv', 'ndjson', 'xlsx']) {
      const search = format === 'xlsx' ? '?q=Platz' : '';
      const answer = await begun(`/projects.${format}${search}`);
      if (format !== 'xlsx') {
        await pause(300);
        t.equal(await openCursors(), 1, `${format}: the cursor waits for the reader`);
      }
      answer.destroy();
      t.ok(await until(async () => (await openCursors()) === 0), `${format}: its connection is free again`);
    }
    const all = await fetch(`http://127.0.0.1:${port}/api/v1/projects.csv`);
    t.equal((await all.text()).split('\r\n').length, count + 2, 'and the next one is whole');
  },
);

t.test('readers who hang up leave room for everybody', async (t) => {
  const readers = await Promise.all(Array.from({ length: 4 }, () => begun('/projects.csv')));
  const waiting = httpGet({ host: '127.0.0.1', port, path: '/api/v1/projects.csv', agent: false });
  waiting.on('error', () => undefined);
  await pause(100);
  t.equal(await openCursors(), 4, 'only so many at a time');
  const bystander = await fetch(`http://127.0.0.1:${port}/api/v1/projects/SN-0001`);
  t.equal(bystander.status, 200, 'others read meanwhile');
  waiting.destroy();
  for (const reader of readers) reader.destroy();
  t.ok(await until(async () => (await openCursors()) === 0));
  const next = await app.inject('/api/v1/projects.csv?q=Platz-2999-');
  t.equal(next.trailers['x-row-count'], '1');
});

t.test('a cut export can be told from a whole one', async (t) => {
  const answer = await begun('/projects.csv');
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'steckbrief bulk' and datname = current_database()`;
  const ending = new Promise<string>((resolve) => {
    answer.on('end', () => resolve('end'));
    answer.on('error', () => resolve('cut'));
  });
  answer.resume();
  t.equal(await ending, 'cut', 'the connection breaks, the answer has no end');
  t.notOk(answer.complete);
  t.same(answer.trailers, {});
  // The driver learns of each broken connection in its own time; until then an export may be told to try again.
  const exported = async () => (await app.inject('/api/v1/projects.csv?q=Platz-2999-')).statusCode === 200;
  t.ok(await until(exported), 'exports get new connections');
});

t.test('what fails before the first byte is an ordinary refusal', async (t) => {
  await database.ownerSql`revoke select on project_version from steckbrief_app`;
  const refused = await app.inject('/api/v1/projects.csv');
  await database.ownerSql`grant select on project_version to steckbrief_app`;
  t.equal(refused.statusCode, 500);
  t.match(refused.headers['content-type'], 'application/problem+json');
  t.notOk(refused.headers['content-disposition']);
  t.notOk(refused.headers.trailer);
});

t.test('every export is in the log before its first byte, without what was searched for', async (t) => {
  const before = lines.length;
  await app.inject('/api/v1/projects.ndjson?q=geheim&asOf=1');
  const [line] = lines.slice(before).map((written) => JSON.parse(written));
  t.match(line, { msg: 'export begins', format: 'ndjson', revision: 1, filters: ['q'], actor: null });
  t.notMatch(lines.slice(before).join(''), 'geheim');
});
