import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { emptyInput } from '../../src/projects/index.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, goerlitz, tokenOf } from '../support/people.js';
import { aRound, dayFromToday, programmeProject, publishedReferences } from './a-round.js';
import { beginAmendment, discard, step } from './workflow.js';

const { app, database } = await testApp(t, 'reference');
const lead = await aPerson(database, 'cityLead');
const editor = await aPerson(database, 'cityEditor');
const neighbour = await aPerson(database, 'cityLead', goerlitz);
const staff = await aPerson(database, 'staff');
const auditor = await aPerson(database, 'auditor');
const administrator = await aPerson(database, 'administrator');

const empty = emptyInput({ kind: 'form', title: 'Test', locator: null, date: null });
const [first = '', second = '', third = '', bare = '', , , , foreign = ''] = await publishedReferences(
  database,
  programmeProject(bautzen, 'Läden mit Zukunft', { planNumber: 'A.1' }),
  programmeProject(bautzen, 'Alltagslotsen', { planNumber: 'A.2' }),
  programmeProject(bautzen, 'Medienlabor', { planNumber: 'A.3' }),
  programmeProject(bautzen, 'Angaben folgen', {
    planNumber: 'B.1',
    period: empty.period,
    purposeAndAchievements: null,
  }),
  programmeProject(bautzen, 'Längst zu Ende', { period: { start: '2016-01-01', end: '2019-12-31' } }),
  programmeProject(bautzen, 'Kein Vorhaben des Programms', { catalogue: empty.catalogue }),
  programmeProject(bautzen, 'Landesweit', { place: { kind: 'statewide', ags: null, sourceText: null } }),
  programmeProject(goerlitz, 'Nachbarschaft'),
);

const ask = async (
  person: Actor,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  payload?: object,
  more = {},
) => {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...tokenOf(person), ...more },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json(), etag: String(answer.headers.etag) };
};
const cityOf = async (person: Actor, round: string, ags = bautzen) =>
  (await ask(person, 'GET', `/rounds/${round}/cities/${ags}`)).body;
const stateOf = async (person: Actor, round: string, reference: string): Promise<string> => {
  const { projects } = await cityOf(person, round);
  return projects.find((one: { reference: string }) => one.reference === reference)?.state;
};

t.test('the service centre makes a round, with every day checked', async (t) => {
  const input = {
    name: 'Frühjahr 2027',
    opensOn: '2027-02-01',
    dueOn: '2027-03-15',
    closesOn: '2027-03-31',
    scopeFrom: '2027-01-01',
    scopeUntil: '2027-12-31',
    requirements: ['beneficiary'],
  };
  const made = await ask(staff, 'POST', '/rounds', input);
  t.equal(made.status, 201);
  t.match(made.body, { ...input, phase: 'planned', remindBefore: [14, 3], remindAfter: [1, 7], note: null });
  const wrong = await ask(staff, 'POST', '/rounds', {
    ...input,
    dueOn: '2027-01-01',
    closesOn: '2026-01-01',
    scopeUntil: '2026-01-01',
    remindBefore: [3, 3],
  });
  t.equal(wrong.status, 422);
  t.same(
    wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer),
    ['/dueOn', '/closesOn', '/scopeUntil', '/remindBefore'],
  );
  for (const person of [lead, auditor, administrator])
    t.equal((await ask(person, 'POST', '/rounds', input)).status, 403);

  const { id } = made.body;
  t.equal(
    (await ask(lead, 'GET', `/rounds/${id}`)).status,
    404,
    'a city does not know of it before it opens',
  );
  t.equal((await ask(auditor, 'GET', `/rounds/${id}`)).status, 200);
  const read = await ask(staff, 'GET', `/rounds/${id}`);
  t.equal((await ask(staff, 'PATCH', `/rounds/${id}`, { name: 'Anders' })).status, 428);
  const changed = await ask(staff, 'PATCH', `/rounds/${id}`, { name: 'Frühling' }, { 'if-match': read.etag });
  t.match(changed, { status: 200, body: { name: 'Frühling', version: 2, dueOn: input.dueOn } });
  t.equal((await ask(staff, 'PATCH', `/rounds/${id}`, { name: 'X' }, { 'if-match': read.etag })).status, 412);
});

