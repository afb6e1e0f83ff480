import { parse } from 'node-html-parser';
import t, { type Test } from 'tap';
import { smallPdf } from '../../src/demo/small-pdf.js';
import { cancelEvent, changeEvent } from '../../src/events/commands/events.js';
import { giveUp } from '../../src/events/commands/registrations.js';
import type { EventParts } from '../../src/events/event.js';
import { addEvent, announceEvent, register } from '../../src/events/index.js';
import { answerCity, askCities, removeAnswer } from '../../src/exchange/commands.js';
import { findQuestion } from '../../src/exchange/queries.js';
import type { Actor } from '../../src/kernel/actor.js';
import { instantInBerlin } from '../../src/kernel/clock.js';
import { addDays } from '../../src/kernel/day.js';
import { changeHandout, withdrawHandout } from '../../src/library/commands.js';
import type { HandoutParts } from '../../src/library/handout.js';
import { addHandout, addHandoutFile, publishHandout, withdrawHandoutFile } from '../../src/library/index.js';
import { actingAs } from '../../src/platform/database/acting.js';
import { changePractice, withdrawPractice } from '../../src/practice/commands.js';
import { addPractice, publishPractice } from '../../src/practice/index.js';
import { amendPublished, aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, browserOf, goerlitz } from '../support/people.js';
import { structureFaults } from '../web/html-structure.js';

const { app, database } = await testApp(t, 'reference');
const { ownerSql, orm } = database;
const staff = await aPerson(database, 'staff');
const auditor = await aPerson(database, 'auditor');
const administrator = await aPerson(database, 'administrator');
const city = await aPerson(database, 'cityLead', bautzen, { name: 'Berta Bautzen' });
const other = await aPerson(database, 'cityEditor', goerlitz, { name: 'Gerd Görlitz' });
const centre = { actor: staff };
const askers: readonly (readonly [string, Actor | null])[] = [
  ['a stranger', null],
  ['a city', city],
  ['the service centre', staff],
  ['an auditor', auditor],
  ['an administrator', administrator],
];
const visitor = { gone: new AbortController().signal, source: 'test' };
const [{ today = '' } = {}] = await ownerSql<{ today: string }[]>`select today_in_saxony()::text as today`;

const get = (url: string, who: Actor | null, accept = 'application/json') =>
  app.inject({ url, headers: { accept, ...(who && browserOf(who)) } });
const read = async (url: string, who: Actor | null = null) => (await get(url, who)).json();

/** Publishes something else, so that a new revision is the current one. */
let published = 0;
async function nextRevision(): Promise<number> {
  published += 1;
  const name = `Vorhaben ${published}`;
  return (await publishNew(database, aProject({ name }))).revision ?? 0;
}

const handoutParts: HandoutParts = {
  title: 'Leitfaden Beirat',
  kind: 'guide',
  audience: 'public',
  licence: 'cc-by-4.0',
  description: 'Wie es geht',
  author: 'Servicestelle',
};

async function aHandout(parts: Partial<HandoutParts> = {}): Promise<string> {
  const reference = await addHandout(database, centre, { ...handoutParts, ...parts });
  const bytes = smallPdf(['Gestrichener Satz']);
  await addHandoutFile(database, centre, reference, { fileName: 'eins.pdf', bytes, note: null }, visitor);
  return reference;
}

function eventParts(title: string): EventParts {
  const day = addDays(today, 20);
  const [startsAt, endsAt] = [instantInBerlin(day, '09:30'), instantInBerlin(day, '15:00')];
  if (startsAt === null || endsAt === null) throw new Error('the clock jumps');
  return {
    title,
    kind: 'training',
    audience: 'public',
    description: null,
    place: 'Rathaus',
    cityAgs: bautzen,
    onlineAddress: 'https://konferenz.example/geheim',
    startsAt,
    endsAt,
    seats: 10,
    registerUntil: null,
    remindBefore: null,
    deleteAfter: addDays(today, 60),
    furtherAttendees: null,
  };
}

