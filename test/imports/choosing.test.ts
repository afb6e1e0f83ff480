import { parse } from 'node-html-parser';
import t from 'tap';
import { testApp } from '../support/app.js';
import { browserOf, goerlitz, testPeople } from '../support/people.js';
import { call, colleagues } from '../support/workflow.js';
import { structureFaults } from '../web/html-structure.js';
import { list, service } from './service.js';

t.setTimeout(120_000);

const later = list
  .replace('"48000,5"', '50000')
  .replace('"1580,38"', '1600')
  .replace(/^SAB,WBS-2015.*\r?\n/mu, '')
  .trimEnd()
  .concat('\n', list.match(/^SAB,.*$/mu)?.[0].replace('WBS-2015', 'WBS-2017') ?? '', '\n');

t.test('exactly the chosen rows are proposed and published, and what was left out is told', async (t) => {
  const { app, staff, lead, post, commit, get, take, database } = await service(t);
  const choose = (id: string, choices: object[], who = staff) =>
    call(app, who, 'POST', `/imports/${id}/choice`, { choices });
  await take(list);
  const preview = (await post(later)).json();
  t.match(preview.counts, { new: 1, changed: 2, unchanged: 2, missing: 1 });
  t.match(preview.chosen, {
    new: { projects: 1, totalEligibleCost: '1500508.87' },
    changed: { projects: 2, totalEligibleCost: '2019.12' },
    missing: { projects: 0, totalEligibleCost: '0.00' },
  });
  const rows = (await get(`/imports/${preview.id}/rows?limit=50`)).json().items;
  const at = (name: string) =>
    rows.find((row: { values: { name: string } | null }) => row.values?.name === name);
  t.equal(at('WBS-2017').isLeftOut, false);
  t.ok(rows.find(({ change }: { change: string }) => change === 'missing').isLeftOut);

  const garden = at('Konzept für die Gartenvorstadt');
  const left = await choose(preview.id, [{ take: false, positions: [garden.position] }]);
  t.equal(left.statusCode, 200, left.body);
  t.match(left.json().chosen.changed, { projects: 1, totalEligibleCost: '19.62' });
  const groups = await get(`/imports/${preview.id}/groups?change=changed&by=city`);
  t.match(groups.json().items, { length: 2 });
  const inGoerlitz = groups.json().items.find(({ key }: { key: string }) => key === goerlitz);
  t.match(inGoerlitz, { title: 'Görlitz', rows: 1, taken: 1, totalEligibleCost: '19.62' });
  const group = { by: 'city', key: goerlitz };
  t.match((await choose(preview.id, [{ take: false, change: 'changed', group }])).json().chosen.changed, {
    projects: 0,
  });
  await choose(preview.id, [
    { take: true, change: 'changed', group },
    { take: true, change: 'missing' },
  ]);
  const none = await choose(preview.id, [{ take: false, change: 'new' }]);
  t.match(none.json().chosen, { missing: { projects: 1, totalEligibleCost: '-1500508.87' } });

  const done = await commit(preview.id);
  t.equal(done.statusCode, 200, done.body);
  t.equal((await choose(preview.id, [{ take: true }])).statusCode, 409, 'what is published stays');
  const items = (await get('/projects?sort=name')).json().items;
  t.same(
    items.map((item: { name: string; totalEligibleCost: string }) => [item.name, item.totalEligibleCost]),
    [
      ['Englisch im Beruf', '1600.00'],
      ['Konzept für die Gartenvorstadt', '48000.50'],
      ['Schweißen für Fortgeschrittene', '775.00'],
      ['Schweißen für Fortgeschrittene', '775.00'],
    ],
  );
  const [revision] =
    await database.ownerSql`select note from registry_revision order by revision desc limit 1`;
  t.match(revision?.note, '0 neu, 1 geändert, 1 zurückgezogen, 2 weggelassen');

  const again = (await post(later)).json();
  t.match(again.counts, { new: 1, changed: 1, missing: 0 }, 'what was left out is offered again');
  const first = (await post(list)).json();
  t.match(first.counts, { new: 1, changed: 1 }, 'what was withdrawn is new when it is named again');
  t.equal((await call(app, lead, 'POST', `/imports/${again.id}/choice`, { choices: [] })).statusCode, 400);
  await choose(again.id, [{ take: false }]);
  t.equal((await commit(again.id)).json().changedNothing, true, 'what is known already remains');
});

