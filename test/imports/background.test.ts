import { setTimeout as pause } from 'node:timers/promises';
import t from 'tap';
import { publishWaitingImports } from '../../src/imports/commands/publication-job.js';
import { readWaitingImports } from '../../src/imports/commands/reading-job.js';
import { bearer } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { call } from '../support/workflow.js';
import { published, service } from './service.js';

t.setTimeout(120_000);

const headings =
  'Bezeichnung des Vorhabens;Name des Begünstigten;Beginn;Ende;Förderfähige Gesamtkosten;Ort;Zusammenfassung\n';
/** More than what is read at once. */
const large = (rows: number): string =>
  headings +
  Array.from(
    { length: rows },
    (_, n) => `Vorhaben ${n};Stadt ${n % 50};01.01.2016;31.12.2018;${n + 1},00;Riesa;${'Text '.repeat(240)}`,
  ).join('\n');
const file = large(7_000);

const log = { info: () => undefined, error: () => undefined } as unknown as Parameters<
  typeof readWaitingImports
>[0]['log'];
const read = (database: TestDatabase, stop = new AbortController().signal) =>
  readWaitingImports({ database, sql: database.ownerSql, log, stop });

const publish = (database: TestDatabase, stop = new AbortController().signal) =>
  publishWaitingImports({ database, sql: database.ownerSql, log, stop });

t.test(
  'a large file is read in the background, with a progress that is true, and published in bulk',
  async (t) => {
    const { app, post, get, propose, staff, lead, database } = await service(t);
    const form = `--b\r\ncontent-disposition: form-data; name="answers"\r\n\r\n{"fund":"2014-2020/ESF"}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="liste.csv"\r\n\r\n${file}\r\n--b--\r\n`;
    const type = 'multipart/form-data; boundary=b';
    const sent = await post(form, type, { 'idempotency-key': 'large' });
    t.equal(sent.statusCode, 202);
    const { id } = sent.json();
    t.equal(sent.headers.location, `/api/v1/imports/${id}`);
    t.match(sent.json(), { state: 'reading', progress: { phase: 'waiting', rowsRead: 0 } });
    t.equal((await propose(id)).statusCode, 409, 'what is being read is not proposed');
    const again = await post(form, type, { 'idempotency-key': 'large' });
    t.equal(again.json().id, id, 'sent again with its key it is the same import');
    const reading = read(database);
    const seen: number[] = [];
    for (let state = 'reading'; state === 'reading'; ) {
      const now = (await get(`/imports/${id}`)).json();
      state = now.state;
      if (now.progress) seen.push(now.progress.rowsRead);
      await pause(20);
    }
    await reading;
    t.same(
      seen,
      [...seen].sort((a, b) => a - b),
      'it only goes on',
    );
    t.match((await get(`/imports/${id}`)).json(), {
      state: 'preview',
      progress: null,
      counts: { rows: 7_000, new: 7_000, errors: 0 },
      sums: { all: { totalEligibleCost: '24503500.00' }, new: { totalEligibleCost: '24503500.00' } },
    });
    const [answer] = await database.ownerSql`
      select question, answered_by = (select created_by from import_run where id = ${id}) as is_theirs from import_answer`;
    t.match(answer, { question: 'fund', is_theirs: true }, 'who answered is kept');
    t.equal((await propose(id)).statusCode, 200);
    const publishing = { method: 'POST', path: `/imports/${id}/publish` } as const;
    const ask = (headers = {}) => call(app, lead, publishing.method, publishing.path, undefined, headers);
    const cancel = () => call(app, lead, 'DELETE', `/imports/${id}/publication`);
    const state = async () => (await get(`/imports/${id}`)).json();
    const waitFor = async (phase: string) => {
      for (let now = await state(); now.publication?.state !== phase; now = await state()) await pause(5);
    };

    const first = ask();
    await waitFor('waiting');
    t.match(await state(), {
      state: 'proposed',
      publication: { state: 'waiting', projectsWritten: 0, projectsTotal: 7_000, failure: null },
    });
    t.equal((await cancel()).statusCode, 204, 'it is cancelled before anybody has begun');
    t.match((await first).json(), { state: 'proposed', publication: null });

    const second = ask();
    await waitFor('waiting');
    const broken = publish(database);
    for (let now = await state(); !(now.publication?.projectsWritten > 0); now = await state())
      await pause(5);
    t.equal((await call(app, staff, 'POST', `/imports/${id}/take-back`)).statusCode, 409);
    t.equal((await cancel()).statusCode, 204, 'and while it is written');
    await Promise.all([second, broken]);
    t.match(await state(), { state: 'proposed', publication: null });
    t.equal(await published(database), 0, 'nothing of it is published');

    const stop = new AbortController();
    const third = ask({ 'idempotency-key': 'publish' });
    await waitFor('waiting');
    const ended = publish(database, stop.signal);
    await waitFor('running');
    stop.abort();
    await ended;
    t.match(
      await state(),
      { publication: { state: 'waiting', projectsWritten: 0 } },
      'it waits for the next',
    );
    const both = [publish(database), publish(database)];
    t.match((await third).json(), { state: 'committed', publication: null });
    await Promise.all(both);
    t.match((await ask({ 'idempotency-key': 'publish' })).json(), { committedRevision: 2 });
    t.match((await ask()).json(), { committedRevision: 2 }, 'published again it is the same');
    t.equal((await cancel()).statusCode, 204, 'nothing is left to cancel');
    t.equal(await published(database), 7_000);
    const [last] =
      await database.ownerSql`select actor from registry_revision order by revision desc limit 1`;
    t.equal(last?.actor, lead.id, 'in the name of who asked');
    const [version] = await database.ownerSql`
    select reference, name, summary is not null as has_summary, version_number from project_version order by id desc limit 1`;
    t.match(version, { reference: 'SN14-7000', name: 'Vorhaben 6999', has_summary: true, version_number: 1 });
  },
);

