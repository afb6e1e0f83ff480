import { readFileSync } from 'node:fs';
import type { LightMyRequestResponse } from 'fastify';
import t, { type Test } from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { packagePath } from '../../src/platform/files/package-root.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, tokenOf } from '../support/people.js';
import { visitorOf } from '../support/visitor.js';
import { aDecision, call } from '../support/workflow.js';
import { aRound, programmeProject, publishedReferences } from './a-round.js';
import { step } from './workflow.js';

const { app, database } = await testApp(t, 'reference');
const city = await aPerson(database, 'cityLead');
const editor = await aPerson(database, 'cityEditor');
const staff = await aPerson(database, 'staff');
const lead = await aPerson(database, 'lead');
const { page, send } = visitorOf(t, app);
const list = readFileSync(packagePath('test', 'fixtures', 'lists', 'saxony-esf-small.csv'), 'utf8');

let made = 0;

/** Three projects a round of their own time asks about, so that rounds of other tests do not. */
async function roundWithProjects() {
  made += 1;
  const year = 2000 + made;
  const period = { start: `${year}-01-01`, end: `${year}-12-31` };
  const references = await publishedReferences(
    database,
    ...['Läden', 'Lotsen', 'Labor'].map((name) => programmeProject(bautzen, `${name} ${made}`, { period })),
  );
  const [first = '', second = '', third = ''] = references;
  const round = await aRound(database, { scopeFrom: period.start, scopeUntil: period.end });
  return { round, first, second, third };
}

type Ask = () => Promise<LightMyRequestResponse>;
const close =
  (round: string): Ask =>
  () =>
    call(app, staff, 'POST', `/rounds/${round}/close`);
const put =
  (who: Actor, url: string): Ask =>
  () =>
    app.inject({ method: 'PUT', url: `/api/v1${url}`, headers: tokenOf(who) });
const unchanged = (round: string, reference: string): Ask =>
  put(city, `/rounds/${round}/answers/${reference}`);

/** A draft of the city, ready to be handed in. */
async function aDraft(reference: string): Promise<string> {
  const begun = await call(app, city, 'POST', '/drafts', { reference, kind: 'amendment' });
  const { id } = begun.json();
  const change = { summary: `Neu ${reference}`, decisions: [aDecision], changeBasis: 'decision' };
  const saved = await call(app, city, 'PATCH', `/drafts/${id}`, change, {
    'if-match': String(begun.headers.etag),
  });
  if (saved.statusCode !== 200) throw new Error(saved.body);
  return id;
}
const handIn =
  (draft: string): Ask =>
  () =>
    call(app, city, 'POST', `/drafts/${draft}/hand-in`);

/** Rows as the owner of the database locks them, for requests to run into. */
type Held = { readonly table: 'reporting_round' | 'project_draft'; readonly id: string };

/**
 * Sends requests into a lock, each once the one before it waits there, and lets them go on in that order; what is done
 * `meanwhile` has happened before the first of them goes on.
 */