async function anEvent(title = 'Schulung'): Promise<string> {
  const reference = await addEvent(database, centre, eventParts(title));
  await announceEvent(database, centre, reference);
  return reference;
}

const [project = ''] = (await publishNew(database, aProject({ name: 'Nachbarschaftstreff' }))).projects.map(
  ({ reference }) => reference,
);
const practiceParts = {
  ...{ title: 'Ein Beirat', cityAgs: bautzen, summary: 'Es ging', story: null, lessons: null },
  projects: [project],
};

// The first state: an event with two seats taken, a handout with one version, an example, a question with an answer.
const handout = await aHandout();
await publishHandout(database, centre, handout);
const forCities = await aHandout({ title: 'Nur für Städte', audience: 'cities' });
await publishHandout(database, centre, forCities);
const draft = await aHandout({ title: 'Noch nicht' });
const event = await anEvent();
const prepared = await addEvent(database, centre, eventParts('Vorbereitet'));
const seat = await register(database, { actor: city }, event);
await register(database, { actor: other }, event);
const practice = await addPractice(database, centre, practiceParts);
await publishPractice(database, centre, practice);
const question = await askCities(
  database,
  { actor: city },
  { title: 'Wer weiß das?', body: 'Bitte melden.' },
);
await answerCity(database, { actor: other }, question, { body: 'Wir wissen es.' });
const first = await nextRevision();
await nextRevision();

const lists = ['/events', '/events?when=past', '/handouts', '/good-practice', '/exchange'];
const singles = [
  ...[`/events/${event}`, `/events/${event}/kept`, `/events/${prepared}`, `/handouts/${handout}`],
  ...[`/handouts/${forCities}`, `/handouts/${draft}`, `/good-practice/${practice}`, `/exchange/${question}`],
];
const asOf = (url: string, state: number | string): string =>
  `${url}${url.includes('?') ? '&' : '?'}asOf=${state}`;

async function everythingAt(state: number | string | null): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const [who, actor] of askers)
    for (const url of [...lists, ...singles]) {
      const answer = await get(`/api/v1${state === null ? url : asOf(url, state)}`, actor);
      const said = answer.statusCode === 200 ? answer.body : String(answer.statusCode);
      answers.set(`${who}: ${url}`, said);
    }
  return answers;
}

function sameAnswers(t: Test, is: ReadonlyMap<string, string>, ought: ReadonlyMap<string, string>): void {
  for (const [asked, answer] of ought) t.equal(is.get(asked), answer, asked);
}

/** What the one search finds, by who asks and for which word. */
async function foundAt(state: number | null): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {};
  for (const [who, actor] of askers)
    for (const word of ['Beirat', 'Rathaus', 'Bitte', 'Später']) {
      const url = `/api/v1/search${actor === null ? '' : '/own'}?q=${encodeURIComponent(word)}`;
      const { statusCode, body } = await get(state === null ? url : asOf(url, state), actor);
      found[`${who}: ${word}`] = statusCode === 200 ? JSON.parse(body).groups : statusCode;
    }
  return found;
}

const atFirst = await everythingAt(first);
const foundAtFirst = await foundAt(first);
const searched = (await get(asOf('/api/v1/handouts?q=Beirat', first), null)).body;

t.test('a past state is what everybody saw then', async (t) => {
  sameAnswers(t, atFirst, await everythingAt(null));
  t.match(JSON.parse(atFirst.get(`a stranger: /events/${event}`) ?? ''), {
    freeSeats: 8,
    state: 'announced',
  });
  t.equal(atFirst.get(`a stranger: /handouts/${forCities}`), '404');
  t.equal(atFirst.get(`an administrator: /handouts/${draft}`), '404');
  t.match(JSON.parse(atFirst.get(`an auditor: /handouts/${draft}`) ?? ''), { state: 'draft' });
  t.equal(atFirst.get('a stranger: /exchange'), '401');
});

