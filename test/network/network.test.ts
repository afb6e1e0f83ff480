import { parse } from 'node-html-parser';
import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { addDays, type Day } from '../../src/kernel/day.js';
import { formatDay } from '../../src/kernel/format.js';
import { faultsOfPerson, type PersonParts } from '../../src/network/entry.js';
import { deleteDueAtNight } from '../../src/network/index.js';
import { exportPerson, forgetPerson } from '../../src/personal-data/index.js';
import { sealTrail, verifyRegistry } from '../../src/seal/index.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, browserOf, tokenOf } from '../support/people.js';
import { structureFaults } from '../web/html-structure.js';

const { app, database } = await testApp(t, 'reference');
const { ownerSql } = database;
const staff = await aPerson(database, 'staff', null, { name: 'Stefan Stab' });
const city = await aPerson(database, 'cityEditor', bautzen);
const auditor = await aPerson(database, 'auditor');
const desk = '/servicestelle/netzwerk';
const [{ today = '' } = {}] = await ownerSql<{ today: Day }[]>`select today_in_saxony()::text as today`;

const send = (who: Actor | null, url: string, form: Record<string, string | string[]> = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: {
      ...(who ? browserOf(who) : { 'sec-fetch-site': 'same-origin' }),
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html',
    },
    payload: new URLSearchParams(
      Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    ).toString(),
  });
const page = async (url: string, who: Actor | null = staff) => {
  const answer = await app.inject({ url, headers: { accept: 'text/html', ...(who && browserOf(who)) } });
  t.equal(answer.statusCode, 200, url);
  t.same(structureFaults(answer.body), [], url);
  return parse(answer.body);
};
const api = (
  who: Actor,
  method: 'GET' | 'PATCH' | 'POST' | 'DELETE',
  url: string,
  body?: object,
  headers = {},
) =>
  app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...tokenOf(who), ...headers, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { payload: JSON.stringify(body) }),
  });
const referenceIn = (location: unknown): string => String(location).split('?')[0]?.split('/').at(-1) ?? '';

const consent = { inDirectory: true, getsInvitations: true, consentOn: today, consentHow: 'Mail, Ablage 12' };
async function somebody(parts: Partial<PersonParts> & { readonly name: string }): Promise<string> {
  const made = await api(staff, 'POST', '/network/people', { deleteOn: addDays(today, 300), ...parts });
  t.equal(made.statusCode, 201, made.body);
  return made.json().reference;
}

t.test('what is wrong with an entry is said by field, with the reason', async (t) => {
  const right: PersonParts = {
    ...{ name: 'Ina Amt', function: null, organisation: null, email: 'ina@amt.example', phone: null },
    ...{ topics: [], note: null, ...consent, deleteOn: addDays(today, 10) },
  };
  const faults = (change: Partial<PersonParts>, withdrawnOn: Day | null = null) =>
    Object.keys(faultsOfPerson({ ...right, ...change }, { today, withdrawnOn })).sort();
  t.same(faults({}), []);
  t.same(faults({ consentOn: null, consentHow: null }), ['consentHow', 'consentOn']);
  t.same(faults({ consentOn: null, consentHow: null, inDirectory: false, getsInvitations: false }), []);
  t.same(faults({ email: null }), ['email'], 'invitations need an address');
  t.same(faults({ email: null, getsInvitations: false }), []);
  t.same(faults({ consentOn: addDays(today, 1) }), ['consentOn']);
  t.same(
    faults({ consentOn: addDays(today, -9) }, addDays(today, -3)),
    ['consentOn'],
    'older than the withdrawal',
  );
  t.same(faults({ deleteOn: addDays(today, -1) }), ['deleteOn']);
  t.same(faults({ deleteOn: addDays(today, 1_096) }), []);
  t.same(faults({ deleteOn: addDays(today, 1_097) }), ['deleteOn'], 'three years at most');
});