t.test('reading is cancelled at any time; what was read is gone', async (t) => {
  const { app, post, get, database } = await service(t);
  const remove = (id: string) =>
    app.inject({ method: 'DELETE', url: `/api/v1/imports/${id}`, headers: bearer });
  const { id } = (await post(file)).json();
  const reading = read(database);
  for (let phase = 'waiting'; phase === 'waiting'; await pause(10))
    phase = (await get(`/imports/${id}`)).json().progress?.phase ?? 'done';
  t.equal((await remove(id)).statusCode, 204);
  await reading;
  t.equal((await get(`/imports/${id}`)).statusCode, 404);
  const [left] = await database.ownerSql`select count(*)::int as n from import_row`;
  t.equal(left?.n, 0);
  const waiting = (await post(file)).json();
  t.equal((await remove(waiting.id)).statusCode, 204, 'also before anybody reads it');
  t.equal((await remove(waiting.id)).statusCode, 404);
  const gone = (await post(file)).json();
  const errors: unknown[] = [];
  const looked = readWaitingImports({
    database,
    sql: database.ownerSql,
    log: { ...log, error: (...words: unknown[]) => void errors.push(words) } as typeof log,
    stop: new AbortController().signal,
  });
  await database.ownerSql`select pg_sleep(0.05)`;
  t.equal((await remove(gone.id)).statusCode, 204, 'and while it begins');
  await looked;
  t.same(errors, []);
});

t.test('a reader that ends half-way leaves the file to the next; what cannot be read says why', async (t) => {
  const { post, get, database } = await service(t);
  const { id } = (await post(file)).json();
  const stop = new AbortController();
  const first = read(database, stop.signal);
  await pause(300);
  stop.abort();
  await first;
  t.equal((await get(`/imports/${id}`)).json().state, 'reading');
  await read(database);
  t.match((await get(`/imports/${id}`)).json(), { state: 'preview', counts: { rows: 7_000 } });
  const broken = (
    await post(
      Buffer.concat([Buffer.from('PK\u0003\u0004xl/workbook.xml', 'latin1'), Buffer.alloc(9_000_000, 1)]),
    )
  ).json();
  await read(database);
  t.match((await get(`/imports/${broken.id}`)).json(), {
    state: 'failed',
    failure: { code: 'malformed', detail: { en: /damaged/ } },
  });
});