t.test('it stays byte for byte what it was, whatever happens later', async (t) => {
  await addHandoutFile(
    database,
    centre,
    handout,
    { fileName: 'zwei.pdf', bytes: smallPdf(['Neuer Satz']), note: 'Neu' },
    visitor,
  );
  t.equal((await get(asOf('/api/v1/handouts?q=Beirat', first), null)).body, searched);
  const changed = { ...handoutParts, title: 'Anderer Titel', audience: 'cities', description: null } as const;
  const { version } = await staffSees(handout);
  await changeHandout(database, centre, { reference: handout, version }, changed);
  const which = { reference: handout, number: 1 };
  await withdrawHandoutFile(database, centre, which, 'Es war falsch.');
  await publishHandout(database, centre, draft);
  await withdrawHandout(database, centre, forCities);
  await giveUp(database, { actor: city }, event, seat.id);
  const kept = await read(`/api/v1/events/${event}/kept`, staff);
  const moved = { ...eventParts('Verlegte Schulung'), place: 'Kulturhaus', cityAgs: null };
  await changeEvent(database, centre, { reference: event, version: kept.version }, moved);
  await announceEvent(database, centre, prepared);
  await changePractice(
    database,
    centre,
    { reference: practice, version: 2 },
    {
      ...practiceParts,
      title: 'Anders',
      projects: [],
    },
  );
  await answerCity(database, centre, question, { body: 'Wir auch.' });
  await askCities(database, { actor: other }, { title: 'Später', body: 'Eine andere Frage.' });
  sameAnswers(t, await everythingAt(first), atFirst);
  const third = await nextRevision();
  await nextRevision();
  const atThird = await everythingAt(third);
  sameAnswers(t, atThird, await everythingAt(null));
  t.match(JSON.parse(atThird.get(`a city: /handouts/${handout}`) ?? ''), {
    title: 'Anderer Titel',
    files: [{ number: 2 }, { number: 1, withdrawnReason: 'Es war falsch.' }],
  });

  await cancelEvent(database, centre, event);
  await withdrawHandout(database, centre, handout);
  await withdrawPractice(database, centre, practice);
  t.equal((await get(`/api/v1/good-practice/${practice}`, null)).statusCode, 404);
  t.match(await read(`/api/v1/events/${event}`), {
    title: 'Verlegte Schulung',
    state: 'cancelled',
    freeSeats: 9,
  });
  sameAnswers(t, await everythingAt(first), atFirst);
  sameAnswers(t, await everythingAt(third), atThird);
  t.match(await read(`/api/v1/events/${event}?asOf=${first}`), { title: 'Schulung', city: bautzen });
  t.match((await get(`/api/v1/events?asOf=${first}`, null)).headers, { 'registry-revision': String(first) });

  const present = await everythingAt(null);
  sameAnswers(t, await everythingAt(await nextRevision()), present);
  sameAnswers(t, await everythingAt(today), present);
});

t.test('the one search finds in a past state what could be seen then', async (t) => {
  t.same(await foundAt(first), foundAtFirst, 'whatever happened since');
  type Group = { kind: string; hits: readonly { reference: string }[] };
  const hits = (found: unknown) =>
    (found as readonly Group[]).flatMap(({ kind, hits }) =>
      hits.map(({ reference }) => `${kind} ${reference}`),
    );
  const then = (asked: string) => hits(foundAtFirst[asked]);
  t.same(then('a stranger: Rathaus'), [`event ${event}`]);
  t.same(then('a stranger: Beirat'), [`handout ${handout}`, `practice ${practice}`]);
  t.same(then('a city: Bitte'), [`question ${question}`]);
  t.same(then('a city: Später'), [], 'asked later');
  const now = await foundAt(null);
  t.same(hits(now['a stranger: Rathaus']), [`event ${prepared}`], 'the one was moved, the other announced');
  t.equal(hits(now['a city: Später']).length, 1);
  const page = parse((await get(`/suche?q=Rathaus&asOf=${first}`, null, 'text/html')).body);
  t.equal(
    page.querySelector('main .list a')?.getAttribute('href'),
    `/veranstaltungen/${event}?asOf=${first}`,
  );
  const desk = parse((await get(`/arbeitsbereich/suche?q=Bitte&asOf=${first}`, city, 'text/html')).body);
  t.equal(
    desk.querySelector('main .list a')?.getAttribute('href'),
    `/arbeitsbereich/austausch/${question}?asOf=${first}`,
  );
  t.match(desk.textContent, new RegExp(`Registerstand ${first}`));
});

