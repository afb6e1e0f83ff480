import { randomUUID } from 'node:crypto';
import t, { type Test } from 'tap';
import { systemActor } from '../../src/kernel/actor.js';
import { forgetPerson, wouldForget } from '../../src/personal-data/commands/forget-person.js';
import { actingAs } from '../../src/platform/database/acting.js';
import { backedUp, ownerOf, restored } from '../backup/registries.js';
import type { TestDatabase } from '../support/database.js';
import { testDatabase } from '../support/database.js';
import { aPerson, bautzen } from '../support/people.js';
import { somebodyEverywhere, traces } from './somebody.js';

t.setTimeout(120_000);

/** Rows of all tables, the queue's too, in which one of these words stands in any way. */
async function whereIs({ ownerSql }: TestDatabase, words: readonly string[]): Promise<string[]> {
  const tables = await ownerSql<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await ownerSql.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
    // Bytes are written in hexadecimal.
    const hex = words.map((word) => Buffer.from(word).toString('hex'));
    for (const { row } of rows)
      if ([...words, ...hex].some((word) => row.toLowerCase().includes(word.toLowerCase())))
        found.push(`${name}: ${row}`);
  }
  return found;
}

const everyTrace = [
  ...Object.values(traces),
  'Gundula',
  'Häberlein',
  'haeberlein',
  '34 38071',
  '34-38071',
  '99-88-77',
];

async function registryWith(t: Test) {
  const database = await testDatabase(t, 'reference');
  const admin = await aPerson(database, 'administrator');
  const colleague = await aPerson(database, 'cityEditor', bautzen, { name: 'Jens Anders' });
  const somebody = await somebodyEverywhere(database, colleague);
  return { database, admin, colleague, somebody };
}

t.test('nothing is found any more of somebody who was forgotten, in no table and in no backup', async (t) => {
  const { database, admin, somebody } = await registryWith(t);
  const { auth, ownerSql } = database;
  t.ok((await whereIs(database, everyTrace)).length > 15, 'before, it stands in many places');
  const trail =
    await ownerSql`select count(*)::int as rows, count(personal_commitment)::int as sealed from audit_entry`;

  const would = await wouldForget(auth, { actor: admin }, somebody.personId);
  const did = await forgetPerson(auth, { actor: admin }, somebody.personId);
  t.same(would, did, 'the dry run said exactly what happened');
  t.same(await whereIs(database, everyTrace), []);
  const copy = await restored(t, (await backedUp(t, await ownerOf(database))).path);
  t.same(await whereIs(copy, everyTrace), [], 'nor in what a backup brings back');

  const [after] =
    await ownerSql`select count(*)::int as rows, count(personal_commitment)::int as sealed from audit_entry`;
  t.ok(
    after?.rows > trail[0]?.rows && after?.sealed >= trail[0]?.sealed,
    'the trail has all its rows, and new ones',
  );
  const [row] = await ownerSql`
    select actor, reason from audit_entry where table_name = 'person' and row_key = ${somebody.personId} order by id desc limit 1`;
  t.match(row, { actor: admin.id, reason: /Art. 17/ }, 'and says who did it and why');
});

