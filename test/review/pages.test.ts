import { parse } from 'node-html-parser';
import t, { type Test } from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import type { App } from '../../src/platform/http/app-instance.js';
import { readDraft } from '../../src/submissions/index.js';
import { amounts, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { aPerson, browserOf, goerlitz, testPeople } from '../support/people.js';
import { structureFaults } from '../web/html-structure.js';
import { checked, handedIn, ofBautzen } from './drafts.js';

interface Staged {
  readonly app: App;
  readonly database: TestDatabase;
  readonly people: Readonly<Record<'city' | 'staff' | 'lead' | 'auditor' | 'editor' | 'other', Actor>>;
  get(
    person: Actor,
    url: string,
  ): Promise<{ status: number; page: ReturnType<typeof parse>; location: string }>;
  post(
    person: Actor,
    url: string,
    fields: Record<string, string>,
  ): Promise<{ status: number; page: ReturnType<typeof parse>; location: string }>;
}

async function staged(t: Test): Promise<Staged> {
  const { app, database } = await testApp(t, 'reference', { authenticate: testPeople });
  const people = {
    city: await aPerson(database, 'cityLead'),
    editor: await aPerson(database, 'cityEditor'),
    other: await aPerson(database, 'cityLead', goerlitz),
    staff: await aPerson(database, 'staff'),
    lead: await aPerson(database, 'lead'),
    auditor: await aPerson(database, 'auditor'),
  };
  const answer = async (method: 'GET' | 'POST', person: Actor, url: string, body?: string) => {
    const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await app.inject({
      method,
      url,
      headers: { accept: 'text/html', ...browserOf(person), ...form },
      ...(body === undefined ? {} : { payload: body }),
    });
    if (response.statusCode === 200) t.strictSame(structureFaults(response.body), [], `${url} is sound`);
    return {
      status: response.statusCode,
      page: parse(response.body),
      location: String(response.headers.location ?? ''),
    };
  };
  return {
    app,
    database,
    people,
    get: (person, url) => answer('GET', person, url),
    post: (person, url, fields) => answer('POST', person, url, new URLSearchParams(fields).toString()),
  };
}

const queue = '/servicestelle/pruefen';

t.test('the queue shows what was handed in, oldest first, and nothing cities still work on', async (t) => {
  const { database, people, get } = await staged(t);
  const empty = await get(people.staff, queue);
  t.match(empty.page.querySelector('.empty')?.text, 'Gerade wartet nichts');
  await handedIn(database, people.city, ofBautzen({ name: 'Erstes Vorhaben' }));
  await handedIn(database, people.city, ofBautzen({ name: 'Zweites Vorhaben' }));
  await checked(database, people.city, people.staff, ofBautzen({ name: 'Geprüftes Vorhaben' }));
  const names = async (person: Actor, url: string) =>
    (await get(person, url)).page.querySelectorAll('.tbl tbody th a').map(({ text }) => text);
  t.strictSame(await names(people.staff, queue), ['Erstes Vorhaben', 'Zweites Vorhaben']);
  t.strictSame(await names(people.auditor, `${queue}?stand=geprueft`), ['Geprüftes Vorhaben']);
  t.strictSame(await names(people.staff, `${queue}?stadt=14626110`), []);
  const boxes = async (person: Actor) =>
    (await get(person, `${queue}?stand=geprueft`)).page.querySelectorAll('main input').length;
  t.equal(await boxes(people.lead), 1, 'the lead chooses what is published');
  t.equal(await boxes(people.staff), 0);
  t.equal(await boxes(people.auditor), 0);
});

t.test('nobody but the service centre and auditors reaches the pages; unknown ids are 404', async (t) => {
  const { database, people, get, post } = await staged(t);
  const draftId = await handedIn(database, people.city, ofBautzen());
  for (const person of [people.city, people.editor, people.other])
    for (const url of [
      queue,
      `${queue}/${draftId}`,
      '/servicestelle/veroeffentlichen',
      '/servicestelle/staende/1',
    ])
      t.equal((await get(person, url)).status, 403, `${person.role} ${url}`);
  const unknown = '00000000-0000-4000-8000-000000000000';
  for (const url of [
    `${queue}/${unknown}`,
    `${queue}/1`,
    `${queue}/..%2f..`,
    '/servicestelle/staende/99999',
    '/servicestelle/staende/-1',
    '/servicestelle/staende/1e2',
    '/servicestelle/vorhaben/SN99-0000/verlauf',
  ])
    t.equal((await get(people.staff, url)).status, 404, url);
  for (const step of ['anmerkungen', 'zurueckgeben', 'geprueft'])
    t.equal(
      (await post(people.staff, `${queue}/${unknown}/${step}`, { version: '1', body: 'x' })).status,
      404,
      step,
    );
  t.equal((await post(people.staff, '/servicestelle/veroeffentlichen', {})).status, 403);
});

t.test('an auditor reads all and finds no form and no button', async (t) => {
  const { database, people, get, post } = await staged(t);
  const draftId = await handedIn(database, people.city, ofBautzen());
  const { page } = await get(people.auditor, `${queue}/${draftId}`);
  t.equal(page.querySelectorAll('main form, main button, main textarea').length, 0);
  t.match(page.querySelector('.actbar')?.text, 'Sie lesen nur');
  for (const step of ['anmerkungen', 'zurueckgeben', 'geprueft'])
    t.equal((await post(people.auditor, `${queue}/${draftId}/${step}`, { body: 'x' })).status, 403, step);
});

t.test(
  'an amendment stands beside its published version, with changes marked and totals reckoned',
  async (t) => {
    const { database, people, get } = await staged(t);
    const text = 'Leere Läden werden genutzt. Geplant ist eine Beratung. Der Treff bleibt offen.';
    const { projects } = await publishNew(
      database,
      ofBautzen({ purposeAndAchievements: text, amounts: amounts({ totalEligibleCost: 5_890_000n }) }),
    );
    const reference = projects[0]?.reference ?? '';
    const draftId = await handedIn(
      database,
      people.city,
      {
        amounts: amounts({ totalEligibleCost: 5_980_000n }),
        purposeAndAchievements: text.replace('Geplant ist eine Beratung', 'Die Beratung läuft'),
        decisions: [
          {
            kind: 'amendment',
            number: 'Ä 1',
            date: '2026-10-08',
            grant: null,
            totalEligibleCost: 5_980_000n,
            unionContribution: null,
            grantPeriod: { start: null, end: null },
            reason: null,
            file: null,
          },
        ],
      },
      { reference, kind: 'amendment', changeBasis: 'decision' },
    );
    const { page } = await get(people.staff, `${queue}/${draftId}`);
    const row = (field: string) => page.querySelector(`#feld-${field}`);
    t.match(row('totalEligibleCost')?.text, /58\.900,00.*59\.800,00.*\+ 900,00.*\+ 1,5/s);
    t.strictSame(
      row('purposeAndAchievements')
        ?.querySelectorAll('del, ins')
        .map((one) => one.text),
      ['entfernt: Geplant ist eine', 'hinzugefügt: Die', 'hinzugefügt: läuft'],
    );
    t.equal(row('period-start'), null, 'only changes at first');
    const all = await get(people.staff, `${queue}/${draftId}?angaben=alle`);
    t.ok(all.page.querySelector('#feld-period-start'));
    const effect = page.querySelectorAll('.effect').map((one) => one.text.replace(/\s+/g, ' '));
    t.match(effect[0], /Bautzen.*58\.900,00.*59\.800,00.*\+ 900,00/);
    t.match(effect[1], /Sachsen.*\+ 900,00/);
    t.match(
      page.querySelector('.checks')?.text,
      /Hinweis.*Interventionskategorie.*erfüllt.*Beträge passen zueinander/s,
    );
    t.match(page.querySelector('main')?.text, 'bewilligt keine Förderung');
  },
);

t.test('what is only applied for changes no total; a text taken over is hinted at', async (t) => {
  const { database, people, get } = await staged(t);
  const { projects } = await publishNew(database, ofBautzen());
  const reference = projects[0]?.reference ?? '';
  const draftId = await handedIn(
    database,
    people.city,
    { amounts: amounts({ totalEligibleCost: 99_000_000n }) },
    { reference, kind: 'amendment' },
  );
  const { page } = await get(people.staff, `${queue}/${draftId}`);
  t.match(page.querySelector('main')?.text, 'Keine veröffentlichte Summe ändert sich');
  t.match(page.querySelector('#feld-totalEligibleCost')?.text, 'beantragt: steht in keiner Summe');
  t.match(page.querySelector('.phead')?.text, 'beantragt');
  t.match(page.querySelector('.checks')?.text, 'Text unverändert übernommen');
});

t.test('giving back takes the remark along, and needs one', async (t) => {
  const { database, people, get, post } = await staged(t);
  const draftId = await handedIn(database, people.city, ofBautzen());
  const address = `${queue}/${draftId}`;
  const { page } = await get(people.staff, address);
  const version = page.querySelector('input[name=version]')?.getAttribute('value') ?? '';
  const bare = await post(people.staff, `${address}/zurueckgeben`, { version, body: '  ' });
  t.equal(bare.status, 422);
  t.match(bare.page.querySelector('.errsum a')?.getAttribute('href'), '#anmerkung-text');
  const fields = { version, field: 'purposeAndAchievements', body: 'Bitte einen Satz mehr.' };
  t.equal((await post(people.staff, `${address}/zurueckgeben`, fields)).status, 303);
  const draft = await readDraft(database, { actor: people.city }, draftId);
  t.equal(draft.state, 'returned');
  t.match(draft.comments, [{ field: 'purposeAndAchievements', body: 'Bitte einen Satz mehr.' }]);
  const twice = await post(people.staff, `${address}/zurueckgeben`, fields);
  t.equal(twice.status, 409, 'a second click does nothing');
  t.match(twice.page.text, /Inzwischen ist etwas geschehen.*zurückgegeben/s);
  t.match(twice.page.text, 'Bitte einen Satz mehr.', 'and shows what was typed');
  t.equal((await readDraft(database, { actor: people.city }, draftId)).comments.length, 1);
});

t.test('a remark sent twice is written once; marking it as done twice is harmless', async (t) => {
  const { database, people, get, post } = await staged(t);
  const draftId = await handedIn(database, people.city, ofBautzen());
  const address = `${queue}/${draftId}`;
  const { page } = await get(people.staff, address);
  const id = page.querySelector('input[name=id]')?.getAttribute('value') ?? '';
  const fields = { id, field: '', body: 'Bitte prüfen.' };
  const both = await Promise.all([1, 2].map(() => post(people.staff, `${address}/anmerkungen`, fields)));
  t.strictSame(
    both.map(({ status }) => status),
    [303, 303],
  );
  const comments = async () => (await readDraft(database, { actor: people.city }, draftId)).comments;
  t.equal((await comments()).length, 1);
  for (let click = 0; click < 2; click++)
    t.equal((await post(people.staff, `${address}/anmerkungen/${id}/erledigt`, {})).status, 303);
  t.ok((await comments())[0]?.resolvedAt);
  const long = await post(people.staff, `${address}/anmerkungen`, { body: 'x'.repeat(10_001) });
  t.equal(long.status, 422);
  t.equal(long.page.querySelector('textarea')?.text.trim().length, 10_001, 'what was typed is still there');
});

t.test(
  'many are published as one revision; own hand-ins are left out; a second click publishes nothing',
  async (t) => {
    const { database, people, get, post } = await staged(t);
    const ids = [
      await checked(database, people.city, people.staff, ofBautzen({ name: 'Erstes Vorhaben' })),
      await checked(database, people.city, people.staff, ofBautzen({ name: 'Zweites Vorhaben' })),
    ];
    const own = await checked(database, people.lead, people.staff, ofBautzen({ name: 'Eigenes Vorhaben' }));
    const { page } = await get(people.lead, '/servicestelle/veroeffentlichen?auswahl=alle');
    t.match(page.querySelector('h1')?.text, '2 Vorhaben');
    t.match(page.querySelector('.left')?.text, /Eigenes Vorhaben.*Sie haben es eingereicht/s);
    const chosen = page
      .querySelectorAll('input[name=vorhaben]')
      .map((one) => one.getAttribute('value') ?? '');
    t.equal(chosen.length, 2);
    const body = { vorhaben: chosen.join('\n'), note: 'Zuarbeit zum 31.10.2026' };
    const published = await post(people.lead, '/servicestelle/veroeffentlichen', body);
    t.equal(published.status, 303);
    const result = await get(people.lead, published.location);
    t.strictSame(
      result.page.querySelectorAll('.tbl tbody th a').map(({ text }) => text),
      ['Erstes Vorhaben', 'Zweites Vorhaben'],
    );
    const [{ revisions } = { revisions: 0 }] = await database.ownerSql<{ revisions: number }[]>`
    select count(distinct published_revision)::int as revisions from project_version`;
    t.equal(revisions, 1);
    const twice = await post(people.lead, '/servicestelle/veroeffentlichen', body);
    t.equal(twice.status, 409);
    t.match(twice.page.text, /Veröffentlicht, Registerstand/);
    t.equal((await get(people.lead, `/servicestelle/veroeffentlichen?vorhaben=${ids[0]}`)).status, 409);
    t.equal((await post(people.lead, `${queue}/${ids[0]}/geprueft`, { version: '3' })).status, 409);
    const forced = { vorhaben: `${own}:3` };
    t.not((await post(people.lead, '/servicestelle/veroeffentlichen', forced)).status, 303, 'four eyes');
    t.equal((await post(people.staff, '/servicestelle/veroeffentlichen', body)).status, 403);
  },
);

t.test('the history of a project tells its steps and what each version changed', async (t) => {
  const { database, people, get, post } = await staged(t);
  const { projects } = await publishNew(database, ofBautzen());
  const reference = projects[0]?.reference ?? '';
  await checked(
    database,
    people.city,
    people.staff,
    { name: 'Läden mit viel Zukunft' },
    { reference, kind: 'amendment' },
  );
  const { page } = await get(people.lead, '/servicestelle/veroeffentlichen?auswahl=alle');
  const vorhaben = page.querySelector('input[name=vorhaben]')?.getAttribute('value') ?? '';
  await post(people.lead, '/servicestelle/veroeffentlichen', { vorhaben, note: 'Herbst' });
  const address = `/servicestelle/vorhaben/${reference}/verlauf`;
  const timeline = await get(people.auditor, address);
  const titles = timeline.page.querySelectorAll('.tl h3').map(({ text }) => text.replace(/ \d+$/, ''));
  t.strictSame(titles, [
    'Veröffentlicht als Fassung 2, Registerstand',
    'Redaktionell geprüft',
    'Eingereicht',
    'Begonnen',
    'Veröffentlicht als Fassung 1, Registerstand',
  ]);
  t.match(timeline.page.querySelector('.moves')?.text, /Läden mit Zukunft.*Läden mit viel Zukunft/s);
  const only = await get(people.auditor, `${address}?zeigen=fassungen`);
  t.equal(only.page.querySelectorAll('.tl > li').length, 2);
  const [first] = timeline.page.querySelectorAll('#stand option').slice(-1);
  const earlier = await get(people.auditor, `${address}?stand=${first?.getAttribute('value')}`);
  t.match(
    earlier.page.querySelector('.note')?.text,
    /Sie sehen den Stand vom .*Damals veröffentlicht: Fassung 1/,
  );
  t.equal(earlier.page.querySelectorAll('.tl > .later').length, 4);
  t.match(earlier.page.querySelector('.tl > .now')?.text, 'Fassung 1');
  const before = await get(people.auditor, `${address}?am=2020-01-01`);
  t.match(before.page.querySelector('.note')?.text, 'noch nicht veröffentlicht');
  for (const odd of ['stand=0', 'stand=x', 'am=2026-02-30', 'am=heute', 'stand=99999999'])
    t.equal((await get(people.auditor, `${address}?${odd}`)).status, 200, odd);
});

t.test('a long queue comes in pages, and all of it can be published at once', async (t) => {
  const { database, people, get, post } = await staged(t);
  const input = ofBautzen({ purposeAndAchievements: 'Ein Ort für alle. '.repeat(200) });
  for (let made = 0; made < 120; made++)
    await checked(database, people.city, people.staff, { ...input, name: `Vorhaben ${made}` });
  const first = await get(people.lead, `${queue}?stand=geprueft`);
  t.equal(first.page.querySelectorAll('.tbl tbody tr').length, 50);
  t.match(first.page.querySelector('.pager')?.text, '50 von 120 Vorhaben');
  const last = await get(people.lead, `${queue}?stand=geprueft&seite=3`);
  t.equal(last.page.querySelectorAll('.tbl tbody tr').length, 20);
  const beyond = await get(people.lead, `${queue}?stand=geprueft&seite=99`);
  t.equal(beyond.page.querySelectorAll('.tbl tbody tr').length, 20, 'there is no page 99: the last one');
  const { page } = await get(people.lead, '/servicestelle/veroeffentlichen?auswahl=alle');
  const chosen = page.querySelectorAll('input[name=vorhaben]').map((one) => one.getAttribute('value') ?? '');
  t.equal(chosen.length, 120);
  const { status, location } = await post(people.lead, '/servicestelle/veroeffentlichen', {
    vorhaben: chosen.join('\n'),
  });
  t.equal(status, 303);
  t.equal((await get(people.lead, location)).page.querySelectorAll('.tbl tbody tr').length, 120);
});