const staffSees = (reference: string) =>
  ownerSql<{ version: number }[]>`select version from handout where reference = ${reference}`.then(
    ([row]) => row ?? { version: 0 },
  );

t.test('before its beginning nothing is there, and of a state that never was nobody learns', async (t) => {
  const later = await aHandout({ title: 'Später' });
  await publishHandout(database, centre, later);
  t.equal((await get(`/api/v1/handouts/${later}?asOf=${first}`, staff)).statusCode, 404);
  for (const url of ['/events', '/handouts', '/good-practice'])
    t.same((await read(`/api/v1${url}?asOf=0`, staff)).items, [], url);
  t.same((await read('/api/v1/exchange?asOf=0', city)).items, []);
  t.same((await read('/api/v1/handouts?asOf=2020-01-01')).items, []);
  for (const url of [...lists, ...singles])
    t.equal((await get(`/api/v1${asOf(url, 9_999)}`, staff)).statusCode, 404, url);
  t.equal((await get('/api/v1/handouts?asOf=gestern', null)).statusCode, 400);
});

t.test('what was withdrawn is named in the past, and neither given nor searched', async (t) => {
  const search = `/api/v1/handouts?q=Gestrichener&asOf=${first}`;
  t.equal((await get(`/api/v1/handouts/${handout}/files/1`, null)).statusCode, 404);
  t.same((await read(search)).items, [], 'a stranger');
  t.same((await read(search, city)).items, [], 'a city');
  t.match((await read(search, staff)).items.length, 3, 'the service centre may still read the files');
  const shown = parse((await get(`/arbeitshilfen/${handout}?asOf=${first}`, null, 'text/html')).body);
  t.match(shown.textContent, /Leitfaden Beirat.*Fassung 1.*Seitdem zurückgezogen/s);
  t.equal(shown.querySelector('a[href*="/files/1"]'), null);
});

t.test('pages of every desk show it with the banner, without anything to press', async (t) => {
  const both = (path: string) => [path, `/en${path}`];
  const publicPages = [
    '/veranstaltungen',
    `/veranstaltungen/${event}`,
    '/arbeitshilfen',
    `/arbeitshilfen/${handout}`,
  ];
  const pages: readonly (readonly [Actor | null, readonly string[]])[] = [
    [null, [...publicPages, '/gute-beispiele', `/gute-beispiele/${practice}`].flatMap(both)],
    [city, ['/arbeitsbereich/veranstaltungen', `/arbeitsbereich/veranstaltungen/${event}`]],
    [city, ['/arbeitsbereich/austausch', `/arbeitsbereich/austausch/${question}`]],
    [
      staff,
      ['veranstaltungen', 'arbeitshilfen', 'gute-beispiele'].flatMap((name, index) => [
        `/servicestelle/${name}`,
        `/servicestelle/${name}/${[event, handout, practice][index]}`,
      ]),
    ],
  ];
  for (const [who, paths] of pages)
    for (const path of paths) {
      const answer = await get(`${path}?asOf=${first}`, who, 'text/html');
      t.equal(answer.statusCode, 200, path);
      t.same(structureFaults(answer.body), [], path);
      const page = parse(answer.body);
      t.match(
        page.querySelector('.statepast')?.textContent,
        new RegExp(`(?:Registerstand|revision) ${first}`),
        path,
      );
      t.equal(page.querySelectorAll('main form[method="post"]').length, 0, path);
      t.notMatch(
        page.querySelector('main')?.textContent,
        /Anderer Titel|Verlegte Schulung|Anders|abgesagt|cancelled/,
      );
      for (const link of page.querySelectorAll('main a'))
        if (/\/(?:VA|AH|GB|AT)\d+$/.test(link.getAttribute('href') ?? ''))
          t.fail(`${path}: ${link.getAttribute('href')} leaves the state`);
    }
  const seats = parse((await get(`/arbeitsbereich/veranstaltungen?asOf=${first}`, city, 'text/html')).body);
  t.notMatch(seats.textContent, 'angemeldet', 'who had a seat is told of the present alone');
  const kept = parse(
    (await get(`/servicestelle/veranstaltungen/${event}?asOf=${first}`, staff, 'text/html')).body,
  );
  t.match(kept.textContent, '2 von 10 angemeldet');
  t.notMatch(kept.textContent, /Berta|Gerd/);
});