t.test(
  'the service centre keeps people and organisations; cities see who agreed, auditors nobody',
  async (t) => {
    t.match((await page(desk)).textContent, 'Noch niemand aufgenommen');
    const organisation = await send(staff, `${desk}/organisationen`, {
      name: 'IHK <Dresden>',
      kind: 'chamber',
      website: 'https://ihk.example',
      topics: 'Gründung\nlokale Wirtschaft',
    });
    t.equal(organisation.statusCode, 303, organisation.body.slice(0, 300));
    const chamber = referenceIn(organisation.headers.location);
    const twice = await send(staff, `${desk}/organisationen`, { name: 'IHK <Dresden>', kind: 'other' });
    t.equal(twice.statusCode, 422);
    t.match(twice.body, 'gibt es schon');

    const form = {
      ...{ name: 'Karla Kammer', function: 'Referentin', organisation: chamber, email: 'karla@ihk.example' },
      ...{ agreed: ['directory', 'invitations'], consentOn: formatDay(today, 'de'), note: 'nur intern' },
      deleteOn: formatDay(addDays(today, 400), 'de'),
    };
    const faulty = await send(staff, desk, { ...form, email: 'karla', name: '' });
    t.equal(faulty.statusCode, 422);
    const broken = await send(staff, desk, form);
    t.equal(broken.statusCode, 422);
    t.match(broken.body, 'href="#f-consentHow"');
    t.match(broken.body, 'value="Karla Kammer"', 'what was typed is kept');
    const made = await send(staff, desk, { ...form, consentHow: 'Mail vom 01.11.2026' });
    t.equal(made.statusCode, 303, made.body.slice(0, 300));
    const reference = referenceIn(made.headers.location);
    t.match(reference, /^NP\d{4}$/);
    await somebody({ name: 'Ohne Einwilligung', email: 'ohne@amt.example', topics: ['Städtebau'] });

    const found = await page(`${desk}?q=grundung+KARLA`);
    t.notMatch(found.textContent, /Karla/, 'topics of the organisation are no words of the person');
    t.match((await page(`${desk}?q=ihk+karl`)).textContent, 'Karla Kammer');
    t.match((await page(`${desk}?topic=Gründung`)).textContent, 'Karla Kammer', 'but what one can ask for');
    t.match((await page(`${desk}?q=niemand`)).textContent, 'Niemand passt zu dieser Auswahl');
    const directory = await page('/arbeitsbereich/netzwerk', city);
    t.match(directory.textContent, /Karla Kammer.*IHK <Dresden>/s);
    t.notMatch(directory.textContent, /Ohne Einwilligung|nur intern/);
    t.same((await api(auditor, 'GET', '/network/directory')).json(), { items: [] });
    t.notMatch((await page(desk, auditor)).textContent, /Karla/);
    t.match((await page(`${desk}/organisationen`, auditor)).textContent, 'IHK <Dresden>');
    t.equal((await api(city, 'GET', '/network/people')).statusCode, 403);

    const entry = await api(staff, 'GET', `/network/people/${reference}`);
    const change = { phone: '0351 4567890' };
    t.equal((await api(staff, 'PATCH', `/network/people/${reference}`, change)).statusCode, 428);
    const etag = { 'if-match': String(entry.headers.etag) };
    t.equal((await api(staff, 'PATCH', `/network/people/${reference}`, change, etag)).statusCode, 200);
    t.equal((await api(staff, 'PATCH', `/network/people/${reference}`, change, etag)).statusCode, 412);
    t.match((await page(`${desk}/personen/${reference}`)).textContent, /Telefon: leer → 0351 4567890/);
    t.match((await api(staff, 'GET', `/network/people/${reference}/history`)).json().items, [
      { operation: 'update', who: 'Stefan Stab', after: { phone: '0351 4567890' } },
      { operation: 'insert', after: { name: 'Karla Kammer' } },
    ]);
    const csv = (await api(staff, 'GET', '/network/invitees.csv')).body;
    t.match(csv, 'Karla Kammer;Referentin;IHK <Dresden>;Kammer;karla@ihk.example;0351 4567890;');
    t.notMatch(csv, /Ohne|intern/, 'only who agreed to invitations, and no notes');
    t.equal((await api(staff, 'GET', '/network/invitees.xlsx')).rawPayload.subarray(0, 2).toString(), 'PK');
    t.equal(
      (await send(staff, `${desk}/organisationen/${chamber}/entfernen`)).statusCode,
      409,
      'somebody belongs to it',
    );
  },
);

t.test('people are listed page by page, and everybody once', async (t) => {
  for (const name of ['Lina A', 'Lina B', 'Lina C']) await somebody({ name });
  const read: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const answer = await api(
      staff,
      'GET',
      `/network/people?q=lina&limit=2${after === '' ? '' : `&after=${after}`}`,
    );
    const { items, next } = answer.json() as { items: { name: string }[]; next: string | null };
    read.push(...items.map(({ name }) => name));
    after = next;
  }
  t.same(read, ['Lina A', 'Lina B', 'Lina C']);
});