t.test(
  'what was done stays: steps, drafts, the trail of everybody else, and whoever shares a word',
  async (t) => {
    const { database, admin, colleague, somebody } = await registryWith(t);
    const { auth, ownerSql } = database;
    const namesake = await aPerson(database, 'staff', null, { name: 'Gundula Häberlein-Möß-Weber' });
    await ownerSql`insert into contact (city_ags, name, phone) values ('14626110', 'Amt', '03591 534-380712')`;
    const others = () => ownerSql`
    select e.id, p.payload, p.salt from audit_entry e join audit_personal p on p.entry_id = e.id
    where e.row_key in (${colleague.personId}, ${namesake.personId}) or e.table_name = 'place_version' order by e.id`;
    const entries = () => ownerSql`select * from audit_entry where id <= ${last?.id ?? null} order by id`;
    const [last] = await ownerSql<{ id: string }[]>`select max(id) as id from audit_entry`;
    const [before, trail] = [await others(), await entries()];
    await forgetPerson(auth, { actor: admin }, somebody.personId);
    t.same(await others(), before);
    t.same(await entries(), trail, 'no row of the trail was changed');
    t.same(
      (
        await ownerSql`select name from person where id in (${colleague.personId}, ${namesake.personId}) order by name`
      ).map(({ name }) => name),
      ['Gundula Häberlein-Möß-Weber', 'Jens Anders'],
    );
    const [draft] = await ownerSql`select state, version, handed_in_by, typed from project_draft`;
    t.match(draft, {
      state: 'submitted',
      handed_in_by: somebody.personId,
      typed: { 'amounts.totalCost': 'weiß gelöscht' },
    });
    const [comment] = await ownerSql`select body, author_id from draft_comment`;
    t.same(
      { ...comment },
      {
        body: 'Bitte bei mir melden: gelöscht, gelöscht, Tel. gelöscht. Danke!',
        author_id: somebody.personId,
      },
    );
    const [contact] = await ownerSql`select name, phone, note from contact where city_ags = ${bautzen}`;
    t.same(
      { ...contact },
      { name: 'Olaf Anders', phone: '03591 534-1', note: 'Vertritt gelöscht (gelöscht)' },
    );
    const [mail] = await ownerSql`select subject, body from outgoing_mail`;
    t.same({ ...mail }, { subject: 'gelöscht Entwurf', body: 'Fragen Sie gelöscht, Telefon gelöscht.' });
    t.same(
      [...(await ownerSql`select step, person_id from workflow_step order by id`)].map((row) => ({ ...row })),
      [
        { step: 'begun', person_id: somebody.personId },
        { step: 'handedIn', person_id: somebody.personId },
      ],
    );
  },
);

t.test('a name in a reason stays, and the dry run says where', async (t) => {
  const { database, admin, somebody } = await registryWith(t);
  await actingAs(database.orm, somebody, { reason: `Rückruf bei ${traces.name}` }, (tx) =>
    tx.execute("update project_draft set state = 'draft'"),
  );
  const outcomes = await forgetPerson(database.auth, { actor: admin }, somebody.personId);
  t.same(
    outcomes.flatMap(({ concerns, outcome }) => (outcome === 'mentioned' ? [concerns] : [])),
    ['audit_entry', 'workflow_step'],
  );
  const kept = (await whereIs(database, everyTrace)).map((row) => row.split(':')[0]);
  t.same([...new Set(kept)], ['public.audit_entry', 'public.workflow_step'], 'the two places kept by law');
});

t.test('who may not be forgotten, and who may not forget', async (t) => {
  const database = await testDatabase(t);
  const { auth, ownerSql, sql } = database;
  const [admin, lead] = [await aPerson(database, 'administrator'), await aPerson(database, 'cityLead')];
  const refused = { cause: { constraint_name: 'person_forgetting' } };
  await t.rejects(forgetPerson(auth, { actor: admin }, admin.personId), refused, 'oneself');
  await t.rejects(
    wouldForget(auth, { actor: systemActor('test') }, admin.personId),
    refused,
    'the last administrator',
  );
  await t.rejects(forgetPerson(auth, { actor: admin }, randomUUID()), refused, 'nobody');
  for (const role of ['cityLead', 'staff', 'lead', 'auditor'] as const) {
    const actor = await aPerson(database, role);
    await t.rejects(forgetPerson(auth, { actor }, lead.personId), { cause: { code: '42501' } }, role);
  }
  await forgetPerson(auth, { actor: admin }, lead.personId);
  await t.rejects(forgetPerson(auth, { actor: admin }, lead.personId), refused, 'twice');
  await t.rejects(
    ownerSql`update person set state = 'active' where id = ${lead.personId}`,
    /person_forgotten/,
  );

  await t.rejects(
    sql`select * from forget_person(${lead.personId})`,
    { code: '42501' },
    'not as the service',
  );
  const runnable = await ownerSql<{ name: string }[]>`
    select p.proname || ' ' || r as name
    from pg_proc p cross join unnest(array['steckbrief_app', 'steckbrief_auth', 'steckbrief_jobs', 'public']) r
    where p.pronamespace = 'public'::regnamespace and has_function_privilege(r, p.oid, 'execute')
      and p.proname ~ 'forget_(person|in_trail)|(pattern|contacts|duties)_of|export_person|pass_on|kept_when|text_of_bytes' order by 1`;
  t.same(
    runnable.map(({ name }) => name),
    [
      'duties_of_person steckbrief_auth',
      'export_person steckbrief_auth',
      'forget_person steckbrief_auth',
      'pass_on_contacts steckbrief_auth',
      'pass_on_schedules steckbrief_auth',
    ],
  );
});