t.test('nothing is proposed while no row is chosen, or while a question is open', async (t) => {
  const { app, staff, post, propose } = await service(t);
  const { id } = (await post(list)).json();
  await call(app, staff, 'POST', `/imports/${id}/choice`, { choices: [{ take: false }] });
  const nothing = await propose(id);
  t.equal(nothing.statusCode, 422);
  t.match(nothing.json().detail, 'Nothing that can be taken over is chosen');
  const open = (await post('Projekt;Begünstigter;Beginn;Ende;Betrag\nA;B;15/06/2016;17/08/2016;100')).json();
  t.not(open.questions.length, 0);
  const asked = await propose(open.id);
  t.equal(asked.statusCode, 422);
  t.match(asked.json(), { code: 'rule_broken', errors: [{ code: 'question_open' }] });
});

t.test('equal rows are one group; the page saves a choice by its button and answers a script', async (t) => {
  const { app, database } = await testApp(t, 'reference', { authenticate: testPeople });
  const { staff } = await colleagues(database);
  const headers = { accept: 'text/html', ...browserOf(staff) };
  const sent = await app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers: { ...browserOf(staff), 'content-type': 'text/csv' },
    payload: list,
  });
  const at = `/servicestelle/einlesungen/${sent.json().id}`;
  const page = async (query: string) => {
    const answer = await app.inject({ url: `${at}?${query}`, headers });
    t.strictSame(structureFaults(answer.body), []);
    return parse(answer.body);
  };
  const post = (fields: [string, string][], accept = 'text/html') =>
    app.inject({
      method: 'POST',
      url: `${at}/auswahl`,
      headers: { ...headers, accept, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  const shown = await page('zeilen=neu&gruppen=gleiche');
  t.match(shown.querySelector('.records')?.text, /Schweißen für Fortgeschrittene[\s\S]*2/u);
  const boxes = shown.querySelectorAll('#zeilen input[name=nehmen]');
  t.equal(boxes.length, 5);
  t.ok(boxes.every((box) => box.hasAttribute('checked')));
  const key = shown.querySelector('input[name=gruppe]')?.getAttribute('value') ?? '';
  const back = await post([
    ['zeilen', 'neu'],
    ['gruppen', 'gleiche'],
    ['gruppe', key],
    ['schritt', 'keine'],
  ]);
  t.equal(back.headers.location, `${at}?zeilen=neu&gruppen=gleiche#zeilen`);
  const left = await page('zeilen=neu');
  const ticked = left
    .querySelectorAll('#zeilen input[name=nehmen]')
    .filter((box) => box.hasAttribute('checked'))
    .map((box) => box.getAttribute('value') ?? '');
  t.equal(ticked.length, 3);
  t.match(left.querySelector('.actbar')?.text, /3 von 5 Zeilen sind ausgewählt\.\s+2 sind weggelassen/u);
  const all = boxes.map((box): [string, string] => ['gezeigt', box.getAttribute('value') ?? '']);
  const said = await post([['zeilen', 'neu'], ...all, ['nehmen', ticked[0] ?? '']], 'application/json');
  t.match(said.json(), { proposal: '1 Zeile zur Übernahme vorschlagen' });
  t.match(said.json().words, /\+ 1 Vorhaben und \+ 48\.000,50/u);
});

t.test('costs a delivery does not state are not nothing', async (t) => {
  const { app, database } = await testApp(t, 'reference', { authenticate: testPeople });
  const { staff } = await colleagues(database);
  const shown = async (rows: readonly string[]) => {
    const sent = await app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      headers: { ...browserOf(staff), 'content-type': 'text/csv' },
      payload: ['Vorhaben;Begünstigter;Beginn;Förderfähige Gesamtkosten', ...rows].join('\n'),
    });
    const page = await app.inject({
      url: `/servicestelle/einlesungen/${sent.json().id}`,
      headers: { accept: 'text/html', ...browserOf(staff) },
    });
    return page.body;
  };
  const none = await shown(['Treff;Verein A;01.02.2023;', 'Kurs;Verein B;01.03.2023;']);
  t.match(none, 'Förderfähige Gesamtkosten nicht angegeben');
  t.match(none, 'Bei 2 neuen Vorhaben sind sie nicht angegeben.');
  const some = await shown(['Treff;Verein A;01.02.2023;1.000,00', 'Kurs;Verein B;01.03.2023;k. A.']);
  t.match(some, /Förderfähige Gesamtkosten 1\.000,00\s€, bei 1 nicht angegeben/u);
  t.match(some, 'Bei 1 neuen Vorhaben sind sie nicht angegeben.');
  const all = await shown(['Treff;Verein A;01.02.2023;1.000,00', 'Kurs;Verein B;01.03.2023;500']);
  t.notMatch(all, 'sind sie nicht angegeben');
});