t.test('who agreed is invited once, ends that by the link, and is gone the next night', async (t) => {
  const [event = { reference: '' }] = await ownerSql<{ reference: string }[]>`
    insert into event (title, kind, audience, place, starts_at, ends_at, delete_after, state)
    values ('Fachtag', 'conference', 'public', 'Dresden', now() + interval '9 days', now() + interval '10 days', current_date + 20, 'announced')
    returning reference`;
  const agreed = await somebody({ name: 'Ilse Inter', email: 'ilse@verein.example', ...consent });
  const not = await somebody({ name: 'Nora Nein', email: 'nora@verein.example' });
  const address = `/servicestelle/veranstaltungen/${event.reference}/einladen`;
  t.match((await page(address)).textContent, 'Ilse Inter');
  t.notMatch((await page(address)).textContent, /Nora Nein/);
  t.equal((await send(staff, address)).statusCode, 422, 'nobody is chosen');
  t.equal((await send(staff, address, { people: [agreed, not] })).statusCode, 303);
  t.same((await api(staff, 'POST', `/events/${event.reference}/invitations`, { people: [agreed] })).json(), {
    invited: 0,
  });
  const mails = await ownerSql<{ to: string; body: string }[]>`
    select to_address as to, body from outgoing_mail where kind = 'eventInvitation'`;
  t.match(
    [...mails],
    [{ to: 'ilse@verein.example', body: new RegExp(`/veranstaltungen/${event.reference}`) }],
  );
  t.match((await page(address)).textContent, /Schon eingeladen.*Ilse Inter/s);

  const link = /\/netzwerk\/abbestellen\/[0-9a-f-]{36}/.exec(mails[0]?.body ?? '')?.[0] ?? '';
  t.match((await page(link, null)).textContent, 'Möchten Sie keine Einladungen mehr');
  const kept = await api(staff, 'GET', `/network/people/${agreed}/kept`);
  t.match(kept.json(), {
    entry: { name: 'Ilse Inter' },
    invitations: [{ title: 'Fachtag' }],
    mails: [{ subject: 'Einladung: Fachtag' }],
    changes: [{ operation: 'insert' }],
  });
  t.notMatch(kept.body, link.split('/').at(-1) ?? 'x', 'without the secret');
  t.equal((await send(null, link)).statusCode, 303);
  t.match((await page(link, null)).textContent, 'Sie bekommen keine Einladungen mehr');
  t.match((await api(staff, 'GET', `/network/people/${agreed}`)).json(), {
    getsInvitations: false,
    inDirectory: true,
    withdrawnOn: null,
  });
  t.match((await page(`${desk}/personen/${agreed}`)).textContent, /die Person selbst, über den Link/);

  t.equal((await send(staff, `${desk}/personen/${agreed}/widerrufen`)).statusCode, 303);
  t.match((await api(staff, 'GET', `/network/people/${agreed}`)).json(), {
    withdrawnOn: today,
    deleteOn: today,
  });
  t.notMatch((await page('/arbeitsbereich/netzwerk', city)).textContent, /Ilse/);
  t.match((await page(`${desk}/faellig`)).textContent, 'Ilse Inter', 'it goes soon');
  await deleteDueAtNight(database);
  t.equal(
    (await api(staff, 'GET', `/network/people/${agreed}`)).statusCode,
    200,
    'not before the day is over',
  );

  await ownerSql`update network_person set delete_on = ${addDays(today, -1)} where reference = ${agreed}`;
  const dryRun = await send(staff, `${desk}/faellig`, { tun: 'probe' });
  t.match(dryRun.body, /NP\d+: Ilse Inter/);
  const would = (await api(staff, 'POST', '/network/deletions', { dryRun: true })).json();
  t.match(would.items, [{ reference: agreed, removed: { event_invitation: 1, outgoing_mail: 1 } }]);
  t.equal((await api(staff, 'GET', `/network/people/${agreed}`)).statusCode, 200, 'nothing is deleted yet');
  await sealTrail(database.orm, 30_000);
  await deleteDueAtNight(database);
  t.equal((await api(staff, 'GET', `/network/people/${agreed}`)).statusCode, 404);
  const left = await ownerSql`
    select 1 from audit_personal where payload ~ 'Ilse' union all select 1 from outgoing_mail where to_address ~ 'ilse'
    union all select 1 from audit_entry where payload ~ 'Ilse' union all select 1 from idempotency_key where body::text ~ 'Ilse'`;
  t.equal(left.length, 0, 'nothing is left beside the trail, nor in it');
  t.match((await api(auditor, 'GET', '/network/deletions')).json().items, [
    { reference: agreed, reason: 'day', deletedBy: null, removed: would.items[0].removed },
  ]);
  await sealTrail(database.orm, 30_000);
  t.match(await verifyRegistry(database.bulk), { fault: null }, 'and the trail still verifies');
});