t.test('what is due follows from the published projects of the programme that run', async (t) => {
  const round = await aRound(database);
  const city = await cityOf(editor, round);
  t.same(
    city.projects.map(({ reference }: { reference: string }) => reference),
    [first, second, third, bare],
  );
  t.same(city.projects[3].missing, ['period.start', 'purposeAndAchievements']);
  t.match(city, { total: 4, open: 4, handedIn: 0, unchanged: 0, incomplete: 1, name: 'Bautzen' });
  t.equal((await ask(lead, 'GET', `/rounds/${round}/cities/${goerlitz}`)).status, 404, 'another city');
  t.equal((await ask(administrator, 'GET', `/rounds/${round}/cities/${bautzen}`)).status, 403);
  const board = (await ask(auditor, 'GET', `/rounds/${round}/cities`)).body;
  t.same(
    board.cities.map(({ name }: { name: string }) => name),
    ['Bautzen', 'Görlitz'],
  );
  t.match(board.all, { total: 5, open: 5 });
});

t.test('no changes: one project, all at once, and taken back', async (t) => {
  const round = await aRound(database);
  const answers = `/rounds/${round}/answers`;
  for (const person of [editor, staff, auditor])
    t.equal((await ask(person, 'PUT', `${answers}/${first}`)).status, 403);
  t.match(await ask(lead, 'PUT', `${answers}/${first}`), { status: 200, body: { unchanged: 1, open: 3 } });
  t.equal((await ask(lead, 'PUT', `${answers}/${first}`)).status, 200, 'twice is the same as once');
  t.equal((await ask(lead, 'PUT', `${answers}/${foreign}`)).status, 404, 'a project of another city');
  t.match(await ask(lead, 'POST', answers), { status: 200, body: { answered: 2 } }, 'not the one with gaps');
  t.match(await cityOf(staff, round), { unchanged: 3, open: 1 });
  t.match(await ask(lead, 'PUT', `${answers}/${bare}`), { body: { unchanged: 4, open: 0, incomplete: 1 } });
  t.match(await ask(lead, 'DELETE', `${answers}/${second}`), {
    status: 200,
    body: { unchanged: 3, open: 1 },
  });
  t.match(await cityOf(neighbour, round, goerlitz), { unchanged: 0, total: 1 });
  const many = await Promise.all(Array.from({ length: 20 }, () => ask(lead, 'PUT', `${answers}/${second}`)));
  t.same([...new Set(many.map(({ status }) => status))], [200], 'pressed twenty times');
  t.match(await cityOf(lead, round), { unchanged: 4 });
});

t.test('a project that is handed in answers; each side sees its part', async (t) => {
  const round = await aRound(database);
  const draft = await beginAmendment(database, editor, first, round);
  t.equal(await stateOf(editor, round, first), 'inWork');
  t.equal(await stateOf(staff, round, first), 'missing', 'the service centre knows of no draft');
  t.equal((await ask(lead, 'PUT', `/rounds/${round}/answers/${first}`)).status, 409);
  await step(database, lead, draft, 'submitted');
  for (const person of [lead, staff, auditor]) t.equal(await stateOf(person, round, first), 'handedIn');
  await step(database, staff, draft, 'returned');
  for (const person of [lead, staff]) t.equal(await stateOf(person, round, first), 'returned');
  await step(database, lead, draft, 'submitted');
  await step(database, staff, draft, 'accepted');
  t.equal(await stateOf(lead, round, first), 'handedIn');
  t.match(await cityOf(staff, round), { handedIn: 1, open: 3 });

  const later = await aRound(database, { opens: 0 });
  t.equal(await stateOf(staff, later, first), 'handedIn', 'still being checked when the next round opens');
  await database.ownerSql`delete from project_draft where id = ${draft}`;
  t.equal(await stateOf(staff, round, first), 'handedIn', 'published within the round');
  await database.ownerSql`update workflow_step set at = at - interval '30 days' where draft_id = ${draft}`;
  t.equal(await stateOf(staff, later, first), 'missing', 'a publication before the opening is no answer');

  const thrownAway = await beginAmendment(database, editor, second, round);
  await discard(database, editor, thrownAway);
  t.equal(await stateOf(lead, round, second), 'missing');
});

