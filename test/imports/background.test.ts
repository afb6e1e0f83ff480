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
/** More than what is published at once. */
const rows = 2_600;
/** More than what is read at once. */
const large = (): string =>
  headings +
  Array.from(
    { length: rows },
    (_, n) => `Vorhaben ${n};Stadt ${n % 50};01.01.2016;31.12.2018;${n + 1},00;Riesa;${'Text '.repeat(650)}`,
  ).join('\n');
const file = large();

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
      counts: { rows, new: rows, errors: 0 },
      sums: { all: { totalEligibleCost: '3381300.00' }, new: { totalEligibleCost: '3381300.00' } },
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

    /** Has a job publish, and holds it up until something was done meanwhile. */
    const whilePublishing = (work: () => Promise<unknown>, stop?: AbortSignal) =>
      database.ownerSql.begin(async (sql) => {
        await sql`select pg_advisory_xact_lock(hashtextextended('steckbrief.registry', 0))`;
        const job = publish(database, stop);
        await waitFor('running');
        await work();
        return { job };
      });

    const first = ask();
    await waitFor('waiting');
    t.match(await state(), {
      state: 'proposed',
      publication: { state: 'waiting', projectsWritten: 0, projectsTotal: rows, failure: null },
    });
    t.equal((await cancel()).statusCode, 204, 'it is cancelled before anybody has begun');
    t.match((await first).json(), { state: 'proposed', publication: null });

    const second = ask();
    await waitFor('waiting');
    let answered: ReturnType<typeof cancel> | undefined;
    const cancelling = await whilePublishing(async () => {
      t.equal((await call(app, staff, 'POST', `/imports/${id}/take-back`)).statusCode, 409);
      const cancelled = cancel();
      // So long the job needs to notice.
      await pause(600);
      // It is answered once the job has ended, which waits for us.
      answered = cancelled;
    });
    await Promise.all([second, cancelling.job]);
    t.equal((await answered)?.statusCode, 204, 'and while it is published');
    t.match(await state(), { state: 'proposed', publication: null });
    t.equal(await published(database), 0, 'nothing of it is published');

    const stop = new AbortController();
    const third = ask({ 'idempotency-key': 'publish' });
    await waitFor('waiting');
    const { job } = await whilePublishing(async () => stop.abort(), stop.signal);
    await job;
    t.match(
      await state(),
      { publication: { state: 'waiting', projectsWritten: 0 } },
      'it waits for the next',
    );
    await Promise.all([publish(database), publish(database)]);
    await third;
    t.match(await state(), { state: 'committed', publication: null });
    const repeated = await ask({ 'idempotency-key': 'publish' });
    t.equal(repeated.json().id, id, 'asked again with its key it is the same');
    t.match((await ask()).json(), { state: 'committed', committedRevision: 2 }, 'and without it');
    t.equal((await cancel()).statusCode, 204, 'nothing is left to cancel');
    t.equal(await published(database), rows);
    const [notes] =
      await database.ownerSql`select gin_clean_pending_list('project_version_words')::int as pages`;
    t.equal(notes?.pages, 0, 'its words are sorted in');
    const [last] =
      await database.ownerSql`select actor from registry_revision order by revision desc limit 1`;
    t.equal(last?.actor, lead.id, 'in the name of who asked');
    const [version] = await database.ownerSql`
    select reference, name, summary is not null as has_summary, version_number from project_version order by id desc limit 1`;
    t.match(version, { reference: 'SN14-2600', name: 'Vorhaben 2599', has_summary: true, version_number: 1 });
  },
);

t.test(
  'two sources at the same time: each list becomes a revision of its own, and the sums are those of both',
  async (t) => {
    const { post, propose, lead, app, database } = await service(t);
    const titled = (title: string, name: string) =>
      `${title}\n${headings}${Array.from({ length: 40 }, (_, n) => `${name} ${n};Stadt ${n % 7};01.01.2016;31.12.2018;${n + 1},00;Riesa;`).join('\n')}`;
    const lists = [
      titled('Europäischer Sozialfonds 2014-2020, CCI 2014DE05SFOP012', 'Kurs'),
      titled('EFRE 2014-2020, CCI 2014DE16RFOP012', 'Halle'),
    ];
    const sent = await Promise.all(lists.map((each) => post(each)));
    const ids = sent.map((each) => each.json().id);
    t.same(
      sent.map((each) => each.statusCode),
      [201, 201],
    );
    t.same(
      (await Promise.all(ids.map((id) => propose(id)))).map((each) => each.statusCode),
      [200, 200],
    );
    const done = await Promise.all(ids.map((id) => call(app, lead, 'POST', `/imports/${id}/publish`)));
    t.same(
      done.map((each) => each.statusCode),
      [200, 200],
    );
    t.same(done.map((each) => each.json().committedRevision).sort(), [2, 3]);
    const [sums] = await database.ownerSql`
    select (select count(*)::int from project_version) as versions, (select count(distinct reference)::int from project) as projects,
      (select sum(total_eligible_cost)::text from project_rollup) as rolled_up,
      (select array_agg(n order by n) from (select count(*)::int as n from import_identity group by source_key) i) as identities`;
    t.same(sums, { versions: 80, projects: 80, rolled_up: '164000', identities: [40, 40] });
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
  t.match((await get(`/imports/${id}`)).json(), { state: 'preview', counts: { rows } });
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