t.test('who wishes it goes at once, and with an account the entry goes as well', async (t) => {
  const admin = await aPerson(database, 'administrator');
  const account = await aPerson(database, 'cityEditor', bautzen, {
    name: 'Fritz Fort',
    email: 'fritz@fort.example',
  });
  const wished = await somebody({ name: 'Willi Weg' });
  t.equal((await send(staff, `${desk}/personen/${wished}/loeschen`)).statusCode, 303);
  t.equal((await api(staff, 'GET', `/network/people/${wished}`)).statusCode, 404);
  await somebody({ name: 'Fritz Fort', email: 'Fritz@fort.example' });
  const { data } = await exportPerson(database.auth, { actor: admin }, account.personId);
  t.match(data.find(({ table }) => table === 'network_person')?.rows, [{ name: 'Fritz Fort' }]);
  const gone = await forgetPerson(database.auth, { actor: admin }, account.personId);
  t.match(gone, [{ concerns: 'network_person', outcome: 'deleted', entries: 1 }]);
  t.equal((await ownerSql`select from network_person where name ~ 'Fritz'`).length, 0);
});

t.test('one search finds records and the network, each for who may see it', async (t) => {
  await ownerSql`insert into city_record (kind, city_ags) values ('goal', ${bautzen})`;
  await ownerSql`
    insert into city_record_version (record_id, content, published_revision)
    select id, ${ownerSql.json({ name: 'Weniger Leerstand', needs: ['Läden am Bahnhofsvorplatz'] })}, 1 from city_record`;
  await ownerSql`insert into city_record (kind, city_ags) values ('implementation', ${bautzen})`;
  await ownerSql`
    insert into city_record_version (record_id, content, published_revision)
    select id, ${ownerSql.json({ name: 'Werkstatt', note: 'Bahnhofsvorplatz' })}, 1 from city_record where kind = 'implementation'`;
  await ownerSql`
    insert into event (title, kind, audience, place, starts_at, ends_at, delete_after, state) values
      ('Rundgang', 'other', 'public', 'Bahnhofsvorplatz', '2026-05-05T10:00Z', '2026-05-05T12:00Z', '2026-06-01', 'announced'),
      ('Nur für Städte', 'other', 'cities', 'Bahnhofsvorplatz', '2026-05-05T10:00Z', '2026-05-05T12:00Z', '2026-06-01', 'announced'),
      ('Noch geheim', 'other', 'public', 'Bahnhofsvorplatz', '2026-05-05T10:00Z', '2026-05-05T12:00Z', '2026-06-01', 'draft')`;
  await ownerSql`insert into exchange_question (title, body) values ('Wer kennt Umbauten?', 'Am Bahnhofsvorplatz')`;
  await ownerSql`
    insert into consultation (city_ags, topic, question, answer, state) values
      ('14626110', 'plan', 'Bahnhofsvorplatz in Görlitz?', null, 'open'),
      (${bautzen}, 'plan', 'Und bei uns?', 'Der Bahnhofsvorplatz bleibt im Entwurf.', 'inProgress')`;
  await somebody({
    name: 'Petra Platz',
    topics: ['Bahnhofsvorplatz'],
    note: 'Umbauten',
    ...consent,
    email: 'petra@platz.example',
  });
  await somebody({ name: 'Vera Verborgen', topics: ['Bahnhofsvorplatz'] });
  const titles = (answer: { groups: { hits: { title: string }[] }[] }) =>
    answer.groups.flatMap(({ hits }) => hits.map(({ title }) => title));
  const open = (await app.inject('/api/v1/search?q=BAHNHOFSVORPLATZ')).json();
  t.same(titles(open), ['Weniger Leerstand', 'Rundgang'], 'published, and no text beside withheld numbers');
  const own = (who: Actor, q = 'bahnhofsvorplatz') => api(who, 'GET', `/search/own?q=${q}`);
  t.same(titles((await own(city)).json()), [
    'Weniger Leerstand',
    'Nur für Städte',
    'Rundgang',
    'Wer kennt Umbauten?',
    'Petra Platz',
  ]);
  t.same(titles((await own(staff)).json()), [
    'Weniger Leerstand',
    'Noch geheim',
    'Nur für Städte',
    'Rundgang',
    'Wer kennt Umbauten?',
    'Bahnhofsvorplatz in Görlitz?',
    'Petra Platz',
    'Vera Verborgen',
  ]);
  t.same(titles((await own(staff, 'umbauten')).json()), ['Wer kennt Umbauten?'], 'notes are not searched');
  t.match((await app.inject('/api/v1/search?q=leerstand+laden')).json().groups, [{ kind: 'goal', total: 1 }]);
  t.same((await app.inject('/api/v1/search?q=%25_')).json().groups, [], 'signs mean themselves');
  t.equal((await app.inject('/api/v1/search/own?q=x')).statusCode, 401);
  const [found] = (await app.inject('/api/v1/search?q=bahnhofsvorplatz')).json().groups;
  t.same(found.hits[0].excerpt, [
    { text: 'Läden am ', isMatch: false },
    { text: 'Bahnhofsvorplatz', isMatch: true },
  ]);
  t.match(
    (await app.inject('/api/v1/search?q=zi0001')).json().groups,
    [{ kind: 'goal' }],
    'also by reference',
  );
  t.notMatch(
    (await page('/suche?q=bahnhofsvorplatz', staff)).textContent,
    /geheim/,
    'the public page is public',
  );
  t.match(
    (await page('/en/suche?q=bahnhofsvorplatz', null)).textContent,
    /Goals \(1\).*Weniger Leerstand.*Events/s,
  );
  const desk = await page('/arbeitsbereich/suche?q=platz');
  t.ok(desk.querySelector('a[href^="/servicestelle/netzwerk/personen/NP"]'));
  t.match((await page('/suche?q=gibtesnicht', null)).textContent, 'Nichts gefunden');
  t.equal(
    (await page('/suche?q=bahnhofsvorplatz', null)).querySelector('mark')?.textContent,
    'Bahnhofsvorplatz',
  );
});

