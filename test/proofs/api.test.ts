import { sql } from 'drizzle-orm';
import t from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import type { Decision } from '../../src/projects/index.js';
import { dayFromToday, programmeProject } from '../rounds/a-round.js';
import { amounts, publishChanges, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import { aPerson, bautzen, goerlitz, tokenOf } from '../support/people.js';

const { app, database } = await testApp(t, 'reference');
const lead = await aPerson(database, 'cityLead');
const editor = await aPerson(database, 'cityEditor');
const neighbour = await aPerson(database, 'cityLead', goerlitz);
const staff = await aPerson(database, 'staff');
const auditor = await aPerson(database, 'auditor');
const administrator = await aPerson(database, 'administrator');

const granted = (start: string, end: string): Decision => ({
  kind: 'grant',
  number: '100',
  date: start,
  grant: null,
  totalEligibleCost: null,
  unionContribution: null,
  grantPeriod: { start, end },
  reason: null,
  file: null,
});
const full = amounts({ totalEligibleCost: 10_000_000n });
const ofBautzen = programmeProject(bautzen, 'Läden', {
  decisions: [granted('2024-03-01', '2025-12-31')],
  amounts: full,
});
const { projects } = await publishNew(
  database,
  ofBautzen,
  programmeProject(bautzen, 'Ohne Bescheid'),
  programmeProject(goerlitz, 'Treff', { decisions: [granted('2026-01-01', '2026-12-31')] }),
);
const [first, second, foreign] = projects.map(({ reference }) => reference);

const ask = async (
  person: Actor,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
) => {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: tokenOf(person),
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const final = `/proofs/${first}/final`;

t.test('the list shows what is due, late ones first, unknown without a day', async (t) => {
  const { items } = (await ask(lead, 'GET', '/proofs')).body;
  t.same(
    items.map((one: Record<string, unknown>) => [one.reference, one.proof, one.dueOn, one.overdue]),
    [
      [first, 'interim-2024', '2025-04-30', true],
      [first, 'final', '2026-03-02', true],
      [second, 'final', null, false],
    ],
  );
  t.match(items[2], { dueBasis: 'unknown', state: 'open' });
  t.equal((await ask(auditor, 'GET', '/proofs')).body.items.length, 4);
  t.equal((await ask(administrator, 'GET', '/proofs')).status, 403);
  for (const path of [
    `/proofs/${foreign}/final`,
    `/proofs/${first}/interim-2019`,
    `/proofs/SN99-1/final`,
    `/proofs/${first}/x`,
  ])
    t.equal((await ask(lead, 'GET', path)).status, 404, path);
});

t.test('a proof is handed in, asked back and examined, with day and person', async (t) => {
  const step = (person: Actor, state: string, onDay = '2026-02-20', note: string | null = null) =>
    ask(person, 'POST', `${final}/steps`, { state, onDay, note });
  t.equal((await step(lead, 'examined')).status, 409, 'nobody examines what was not handed in');
  t.equal((await step(lead, 'handedIn', await dayFromToday(database, 1))).status, 422, 'a day to come');
  t.match((await step(editor, 'handedIn')).body, { state: 'handedIn', overdue: false });
  t.match((await step(staff, 'askedBack', '2026-03-10', 'Belege fehlen')).body, {
    state: 'askedBack',
    overdue: true,
  });
  t.equal((await step(lead, 'handedIn', '2026-03-20')).status, 200);
  const done = await step(staff, 'examined', '2026-05-01');
  t.match(done.body.steps, [
    { state: 'handedIn', onDay: '2026-02-20', by: editor.label },
    { state: 'askedBack', onDay: '2026-03-10', by: staff.label, note: 'Belege fehlen' },
    { state: 'handedIn', onDay: '2026-03-20', by: lead.label },
    { state: 'examined', onDay: '2026-05-01' },
  ]);
  t.equal((await step(neighbour, 'handedIn')).status, 404);
  t.equal((await step(auditor, 'handedIn')).status, 403);
});

t.test('a day the SAB set goes before the rule, and a waiver before both', async (t) => {
  const key = `/proofs/${first}/interim-2024`;
  t.match(
    (await ask(lead, 'PUT', `${key}/due`, { due: { dueOn: '2027-05-31', source: 'Schreiben vom 3.3.2026' } }))
      .body,
    {
      dueOn: '2027-05-31',
      dueBasis: 'sab',
      dueSource: 'Schreiben vom 3.3.2026',
      ruleDueOn: '2025-04-30',
      overdue: false,
    },
  );
  t.match((await ask(lead, 'PUT', `${key}/waiver`, { source: 'E-Mail vom 4.4.2026' })).body, {
    dueOn: null,
    waivedSource: 'E-Mail vom 4.4.2026',
  });
  t.match((await ask(lead, 'PUT', `${key}/waiver`, { source: null })).body, { dueOn: '2027-05-31' });
  t.match((await ask(lead, 'PUT', `${key}/due`, { due: null })).body, {
    dueOn: '2025-04-30',
    dueBasis: 'rule',
  });
  const unknown = `/proofs/${second}/final`;
  t.match(
    (await ask(staff, 'PUT', `${unknown}/due`, { due: { dueOn: '2026-01-31', source: 'Schreiben' } })).body,
    { overdue: true },
  );
});

t.test('the report is kept, and nobody overwrites another', async (t) => {
  const { version } = (await ask(lead, 'GET', final)).body;
  const save = (person: Actor, report: string, from: number) =>
    ask(person, 'PUT', `${final}/report`, { report, version: from });
  t.equal((await save(lead, 'Mein Text', version)).status, 200);
  t.equal((await save(editor, 'Anderer Text', version)).status, 412);
  t.match((await ask(auditor, 'GET', final)).body, { report: 'Mein Text', version: version + 1 });
});

t.test('attached proofs of executing bodies are ticked off', async (t) => {
  const added = await ask(lead, 'POST', `${final}/bodies`, { name: 'Soziokultur e.V.' });
  const [body] = added.body.bodies;
  t.match(body, { name: 'Soziokultur e.V.', receivedOn: null });
  await ask(lead, 'POST', `${final}/bodies`, { name: 'Soziokultur e.V.' });
  t.match((await ask(staff, 'PUT', `${final}/bodies/${body.id}`, { receivedOn: '2026-02-01' })).body.bodies, [
    { receivedOn: '2026-02-01' },
  ]);
  t.equal((await ask(neighbour, 'DELETE', `${final}/bodies/${body.id}`)).status, 404);
  t.same((await ask(lead, 'DELETE', `${final}/bodies/${body.id}`)).body.bodies, []);
});

t.test('a published reduction asks for a notice until the city says it was sent', async (t) => {
  await publishChanges(database, [
    {
      projectId: projects[0]?.projectId ?? null,
      input: { ...ofBautzen, amounts: amounts({ totalEligibleCost: 5_000_000n }) },
    },
  ]);
  const pending = async (person: Actor) => (await ask(person, 'GET', '/sab-notices')).body.pending;
  for (const person of [lead, staff, auditor])
    t.match(await pending(person), [{ reference: first, kind: 'reduction', in: 'published' }]);
  t.same(await pending(neighbour), []);
  const sent = { reference: first, kind: 'reduction', sentOn: '2026-11-02', how: 'portal' };
  t.equal((await ask(neighbour, 'POST', '/sab-notices', sent)).status, 404);
  t.equal((await ask(auditor, 'POST', '/sab-notices', sent)).status, 403);
  t.equal(
    (await ask(lead, 'POST', '/sab-notices', { ...sent, sentOn: await dayFromToday(database, 2) })).status,
    422,
  );
  const told = await ask(lead, 'POST', '/sab-notices', sent);
  t.match(told.body, {
    pending: [],
    recorded: [{ reference: first, how: 'portal', by: lead.label, reason: /Die Kosten sinken/ }],
  });
  t.same((await ask(neighbour, 'GET', '/sab-notices')).body, { pending: [], recorded: [] });
});

t.test('row security: a city keeps and sees its own alone', async (t) => {
  const count = async (person: Actor | null) => {
    const statement = sql`select ((select count(*) from proof) + (select count(*) from proof_step) + (select count(*) from sab_notice))::int as n`;
    const [row] = await (person === null
      ? database.orm.execute<{ n: number }>(statement)
      : actingAs(database.orm, person, {}, (tx) => tx.execute<{ n: number }>(statement)));
    return row?.n;
  };
  t.equal(await count(null), 0, 'without an identity nothing');
  t.equal(await count(administrator), 0);
  t.equal(await count(neighbour), 0);
  t.ok((await count(lead)) ?? 0 > 5);
  t.equal(await count(auditor), await count(staff));
  const insert = (project: string | undefined, city: string) =>
    sql`insert into proof (project_id, owner_city, kind, year) select id, ${city}, 'interim', 2031 from project where reference = ${project ?? ''}`;
  const as = (person: Actor, statement: ReturnType<typeof sql>) =>
    actingAs(database.orm, person, {}, (tx) => tx.execute(statement));
  await t.rejects(as(neighbour, insert(first, bautzen)), 'in the name of another city');
  await t.rejects(as(neighbour, insert(first, goerlitz)), 'a project of another city');
  await t.rejects(as(auditor, insert(first, bautzen)));
  await t.rejects(
    as(lead, sql`update proof set project_id = project_id + 1`),
    'a proof belongs to its project',
  );
  await t.rejects(as(lead, sql`delete from proof_step`), 'what happened stays');
  await t.rejects(
    as(
      lead,
      sql`insert into proof_step (proof_id, owner_city, state, on_day, person_id) select id, owner_city, 'examined', '2026-01-01', ${staff.personId}::uuid from proof limit 1`,
    ),
    'in the name of somebody else',
  );
  t.equal((await as(neighbour, sql`update proof set report = 'x' returning id`)).length, 0);
  const rows = await database.ownerSql<
    { payload: string }[]
  >`select payload from audit_entry where table_name = 'proof'`;
  t.ok(rows.length > 3);
  t.notOk(
    rows.some(({ payload }) => payload.includes('Mein Text')),
    'texts stand beside the trail',
  );
});
