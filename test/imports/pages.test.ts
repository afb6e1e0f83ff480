import { parse } from 'node-html-parser';
import t, { type Test } from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { testApp } from '../support/app.js';
import { aPerson, browserOf, testPeople } from '../support/people.js';
import { structureFaults } from '../web/html-structure.js';
import { list } from './service.js';

const start = '/servicestelle/einlesen';
const boundary = 'grenze';

/** A form as a browser sends it. */
const formOf = (file: string, name: string, date = ''): string =>
  [
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${file}\r\n`,
    `--${boundary}\r\ncontent-disposition: form-data; name="date"\r\n\r\n${date}\r\n`,
    `--${boundary}--\r\n`,
  ].join('');

async function staged(t: Test) {
  const { app, database } = await testApp(t, 'reference', { authenticate: testPeople });
  const people = {
    staff: await aPerson(database, 'staff'),
    lead: await aPerson(database, 'lead'),
    auditor: await aPerson(database, 'auditor'),
    city: await aPerson(database, 'cityLead'),
  };
  const answer = async (
    method: 'GET' | 'POST',
    person: Actor,
    url: string,
    [type, payload]: readonly [string, string] = ['application/x-www-form-urlencoded', ''],
  ) => {
    const headers = {
      accept: 'text/html',
      ...browserOf(person),
      ...(method === 'POST' ? { 'content-type': type } : {}),
    };
    const response = await app.inject({ method, url, headers, ...(method === 'POST' ? { payload } : {}) });
    if (response.statusCode === 200) t.strictSame(structureFaults(response.body), [], `${url} is sound`);
    return {
      status: response.statusCode,
      page: parse(response.body),
      location: String(response.headers.location ?? ''),
    };
  };
  const send = (person: Actor, file: string, name = 'liste.csv', date = '') =>
    answer('POST', person, start, [`multipart/form-data; boundary=${boundary}`, formOf(file, name, date)]);
  const get = (person: Actor, url: string) => answer('GET', person, url);
  const post = (person: Actor, url: string, fields: Record<string, string> = {}) =>
    answer('POST', person, url, [
      'application/x-www-form-urlencoded',
      new URLSearchParams(fields).toString(),
    ]);
  return { people, send, get, post, database };
}

t.test('a list is sent, looked through, proposed by one person and published by another', async (t) => {
  const { people, send, get, post } = await staged(t);
  t.match((await get(people.staff, start)).page.text, 'Es ist noch nichts eingelesen.');
  const sent = await send(people.staff, list, 'liste.csv', '30.06.2016');
  t.equal(sent.status, 303);
  const at = sent.location;
  const preview = await get(people.staff, at);
  t.match(preview.page.querySelector('h1')?.text, 'Vorschau: liste.csv');
  t.match(preview.page.querySelector('.actbar')?.text, /\d+ von \d+ Zeilen können übernommen werden/);
  t.match(preview.page.querySelector('.wsteps [aria-current]')?.text, '3. Vorschau');
  t.ok(preview.page.querySelectorAll('#zeilen tbody tr').length > 0, 'rows are there');
  t.match((await get(people.staff, start)).page.querySelector('.tbl')?.text, /liste\.csv[\s\S]*Vorschau/);

  t.equal((await post(people.lead, at)).status, 409, 'nothing is published that nobody proposed');
  t.match((await post(people.staff, `${at}/vorschlagen`)).location, 'meldung=import-proposed');
  const own = await get(people.staff, at);
  t.match(own.page.querySelector('.actbar')?.text, 'Eine andere Person muss sie veröffentlichen');
  t.same(
    own.page.querySelectorAll('.actbar form').map((form) => form.getAttribute('action')),
    [`${at}/zuruecknehmen`],
  );
  t.equal((await post(people.lead, `${at}/zuruecknehmen`)).status, 403, 'nobody else takes it back');
  for (let click = 0; click < 2; click += 1)
    t.equal((await post(people.staff, `${at}/zuruecknehmen`)).status, 303);
  await post(people.staff, `${at}/vorschlagen`);
  t.equal((await post(people.staff, at)).status, 403, 'staff do not publish');
  for (let click = 0; click < 2; click += 1) t.equal((await post(people.lead, at)).status, 303);
  const done = await get(people.lead, at);
  t.match(done.page.querySelector('.actbar')?.text, /Veröffentlicht als Registerstand \d/);
  t.match(done.page.querySelector('.wsteps [aria-current]')?.text, '4. Übernommen');

  const again = await send(people.staff, list.replace('1580,38', '1580,39'));
  const second = await get(people.staff, `${again.location}?zeilen=geaendert`);
  t.equal(second.page.querySelectorAll('#zeilen tbody tr').length, 1, 'exactly one change is shown');
  t.match(second.page.querySelector('#zeilen del, #zeilen .del')?.text ?? second.page.text, '1.580,38');
});

t.test('what is wrong is said with cell, value and remedy, identical faults as one', async (t) => {
  const { people, send, get } = await staged(t);
  const [head = '', ...rows] = list.trimEnd().split('\n');
  const faulty = rows.map((row, index) => (index < 2 ? row.replace(/\d\d\.\d\d\.\d{4}/, '31.02.2016') : row));
  const { location } = await send(people.staff, [head, ...faulty].join('\n'));
  const { page } = await get(people.staff, location);
  const [card] = page.querySelectorAll('.find');
  t.match(card?.text, 'Fehler');
  t.match(card?.querySelector('.meta')?.text, /^2 Zellen, Spalte „Datum des Beginns/);
  t.match(card?.querySelector('table')?.text, '31.02.2016');
  t.match(page.querySelector('.actbar')?.text, '2 mit Fehlern bleiben liegen');
  const errors = (await get(people.staff, `${location}?zeilen=fehler`)).page;
  t.equal(errors.querySelectorAll('#zeilen tbody tr').length, 2);
});

t.test('what cannot be read is said on the form, with what was typed', async (t) => {
  const { people, send } = await staged(t);
  const old = await send(people.staff, '%PDF-1.7', 'liste.pdf', '30.06.2016');
  t.match(old.page.querySelector('.errsum')?.text, /Die Datei ist nicht eingelesen/);
  t.equal(old.page.querySelector('#f-date')?.getAttribute('value'), '30.06.2016');
  const none = await send(people.staff, '', '');
  t.match(none.page.querySelector('.errsum a')?.getAttribute('href'), '#f-file');
  const day = await send(people.staff, list, 'liste.csv', 'gestern');
  t.match(day.page.querySelector('.errsum a')?.getAttribute('href'), '#f-date');
});

t.test('what a list leaves open is asked on the page, and a preview can be thrown away', async (t) => {
  const { people, send, get, post } = await staged(t);
  const open = [
    'Name des Begünstigten;Bezeichnung des Vorhabens;Beginn;Ende;Betrag;Ort',
    'Stadt Bautzen;Garten für alle;05/06/2023;07/08/2024;1000,00;Bautzen',
    'Stadt Görlitz;Treff im Hof;01/02/2023;03/04/2024;2000,00;Görlitz',
  ].join('\n');
  const { location } = await send(people.staff, open);
  const asked = (await get(people.staff, location)).page;
  const selects = asked.querySelectorAll('section[aria-labelledby=fragen] select');
  t.ok(selects.length > 0, 'there are questions');
  t.equal((await get(people.auditor, location)).page.querySelectorAll('main select').length, 0);
  const answers = selects.map((select) => [
    select.getAttribute('name') ?? '',
    select.querySelectorAll('option').at(1)?.getAttribute('value') ?? '',
  ]);
  const answered = await post(people.staff, `${location}/antworten`, Object.fromEntries(answers));
  t.equal(answered.status, 303);
  const then = (await get(people.staff, location)).page;
  const left = then
    .querySelectorAll('section[aria-labelledby=fragen] select')
    .map((one) => one.getAttribute('name'));
  t.same(
    left.filter((name) => answers.some(([known]) => known === name)),
    [],
    'what was answered is not asked again',
  );
  t.equal((await post(people.auditor, `${location}/verwerfen`)).status, 403);
  t.match((await post(people.staff, `${location}/verwerfen`)).location, 'meldung=removed');
  t.equal((await get(people.staff, location)).status, 404);
});

t.test('a large file is read in the background, and its page says how far', async (t) => {
  const { people, send, get, post, database } = await staged(t);
  const [head = '', ...rows] = list.trimEnd().split('\n');
  const large = [head, ...Array.from({ length: 40_000 }, (_, at) => rows[at % rows.length])].join('\n');
  t.ok(large.length > 8 * 1024 * 1024);
  const { location } = await send(people.staff, large, 'gross.csv');
  const reading = (await get(people.staff, location)).page;
  t.match(reading.querySelector('[role=status]')?.text, 'Wartet');
  t.equal(reading.querySelector('meta[http-equiv=refresh]')?.getAttribute('content'), '3');
  t.match((await get(people.staff, start)).page.querySelector('.tbl')?.text, 'wird gelesen');
  await database.ownerSql`
    update import_run set state = 'failed', failure = ${database.ownerSql.json({ code: 'internal', detail: { de: 'Das Lesen brach ab.', en: 'Reading ended.' } })}`;
  const failed = (await get(people.staff, location)).page;
  t.match(failed.querySelector('.note--warn')?.text, 'Das Lesen brach ab.');
  t.equal((await post(people.staff, `${location}/verwerfen`)).status, 303);
});

t.test('auditors look and send nothing; cities see none of it', async (t) => {
  const { people, send, get, post } = await staged(t);
  const { location } = await send(people.staff, list);
  t.equal((await get(people.auditor, start)).page.querySelectorAll('main form').length, 0);
  t.equal((await get(people.auditor, location)).page.querySelectorAll('main button').length, 0);
  t.equal((await send(people.auditor, list)).status, 403);
  t.equal((await post(people.auditor, `${location}/vorschlagen`)).status, 403);
  for (const url of [start, location]) t.equal((await get(people.city, url)).status, 403);
  for (const url of [
    '/servicestelle/einlesungen/x',
    '/servicestelle/einlesungen/00000000-0000-4000-8000-000000000000',
  ])
    t.equal((await get(people.staff, url)).status, 404);
});

t.test('what a file says is shown as text', async (t) => {
  const { people, send, get } = await staged(t);
  const attack = `<script>alert(1)</script><img src=x onerror=alert(1)>`;
  const [head = '', row = ''] = list.split('\n');
  const cells = row.split(',');
  const { location } = await send(
    people.staff,
    `${head}\n${[attack, attack, ...cells.slice(2)].join(',')}\n`,
    `${attack}.csv`,
  );
  for (const url of [start, location, `${location}?zeilen=neu`, `${location}?zeilen=fehler`]) {
    const { page } = await get(people.staff, url);
    t.equal(page.querySelectorAll('main script, main img, main [onerror]').length, 0, url);
    t.match(page.text, 'alert(1)', `${url}: and it is shown`);
  }
});