t.test('drafts are found by who may see them, earlier states by everybody', async (t) => {
  const draft = { name: 'Entwurf Seepromenade', needs: ['Bänke'] };
  for (const ags of [bautzen, '14626110'])
    await ownerSql`
      insert into city_record_draft (created_by, kind, city_ags, content)
      values ('test', 'goal', ${ags}, ${ownerSql.json({ ...draft, name: `${draft.name} ${ags}` })})`;
  await ownerSql`
    insert into project_draft (created_by, owner_city, name, place_kind, place_id, source_kind, source_title)
    select 'test', ${bautzen}, 'Seepromenade für alle', 'municipality', id, 'form', 'Angaben der Stadt' from place where ags = ${bautzen}`;
  const groups = async (who: Actor | null, query = 'q=seepromenade') =>
    (who === null
      ? await app.inject(`/api/v1/search?${query}`)
      : await api(who, 'GET', `/search/own?${query}`)
    )
      .json()
      .groups.map(({ kind, total }: { kind: string; total: number }) => `${kind} ${total}`);
  t.same(await groups(null), []);
  t.same(await groups(city), ['projectDraft 1', 'cityDraft 1']);
  const desk = await page('/arbeitsbereich/suche?q=seepromenade', city);
  t.ok(desk.querySelector('main a[href^="/arbeitsbereich/entwurf/"]'));
  t.match(desk.textContent, /Bautzen · in Arbeit/);
  const before = (await app.inject('/api/v1/search?q=leerstand')).json().revision;
  await ownerSql`
    insert into registry_revision (revision, published_at, actor, origin, note, program_version)
    select max(revision) + 1, clock_timestamp(), 'test', 'staff', 'test', 'test' from registry_revision`;
  await ownerSql`insert into city_record (kind, city_ags) values ('board', ${bautzen})`;
  await ownerSql`
    insert into city_record_version (record_id, content, published_revision)
    select id, ${ownerSql.json({ name: 'Beirat Leerstand' })}, ${before} + 1 from city_record where kind = 'board'`;
  t.same(await groups(null, 'q=leerstand'), ['goal 1', 'board 1']);
  t.same(await groups(null, `q=leerstand&asOf=${before}`), ['goal 1'], 'as it was then');
  t.same(await groups(city, `q=seepromenade&asOf=${before}`), [], 'drafts have no earlier states');
  const past = await page(`/suche?q=leerstand&asOf=${before}`, null);
  t.ok(past.querySelector(`main a[href="/ziele/ZI0001?asOf=${before}"]`), 'links stay in the state');
  t.equal((await app.inject('/api/v1/search?q=leerstand&asOf=9999')).statusCode, 404);
});