async function inTurn(
  { table, id }: Held,
  asks: readonly Ask[],
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<LightMyRequestResponse[]> {
  const answers: Promise<LightMyRequestResponse>[] = [];
  await database.ownerSql.begin(async (sql) => {
    await sql`select from ${sql(table)} where id = ${id} for update`;
    for (const ask of asks) {
      answers.push(ask());
      await untilWaiting(answers.length);
    }
    await meanwhile();
  });
  return Promise.all(answers);
}

async function untilWaiting(wanted: number): Promise<void> {
  for (;;) {
    const [row] = await database.ownerSql<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_locks l join pg_stat_activity a using (pid)
      where a.datname = current_database() and not l.granted`;
    if ((row?.waiting ?? 0) >= wanted) return;
  }
}

const statuses = (answers: readonly LightMyRequestResponse[]) => answers.map(({ statusCode }) => statusCode);

/** Where each project stands for the city, by reference; checked to be what the service centre and both pages say. */
async function standings(t: Test, round: string): Promise<Record<string, string>> {
  const read = async (who: Actor) =>
    (await call(app, who, 'GET', `/rounds/${round}/cities/${bautzen}`)).json();
  const [ours, theirs] = [await read(city), await read(staff)];
  t.same(theirs.projects, ours.projects, 'both sides see the same');
  const { cities } = (await call(app, staff, 'GET', `/rounds/${round}/cities`)).json();
  const { total, handedIn, unchanged: confirmed, open } = ours;
  t.match(cities, [{ total, handedIn, unchanged: confirmed, open }], 'and the board counts it so');
  const answered = `${total - open} von ${total}`;
  t.match((await page(city, `/arbeitsbereich/runden/${round}`)).text, answered);
  t.match((await page(staff, `/servicestelle/runden/${round}`)).text, 'Bautzen');
  return Object.fromEntries(
    ours.projects.map((one: { reference: string; state: string }) => [one.reference, one.state]),
  );
}

t.test('an answer that came before the end is kept, one that came after is refused in words', async (t) => {
  const { round, first, second, third } = await roundWithProjects();
  const held = { table: 'reporting_round', id: round } as const;
  const answers = await inTurn(held, [unchanged(round, first), close(round), unchanged(round, second)]);
  t.same(statuses(answers), [200, 200, 409]);
  t.match(answers[2]?.json(), { code: 'state_conflict', detail: /round is over for your city/ });
  t.same(await standings(t, round), { [first]: 'unchanged', [second]: 'missing', [third]: 'missing' });
});

t.test('"no changes" for all is taken or refused as a whole', async (t) => {
  for (const cityFirst of [true, false]) {
    const { round, first, second, third } = await roundWithProjects();
    const all: Ask = () => call(app, city, 'POST', `/rounds/${round}/answers`);
    const order = cityFirst ? [all, close(round)] : [close(round), all];
    const answers = await inTurn({ table: 'reporting_round', id: round }, order);
    t.same(statuses(answers), cityFirst ? [200, 200] : [200, 409]);
    const state = cityFirst ? 'unchanged' : 'missing';
    t.same(await standings(t, round), { [first]: state, [second]: state, [third]: state });
  }
});

t.test('an answer is not taken back from a round that has just ended', async (t) => {
  const { round, first, second, third } = await roundWithProjects();
  t.equal((await unchanged(round, first)()).statusCode, 200);
  const takeBack: Ask = () => call(app, city, 'DELETE', `/rounds/${round}/answers/${first}`);
  const answers = await inTurn({ table: 'reporting_round', id: round }, [close(round), takeBack]);
  t.same(statuses(answers), [200, 409]);
  t.match(answers[1]?.json(), { detail: /round is over/ });
  t.same(await standings(t, round), { [first]: 'unchanged', [second]: 'missing', [third]: 'missing' });
});

t.test('a project is handed in whenever its city does; what comes after the end is no answer', async (t) => {
  const { round, first, second, third } = await roundWithProjects();
  const [early, late] = [await aDraft(first), await aDraft(second)];
  t.equal((await handIn(early)()).statusCode, 200);
  const held = { table: 'project_draft', id: late } as const;
  const answers = await inTurn(held, [handIn(late)], async () => {
    t.equal((await close(round)()).statusCode, 200, 'closing waits for nobody who hands in');
  });
  t.same(statuses(answers), [200]);
  t.same(await standings(t, round), { [first]: 'handedIn', [second]: 'inWork', [third]: 'missing' });
  const queue = (await page(staff, '/servicestelle/pruefen')).text;
  t.match(queue, second, 'it waits to be checked all the same');
});

t.test('nothing is begun for a round that has just ended, and nothing of it stays', async (t) => {
  const { round, first, ...others } = await roundWithProjects();
  const begin: Ask = () =>
    call(app, editor, 'POST', '/drafts', { reference: first, kind: 'amendment', roundId: round });
  const answers = await inTurn({ table: 'reporting_round', id: round }, [close(round), begin]);
  t.same(statuses(answers), [200, 409]);
  t.match(answers[1]?.json(), { detail: /round is over for your city/ });
  t.same(await standings(t, round), {
    [first]: 'missing',
    [others.second]: 'missing',
    [others.third]: 'missing',
  });
  const without = await call(app, editor, 'POST', '/drafts', { reference: first, kind: 'amendment' });
  t.equal(without.statusCode, 201, 'work goes on without it');
});

t.test('a new project begun for a round that is handed in after its end is no answer', async (t) => {
  const { round, first, second, third } = await roundWithProjects();
  const begun = await send(editor, '/arbeitsbereich/vorhaben/neu', { name: 'Nähstube', runde: round });
  const draft = begun.location?.split('/').at(-1) ?? '';
  const held = { table: 'project_draft', id: draft } as const;
  const submit = async () => {
    await step(database, city, draft, 'submitted');
    return close(round)();
  };
  const answers = await inTurn(held, [submit], async () => {
    t.equal((await close(round)()).statusCode, 200);
  });
  t.same(statuses(answers), [409], 'it is closed already');
  const waiting = { [first]: 'missing', [second]: 'missing', [third]: 'missing' };
  t.same(await standings(t, round), { ...waiting, null: 'inWork' });
});

/** What is kept of an import: its state and its rows. */
async function keptOf(importId: string) {
  const [kept] = await database.ownerSql<{ state: string; rows: number }[]>`
    select r.state, (select count(*)::int from import_row i where i.import_id = r.id) as rows
    from import_run r where r.id = ${importId}`;
  return kept;
}

t.test('closing, answering, handing in and importing at once leave nothing half-written', async (t) => {
  for (let time = 0; time < 4; time += 1) {
    const { round, first, second, third } = await roundWithProjects();
    const draft = await aDraft(third);
    const sendList: Ask = () =>
      app.inject({
        method: 'POST',
        url: '/api/v1/imports',
        headers: { ...tokenOf(staff), 'content-type': 'text/csv' },
        // Another name each time, so that there is something to publish.
        payload: list.replaceAll('Gartenvorstadt', `Gartenvorstadt ${made}`),
      });
    const proposed = (await sendList()).json().id;
    t.equal((await call(app, staff, 'POST', `/imports/${proposed}/commit`)).statusCode, 200);
    const [closing, one, other, handing, preview, publishing] = await Promise.all([
      close(round)(),
      unchanged(round, first)(),
      unchanged(round, second)(),
      handIn(draft)(),
      sendList(),
      call(app, lead, 'POST', `/imports/${proposed}/publish`),
    ]);
    t.same(statuses([closing, handing, preview]), [200, 200, 201]);
    for (const answer of [one, other]) {
      t.ok([200, 409].includes(answer.statusCode), answer.body);
      if (answer.statusCode === 409) t.match(answer.json().detail, /over/);
    }
    t.equal(publishing.statusCode, 200, publishing.body);
    const found = await standings(t, round);
    for (const [reference, answer] of [
      [first, one],
      [second, other],
    ] as const)
      t.equal(found[reference], answer.statusCode === 200 ? 'unchanged' : 'missing');
    t.ok(['handedIn', 'inWork'].includes(found[third] ?? ''), 'in time or late');
    const answers = await database.ownerSql`select from round_answer where round_id = ${round}`;
    t.equal(answers.length, [one, other].filter(({ statusCode }) => statusCode === 200).length);
    const { counts } = preview.json();
    t.match(await keptOf(preview.json().id), { state: 'preview', rows: counts.rows + counts.missing });
    t.match(await keptOf(proposed), { state: 'committed' });
  }
});
