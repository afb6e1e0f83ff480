import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'node-html-parser';
import t from 'tap';
import { z } from 'zod';
import { only, open } from '../../src/platform/http/access.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { platformApp, testApp } from '../support/app.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { aPerson, bautzen, browserOf, tokenOf } from '../support/people.js';
import { structureFaults } from '../web/html-structure.js';

const rowsOf = async ({ ownerSql }: TestDatabase) => [
  ...(await ownerSql`
    select route, subject, role, city, as_file as file, person_id as person from access_log order by id`),
];

function routes(api: App): void {
  const cities = only('cityEditor', 'auditor');
  const querystring = z.strictObject({ workflow: z.string().optional() });
  api.get('/open', { config: open, schema: { querystring } }, async () => ({}));
  api.get('/drafts/:id', { config: cities }, async () => ({}));
  api.post('/drafts/:id', { config: cities }, async () => ({}));
  api.get('/files/:id', { config: cities }, async (_request, reply) =>
    reply.header('content-disposition', 'attachment').send(Readable.from(['a', 'b'])),
  );
}

t.test('reading what is not public is logged, by whom and which; nothing else is', async (t) => {
  const database = await testDatabase(t);
  const editor = await aPerson(database, 'cityEditor');
  const app = await platformApp(t, { api: routes }, { database });
  const get = (url: string, headers = tokenOf(editor)) => app.inject({ url: `/api/v1${url}`, headers });
  await get('/open');
  await get('/open?workflow=draft');
  await get('/drafts/abc');
  await app.inject({ url: '/api/v1/drafts/abc' });
  await get('/nothing/abc');
  await app.inject({ method: 'POST', url: '/api/v1/drafts/abc', headers: tokenOf(editor) });
  const staff = await aPerson(database, 'staff');
  t.equal((await get('/drafts/abc', tokenOf(staff))).statusCode, 403);
  await app.close();
  t.same(await rowsOf(database), [
    {
      route: '/api/v1/open',
      subject: null,
      role: 'cityEditor',
      city: bautzen,
      file: false,
      person: editor.personId,
    },
    {
      route: '/api/v1/drafts/:id',
      subject: 'abc',
      role: 'cityEditor',
      city: bautzen,
      file: false,
      person: editor.personId,
    },
  ]);
});

t.test('a file is logged before its first byte, or does not leave', async (t) => {
  const database = await testDatabase(t);
  const editor = await aPerson(database, 'cityEditor');
  const app = await platformApp(t, { api: routes }, { database });
  const answer = await app.inject({ url: '/api/v1/files/7', headers: tokenOf(editor) });
  t.equal(answer.body, 'ab');
  t.match(await rowsOf(database), [{ subject: '7', file: true }], 'at once, not with the next batch');
  await database.ownerSql`revoke insert on access_log from steckbrief_app`;
  const refused = await app.inject({ url: '/api/v1/files/8', headers: tokenOf(editor) });
  t.equal(refused.statusCode, 500);
  t.equal(refused.json().code, 'internal');
});

t.test('what could not be written is written later', async (t) => {
  const database = await testDatabase(t);
  const editor = await aPerson(database, 'cityEditor');
  const app = await platformApp(t, { api: routes }, { database });
  await database.ownerSql`revoke insert on access_log from steckbrief_app`;
  await app.inject({ url: '/api/v1/drafts/1', headers: tokenOf(editor) });
  await pause(1_500);
  t.same(await rowsOf(database), []);
  await database.ownerSql`grant insert on access_log to steckbrief_app`;
  await app.close();
  t.match(await rowsOf(database), [{ subject: '1' }]);
});

t.test('rows leave after twelve months, and in no other way', async (t) => {
  const database = await testDatabase(t);
  const { sql, ownerSql } = database;
  for (const age of ['11 months', '13 months'])
    await ownerSql`
      insert into access_log (at, actor, role, route, request_id, as_file)
      values (now() - ${age}::interval, 'person:x', 'staff', ${age}, 'r', false)`;
  for (const statement of [
    'update access_log set actor = null',
    'delete from access_log',
    'truncate access_log',
  ])
    await t.rejects(sql.unsafe(statement), { code: '42501' }, statement);
  t.same([...(await sql`select * from access_log`)], [], 'without an identity there is nothing to read');
  const app = await platformApp(t, { api: routes }, { database });
  const editor = await aPerson(database, 'cityEditor');
  await app.inject({ url: '/api/v1/drafts/1', headers: tokenOf(editor) });
  await app.close();
  t.same(
    (await rowsOf(database)).map(({ route }) => route),
    ['11 months', '/api/v1/drafts/:id'],
  );
});

t.test('auditors and administrators read it on a page', async (t) => {
  const { app, database } = await testApp(t);
  const editor = await aPerson(database, 'cityEditor', bautzen, { name: 'Ute <Kern>' });
  const auditor = await aPerson(database, 'auditor');
  await database.ownerSql`
    insert into access_log (actor, person_id, role, city, route, subject, request_id, as_file)
    select ${editor.id}, ${editor.personId}::uuid, 'cityEditor', ${bautzen}, '/arbeitsbereich/' || n, 'abc', 'r', n % 2 = 0
    from generate_series(1, 101) n`;
  const visit = (url: string, person = auditor) =>
    app.inject({ url, headers: { ...browserOf(person), accept: 'text/html' } });
  const first = await visit('/verwaltung/zugriffe');
  t.equal(first.statusCode, 200);
  t.same(structureFaults(first.body), []);
  const page = parse(first.body);
  t.equal(page.querySelectorAll('tbody tr').length, 100);
  t.match(
    page.querySelector('tbody tr')?.text,
    /Ute <Kern>.*Stadt Bautzen, Bearbeitung.*\/arbeitsbereich\/101/s,
  );
  const next = page.querySelector('a[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&') ?? '';
  t.equal(parse((await visit(next)).body).querySelectorAll('tbody tr').length, 1);
  const nobody = await visit(`/verwaltung/zugriffe?person=${auditor.personId}`);
  t.match(nobody.body, /Nur: .*(Keine Einträge|zugriffe)/s);
  t.equal((await visit('/verwaltung/zugriffe', await aPerson(database, 'administrator'))).statusCode, 200);
  t.equal((await visit('/verwaltung/zugriffe', await aPerson(database, 'lead'))).statusCode, 403);
  for (const query of ['vor=0', 'vor=1e3', 'person=x', 'vor=99999999999999999999'])
    t.equal((await visit(`/verwaltung/zugriffe?${query}`)).statusCode, 400, query);
});