t.test('a project behind an example has the name it had then', async (t) => {
  await amendPublished(database, project, (input) => ({ ...input, name: 'Neuer Name' }));
  const shown = parse((await get(`/gute-beispiele/${practice}?asOf=${first}`, null, 'text/html')).body);
  t.match(shown.textContent, 'Nachbarschaftstreff');
  t.notMatch(shown.textContent, 'Neuer Name');
});

t.test('what somebody took back or was forgotten comes back in no state', async (t) => {
  const before = await read(`/api/v1/exchange/${question}?asOf=${first}`, city);
  t.match(before.answers, [{ body: 'Wir wissen es.' }]);
  const { answers } = await actingAs(orm, other, {}, (tx) => findQuestion(tx, question));
  await removeAnswer(database, { actor: other }, question, answers[0]?.id ?? '');
  t.same((await read(`/api/v1/exchange/${question}?asOf=${first}`, city)).answers, []);
  t.match(await read(`/api/v1/exchange?asOf=${first}`, city), {
    items: [{ reference: question, answers: 0 }],
  });
});

t.test('a revision waits for who is writing, and who writes does not wait for a revision', async (t) => {
  const reference = await aHandout({ title: 'Vorher' });
  await publishHandout(database, centre, reference);
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let begun = (): void => undefined;
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const writing = ownerSql.begin(async (sql) => {
    await sql`update handout set title = 'Geschrieben' where reference = ${reference}`;
    begun();
    await finished;
  });
  await hasBegun;
  const opening = nextRevision();
  const waits = async (): Promise<boolean> =>
    (
      await ownerSql<{ waits: boolean }[]>`
        select exists (select from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())) as waits`
    )[0]?.waits ?? false;
  while (!(await waits())) await new Promise((resolve) => setTimeout(resolve, 20));
  finish();
  await writing;
  const revision = await opening;
  await nextRevision();
  t.match(await read(`/api/v1/handouts/${reference}?asOf=${revision}`), { title: 'Geschrieben' });

  // The revision is not there yet, and somebody else writes.
  const opened = await ownerSql.begin(async (sql) => {
    await sql`select set_config('app.role', 'system', true), set_config('app.actor', 'system:test', true)`;
    const [row] = await sql<{ revision: number }[]>`
      select revision from open_registry_revision('staff', 'Test', '0')`;
    await ownerSql`update handout set title = 'Danach' where reference = ${reference}`;
    return row?.revision;
  });
  await nextRevision();
  t.match(await read(`/api/v1/handouts/${reference}?asOf=${opened}`), { title: 'Geschrieben' });
  t.match(await read(`/api/v1/handouts/${reference}`), { title: 'Danach' });
});

t.test('a day means its end', async (t) => {
  const reference = await aHandout({ title: 'Damals' });
  await publishHandout(database, centre, reference);
  // Only the owner can play with time: everything so far was ten days ago.
  await ownerSql`alter table audit_entry disable trigger user`;
  await ownerSql`update audit_entry set at = at - interval '10 days'`;
  await ownerSql`update handout set title = 'Heute' where reference = ${reference}`;
  const url = `/api/v1/handouts/${reference}?asOf=`;
  t.equal((await get(url + addDays(today, -12), null)).statusCode, 404);
  t.match(await read(url + addDays(today, -5)), { title: 'Damals' });
  t.match(await read(url + today), { title: 'Heute' });
  t.match(await read(url + addDays(today, 5)), { title: 'Heute' });
});
