import { parse } from 'node-html-parser';
import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, browserOf, goerlitz } from '../support/people.js';
import { call, colleagues } from '../support/workflow.js';
import { structureFaults } from '../web/html-structure.js';

const { app, database } = await testApp(t, 'reference');
const { staff, lead } = await colleagues(database);
const cityLead = await aPerson(database, 'cityLead');
const desk = '/arbeitsbereich/gebiete';

const send = (who: Actor, url: string, form: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url,
    headers: { ...browserOf(who), 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams(form).toString(),
  });
const page = async (url: string, who?: Actor) => {
  const answer = await app.inject({ url, headers: { accept: 'text/html', ...(who && browserOf(who)) } });
  t.equal(answer.statusCode, 200, url);
  t.same(structureFaults(answer.body), [], url);
  return parse(answer.body);
};

const typed = {
  name: 'Quartiersbüro Gesundbrunnen',
  street: 'Gesundbrunnenring 7',
  postcode: '02625',
  town: 'Bautzen',
  email: 'quartier@bautzen.example',
  hours: 'Di 10–12 und 14–18 Uhr\nDo 14–18 Uhr',
  tasks: 'Anlaufstelle für das Wohngebiet\nVernetzung der Träger',
  checkedOn: '02.10.2026',
  notice0Title: 'Stelle zurzeit nicht besetzt',
  notice0StandIn: 'Rathaus, Amt für Soziales',
  notice0From: '01.01.2026',
  room0Name: 'Werkraum',
  room0Seats: '24',
};

t.test('a city writes down its office, the service centre publishes it, visitors find it', async (t) => {
  const wrong = await send(cityLead, `${desk}/neu/office`, {
    ...typed,
    name: '',
    hours: 'immer mal',
    postcode: '2625',
    room1Seats: '3',
  });
  t.equal(wrong.statusCode, 422);
  const faults = parse(wrong.body)
    .querySelectorAll('.errsum a')
    .map((link) => link.getAttribute('href'));
  t.same(faults.sort(), ['#f-hours', '#f-name', '#f-postcode', '#f-room1Name'], 'everything at once');
  t.match(wrong.body, 'immer mal', 'nothing is lost');

  const begun = await send(cityLead, `${desk}/neu/office`, typed);
  t.equal(begun.statusCode, 303, begun.body.slice(0, 300));
  const draft = String(begun.headers.location).split('?')[0] ?? '';
  const form = await page(draft, cityLead);
  t.equal(form.querySelector('[name=hours]')?.textContent.trim(), typed.hours);
  t.equal(form.querySelector('[name=room0Seats]')?.getAttribute('value'), '24');
  const version = async () =>
    String((await call(app, lead, 'GET', `/city-drafts/${draft.split('/').at(-1)}`)).json().version);
  t.equal(
    (await send(cityLead, `${draft}/schritt`, { version: await version(), schritt: 'einreichen' }))
      .statusCode,
    303,
  );
  t.equal(
    (await send(lead, `${draft}/schritt`, { version: await version(), schritt: 'veroeffentlichen' }))
      .statusCode,
    303,
  );

  const { items } = (await app.inject(`/api/v1/offices?city=${bautzen}`)).json();
  t.match(items, [{ reference: /^QB\d{4}$/, content: { hours: [{ day: 2 }, { day: 2 }, { day: 4 }] } }]);
  const { reference } = items[0];
  const list = await page('/quartiersbueros');
  t.match(list.text, /Quartiersbüro Gesundbrunnen.*Stelle zurzeit nicht besetzt.*Di 10–12 und 14–18 Uhr/s);
  t.equal(list.querySelector('svg.map a')?.getAttribute('href'), `/quartiersbueros?city=${bautzen}`);
  const sheet = await page(`/en/quartiersbueros/${reference}`);
  t.match(sheet.text, /Stand-in: Rathaus, Amt für Soziales.*Tue 10:00–12:00 and 14:00–18:00.*Werkraum/s);
  const card = await app.inject(`/api/v1/offices/${reference}/card.vcf`);
  t.match(card.headers['content-type'], /^text\/vcard/);
  t.match(card.body, 'EMAIL;TYPE=work:quartier@bautzen.example');
  t.match((await app.inject(`/api/v1/offices/${reference}/place.jsonld`)).json(), {
    '@id': `http://127.0.0.1:3000/quartiersbueros/${reference}`,
  });
});