t.test('a longer time, also after the day and after the end', async (t) => {
  const over = await aRound(database, { opens: -40, due: -20, closes: -10 });
  t.equal((await ask(staff, 'GET', `/rounds/${over}`)).body.phase, 'closed');
  t.equal((await ask(lead, 'PUT', `/rounds/${over}/answers/${third}`)).status, 409);
  const until = await dayFromToday(database, 7);
  const extension = `/rounds/${over}/cities/${bautzen}/extension`;
  t.equal((await ask(lead, 'PUT', extension, { until, reason: 'Bitte' })).status, 403);
  const past = await dayFromToday(database, -1);
  t.equal((await ask(staff, 'PUT', extension, { until: past, reason: 'Krankheit' })).status, 422);
  t.equal((await ask(staff, 'PUT', extension, { until, reason: ' ' })).status, 400);
  t.match(await ask(staff, 'PUT', extension, { until, reason: 'Krankheit' }), {
    status: 200,
    body: { dueOn: until, openUntil: until, extension: { reason: 'Krankheit', by: staff.label } },
  });
  t.equal((await ask(staff, 'GET', `/rounds/${over}`)).body.phase, 'late', 'open again, for one city');
  t.equal((await ask(lead, 'PUT', `/rounds/${over}/answers/${third}`)).status, 200);
  t.equal(
    (await ask(neighbour, 'PUT', `/rounds/${over}/answers/${foreign}`)).status,
    409,
    'not for the other',
  );

  const round = await aRound(database);
  t.equal((await ask(staff, 'POST', `/rounds/${round}/close`)).body.phase, 'closed');
  t.equal((await ask(staff, 'POST', `/rounds/${round}/close`)).status, 409);
  t.equal((await ask(lead, 'POST', `/rounds/${round}/answers`)).status, 409);
  await ask(staff, 'PUT', `/rounds/${round}/cities/${bautzen}/extension`, { until, reason: 'Nachtrag' });
  t.equal((await ask(lead, 'PUT', `/rounds/${round}/answers/${third}`)).status, 200);
  const [trail] = await database.ownerSql<{ reason: string }[]>`
    select reason from audit_entry where table_name = 'round_city' order by id desc limit 1`;
  t.equal(trail?.reason, 'Nachtrag');
});

t.test('the figures of the board are those of its projects', async (t) => {
  const round = await aRound(database);
  await ask(neighbour, 'POST', `/rounds/${round}/answers`);
  await ask(lead, 'PUT', `/rounds/${round}/answers/${second}`);
  const draft = await beginAmendment(database, lead, third, round);
  await step(database, lead, draft, 'submitted');
  const { cities, all } = (await ask(staff, 'GET', `/rounds/${round}/cities`)).body;
  const [counted] = await database.ownerSql`
    with due as (
      select v.project_id, p.ags from project_version v join place p on p.id = v.place_id
      join catalogue_entry e on e.id = v.funding_guideline_id and e.key = '2021-2027/02203'
      where v.superseded_revision is null and coalesce(v.period_start <= '2026-12-31', true) and coalesce(v.period_end >= '2026-01-01', true))
    select count(*)::int as total,
      count(*) filter (where exists (select from project_draft d where d.project_id = due.project_id and d.state = 'submitted'))::int as "handedIn",
      count(*) filter (where exists (select from round_answer a where a.project_id = due.project_id and a.round_id = ${round}))::int as unchanged
    from due`;
  t.match(all, { ...counted });
  t.equal(all.total, all.handedIn + all.unchanged + all.open);
  for (const field of ['total', 'handedIn', 'unchanged', 'open', 'incomplete'])
    t.equal(
      cities.reduce((sum: number, city: Record<string, number>) => sum + (city[field] ?? 0), 0),
      all[field],
      field,
    );
  await database.ownerSql`delete from project_draft where id = ${draft}`;
});
