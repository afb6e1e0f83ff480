import { sql } from 'drizzle-orm';
import t, { type Test } from 'tap';
import type { Actor } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import type { Transaction } from '../../src/platform/database/database.js';
import { testDatabase } from '../support/database.js';
import { aPerson, bautzen, goerlitz } from '../support/people.js';
import { aRound, programmeProject, publishedReferences } from './a-round.js';

const database = await testDatabase(t, 'reference');
const lead = await aPerson(database, 'cityLead');
const editor = await aPerson(database, 'cityEditor');
const neighbour = await aPerson(database, 'cityLead', goerlitz);
const staff = await aPerson(database, 'staff');
const auditor = await aPerson(database, 'auditor');
const administrator = await aPerson(database, 'administrator');
await publishedReferences(database, programmeProject(bautzen, 'Läden'), programmeProject(goerlitz, 'Treff'));
const round = await aRound(database);
const planned = await aRound(database, { opens: 2 });
const own = sql`(select v.project_id from project_version v join place p on p.id = v.place_id where p.ags = ${bautzen})`;
const foreign = sql`(select v.project_id from project_version v join place p on p.id = v.place_id where p.ags = ${goerlitz})`;

const as = <Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>) =>
  actingAs(database.orm, actor, {}, work);
const counts = (tx: Pick<Transaction, 'execute'>) =>
  tx
    .execute<Record<string, number>>(sql`select
      (select count(*) from reporting_round)::int as rounds, (select count(*) from round_city)::int as cities,
      (select count(*) from round_answer)::int as answers, (select count(*) from round_reminder)::int as reminders`)
    .then(([row]) => ({ ...row }));
const refused = (t: Test, actor: Actor, statement: ReturnType<typeof sql>, why: string) =>
  t.rejects(
    as(actor, (tx) => tx.execute(statement)),
    why,
  );

t.before(async () => {
  for (const [ags, person] of [
    [bautzen, lead],
    [goerlitz, neighbour],
  ] as const) {
    await database.ownerSql`
      insert into round_city (round_id, city_ags, extended_until, reason, extended_at, contact)
      values (${round}, ${ags}, berlin_today() + 20, 'Grund', now(), 'Geheim')`;
    await database.ownerSql`
      insert into round_reminder (round_id, city_ags, person_id, due_on, days_after, missing)
      values (${round}, ${ags}, ${person.personId}, '2026-11-25', -3, 1)`;
    await database.ownerSql`
      insert into round_answer (round_id, project_id, owner_city, revision)
      select ${round}, v.project_id, ${ags}, 1 from project_version v join place p on p.id = v.place_id where p.ags = ${ags}`;
  }
});

t.test('who sees what', async (t) => {
  t.same(
    await counts(database.orm),
    { rounds: 0, cities: 0, answers: 0, reminders: 0 },
    'without an identity nothing',
  );
  t.same(await as(administrator, counts), { rounds: 0, cities: 0, answers: 0, reminders: 0 });
  for (const person of [lead, editor, neighbour])
    t.same(await as(person, counts), { rounds: 1, cities: 1, answers: 1, reminders: 1 }, 'a city its own');
  for (const person of [staff, auditor])
    t.same(await as(person, counts), { rounds: 2, cities: 2, answers: 2, reminders: 2 });
});

t.test('who writes what', async (t) => {
  const another = await aRound(database);
  const answer = (project: ReturnType<typeof sql>, city: string, by: Actor, inRound = another) =>
    sql`insert into round_answer (round_id, project_id, owner_city, revision, answered_by)
        values (${inRound}::uuid, ${project}, ${city}, 1, ${by.personId}::uuid)`;
  for (const person of [editor, staff, auditor, administrator, neighbour])
    await refused(t, person, answer(own, bautzen, person), `${person.role} answers for Bautzen`);
  await refused(t, lead, answer(foreign, bautzen, lead), 'a project of another city');
  await refused(t, lead, answer(foreign, goerlitz, lead), 'for another city');
  await refused(t, lead, answer(own, bautzen, neighbour), 'in the name of somebody else');
  await refused(t, lead, answer(own, bautzen, lead, planned), 'before the round opens');
  const over = await aRound(database, { opens: -9, due: -8, closes: -1 });
  await refused(t, lead, answer(own, bautzen, lead, over), 'after it has closed');
  await as(lead, (tx) => tx.execute(answer(own, bautzen, lead)));

  const extend = sql`insert into round_city (round_id, city_ags, contact) values (${another}::uuid, ${bautzen}, 'x')`;
  for (const person of [lead, auditor, administrator])
    await refused(t, person, extend, `${person.role} extends`);
  const close = sql`update reporting_round set closed_at = now() where id = ${another}::uuid returning id`;
  for (const person of [lead, auditor, administrator])
    t.equal((await as(person, (tx) => tx.execute(close))).length, 0, `${person.role} closes nothing`);
  const remind = sql`insert into round_reminder (round_id, city_ags, person_id, due_on, days_after, missing)
    values (${another}::uuid, ${bautzen}, ${lead.personId}::uuid, '2026-11-25', 1, 1)`;
  for (const person of [lead, staff, auditor])
    await refused(t, person, remind, `${person.role} writes no reminder`);
  await refused(t, lead, sql`select * from people_to_remind(${bautzen})`, 'addresses are for the jobs alone');
  await refused(t, lead, sql`select email from person`, 'no addresses of people');
  await refused(t, lead, sql`update round_answer set revision = 9`, 'an answer is not changed');
  const deleted = await as(neighbour, (tx) =>
    tx.execute(sql`delete from round_answer where owner_city = ${bautzen} returning id`),
  );
  t.equal(deleted.length, 0, 'nor another city’s taken back');
});

t.test('what happens is in the trail, contacts beside it', async (t) => {
  const rows = await database.ownerSql<{ table_name: string; payload: string }[]>`
    select table_name, payload from audit_entry where table_name in ('round_city', 'round_answer', 'round_reminder', 'reporting_round')`;
  t.same(new Set(rows.map(({ table_name }) => table_name)).size, 4);
  t.notOk(rows.some(({ payload }) => payload.includes('Geheim')));
});