t.test('the service centre sees which offices have no valid contact', async (t) => {
  t.match((await page('/servicestelle/quartiersbueros', staff)).text, /Alle 1 veröffentlichten Büros/);
  const content = (await app.inject('/api/v1/offices')).json().items[0].content;
  const begun = await call(app, staff, 'POST', '/city-drafts', {
    kind: 'office',
    city: bautzen,
    content: { ...content, name: 'Büro ohne Kontakt', email: null, phone: null },
  });
  t.equal(begun.statusCode, 201, begun.body);
  const { id } = begun.json();
  const tag = async () => ({
    'if-match': String((await call(app, lead, 'GET', `/city-drafts/${id}`)).headers.etag),
  });
  await call(app, staff, 'POST', `/city-drafts/${id}/hand-in`, undefined, await tag());
  t.equal(
    (await call(app, lead, 'POST', `/city-drafts/${id}/publish`, undefined, await tag())).statusCode,
    200,
  );
  t.ok(
    (await page(desk, cityLead)).querySelector('form[action$="/QB0001"] button[name=ruecknahme]'),
    'or withdrawn',
  );
  const way = (await page(desk, staff)).querySelector('a[href="/servicestelle/quartiersbueros"]');
  t.equal(way?.text, 'Büros ohne gültigen Kontakt');
  const { text } = await page('/servicestelle/quartiersbueros', staff);
  t.match(text, /Büro ohne Kontakt.*Weder Telefon noch E-Mail ist angegeben/s);
  t.notMatch(text, 'Quartiersbüro Gesundbrunnen');
});

t.test('whom visitors meet is named with their consent alone, and forgotten without it', async (t) => {
  const people = '/arbeitsbereich/quartiersbueros/QB0001';
  const faulty = await send(cityLead, people, { name: 'Kim Probe', consentOn: '01.01.2199', phone: 'gern' });
  t.equal(faulty.statusCode, 422);
  t.match(faulty.body, /liegt in der Zukunft.*wo die Einwilligung liegt/s);
  const typed = { name: 'Kim Probe', task: 'Vertretung', consentOn: '02.03.2026', consentSource: 'Akte 7' };
  t.equal((await send(cityLead, people, typed)).statusCode, 303);
  const named = async () => (await app.inject('/api/v1/offices/QB0001/people')).json().items;
  t.same(await named(), [], 'not in public unless they agreed to that');
  const card = (await page(people, staff)).querySelector('td a')?.getAttribute('href') ?? '';
  const seen = (await page(card, staff)).querySelector('input[name=seen]')?.getAttribute('value') ?? '';
  t.equal((await send(cityLead, card, { ...typed, published: '1', seen })).statusCode, 303);
  const late = await send(staff, card, { ...typed, phone: '03591 1', published: '', seen });
  t.equal(late.statusCode, 409, 'a form opened before does not overwrite what was agreed since');
  t.match(late.body, /Inzwischen hat jemand diese Angaben geändert.*03591 1/s);
  t.same(await named(), [{ name: 'Kim Probe', task: 'Vertretung', phone: null, email: null }]);
  t.match((await page('/quartiersbueros/QB0001')).text, /Ansprechpersonen.*Kim Probe/s);
  t.notMatch((await page('/quartiersbueros/QB0001?asOf=2')).text, /Kim Probe/, 'earlier states name nobody');
  const stranger = await aPerson(database, 'cityLead', goerlitz);
  t.equal((await send(stranger, `${card}/entfernen`, {})).statusCode, 404);
  t.equal((await send(cityLead, `${card}/entfernen`, {})).statusCode, 303);
  t.same(await named(), []);
  const [kept] = await database.ownerSql`select from audit_personal where payload::text like '%Kim Probe%'`;
  t.equal(kept, undefined, 'nor does the trail keep the name');
});
