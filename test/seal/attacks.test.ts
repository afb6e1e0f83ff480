import t from 'tap';
import { sealCovering, sealTrail, type Verification, verifyRegistry } from '../../src/seal/index.js';
import type { Printed } from '../../src/seal/verify-trail.mjs';
import { aProject, publishNew } from '../support/a-project.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { aPerson } from '../support/people.js';

/** Other tests of the same server write, too, and what runs holds sealing up. */
const patience = 30_000;

/** A registry with a few seals, awkward values and personal ones. */
async function sealedRegistry(t: Tap): Promise<TestDatabase> {
  const database = await testDatabase(t);
  for (const name of ['Erstes', 'Zweites „Ä€🏰“ \\ "x"', 'Drittes']) {
    await publishNew(
      database,
      aProject({ name, beneficiary: { name: 'Erika Beispiel', naturalPerson: true } }),
    );
    await sealTrail(database.orm, patience);
  }
  await database.ownerSql.begin(async (tx) => {
    await tx`select set_config('app.reason', ${'Zeile\nmit\tTab, 7:Netz,'}, true)`;
    await tx`insert into saved_view (name, query) values ('Ansicht', 'rows=city')`;
  });
  await sealTrail(database.orm, patience);
  return database;
}
type Tap = Parameters<typeof testDatabase>[0];

const printedOf = async ({ ownerSql }: TestDatabase): Promise<readonly Printed[]> => [
  ...(await ownerSql<
    Printed[]
  >`select number, encode(sha256, 'hex') as digits from audit_seal order by number`),
];
const check = (database: TestDatabase, printed: readonly Printed[] = []): Promise<Verification> =>
  verifyRegistry(database.bulk, { printed });

t.test('a registry nobody touched verifies, also after personal values were deleted', async (t) => {
  const database = await sealedRegistry(t);
  const printed = await printedOf(database);
  const [{ all } = { all: -1 }] = await database.ownerSql<
    { all: number }[]
  >`select count(*)::int as all from audit_entry`;
  const whole = await check(database, printed);
  t.match(whole, { fault: null, entries: all, confirmed: printed.length, unsealed: { entries: 0 } });
  t.ok(printed.length >= 4 && all > 6, 'there was something to check');
  t.match(await sealCovering(database.orm, 2), { revision: 2 }, 'each revision has its seal');
  t.equal(await sealCovering(database.orm, 99), null);
  const doubtful = () =>
    database.ownerSql.begin(async (tx) => {
      await tx`select set_config('app.role', 'system', true)`;
      return [
        ...(await tx`
          select t.table_name, d as row_key from trail_tables() t, rows_to_look_at(t.table_name, 0, null) d
          union all select t.table_name, d from trail_tables() t, rows_gone(t.table_name) d`),
      ];
    });
  await database.ownerSql`update saved_view set name = 'Umbenannt'`;
  await database.ownerSql`update saved_view set name = 'Ansicht', query = 'rows=fund'`;
  await database.ownerSql`alter table saved_view add column later text`;
  t.same(
    await doubtful(),
    [],
    'rows are as their entries say without being taken apart, changed ones and older ones, too',
  );
  await database.ownerSql`alter table saved_view drop column later`;
  await database.ownerSql`delete from audit_personal`;
  t.match(await check(database, printed), { fault: null, entries: all });
  t.same(await doubtful(), []);
});

t.test('the owner of the database is caught', async (t) => {
  const database = await sealedRegistry(t);
  const sql = database.ownerSql;
  const printed = await printedOf(database);
  const last = printed.at(-1)?.number ?? 0;
  const [entry] = await sql<{ id: string }[]>`
    select id from audit_entry where table_name = 'project_version' and payload ~ 'Zweites' order by id limit 1`;
  const id = entry?.id ?? '';
  await sql`create table kept_entry as table audit_entry`;
  await sql`create table kept_personal as table audit_personal`;
  await sql`create table kept_seal as table audit_seal`;
  await sql`create table kept_view as table saved_view`;
  const pastTriggers = (table: string, statement: string) =>
    sql.unsafe(
      `alter table ${table} disable trigger user; ${statement}; alter table ${table} enable trigger user`,
    );
  /** The version whose entry is rewritten, made to say the same. */
  const rewriteVersion = (cents: number) =>
    pastTriggers(
      'project_version',
      `update project_version set total_eligible_cost = ${cents} where name ~ 'Zweites'`,
    );
  const putBack = () =>
    sql.unsafe(`delete from audit_personal; delete from audit_entry; delete from audit_seal;
      insert into audit_entry overriding system value table kept_entry; insert into audit_personal table kept_personal;
      insert into audit_seal table kept_seal`);
  /** As somebody would who knows everything and leaves numbers, days and sizes as they were. */
  const recompute = async () => {
    for (const { number } of printed)
      await sql`
        with d as (
          select coalesce((select sha256 from audit_seal where number = ${number} - 1), decode(repeat('00', 32), 'hex')) as previous,
            string_agg(int8send(e.id) || sha256(convert_to(trail_entry_text(e.id, e.transaction_id, e.at, e.actor, e.request_id,
              e.reason, e.table_name, e.row_key, e.operation, e.payload, e.personal_commitment), 'UTF8')), '' order by e.id) as digests
          from audit_entry e
          where e.id <= (select last_entry from audit_seal where number = ${number})
            and e.id > coalesce((select last_entry from audit_seal where number = ${number} - 1), 0)
        )
        update audit_seal s set previous_sha256 = previous, entry_digests = digests, entries_sha256 = sha256(digests),
          sha256 = sha256(convert_to(trail_seal_text(s.number, previous, s.last_entry, s.entries, sha256(digests), s.revision,
            s.sealed_at, s.restored_from), 'UTF8'))
        from d where s.number = ${number}`;
  };

  const edits = {
    payload: `replace(payload, '10000000', '10000001')`,
    actor: `'person:somebody'`,
    at: `at + interval '1 microsecond'`,
    reason: 'null',
    row_key: `row_key || '0'`,
    transaction_id: 'transaction_id + 1',
    personal_commitment: `sha256('x')`,
  };
  for (const [column, value] of Object.entries(edits)) {
    await sql.unsafe(`update audit_entry set ${column} = ${value} where id = ${id}`);
    t.match((await check(database)).fault, { kind: 'changed', entry: id, seal: 2 }, column);
    await putBack();
  }
  await sql`update audit_personal set payload = replace(payload, 'Erika', 'Maria') where entry_id = ${id}`;
  t.match((await check(database)).fault, { kind: 'personal', entry: id });
  await putBack();
  await sql`delete from audit_personal where entry_id = ${id}`;
  await sql`delete from audit_entry where id = ${id}`;
  t.match((await check(database)).fault, { kind: 'missing', entry: id, seal: 2 });
  await putBack();
  for (const added of ['0', '-7'])
    await sql.unsafe(`insert into audit_entry overriding system value
      select ${added}, transaction_id, at, actor, request_id, reason, table_name, row_key, operation, payload from audit_entry where id = ${id}`);
  t.match((await check(database)).fault, { kind: 'added', entry: '-7', seal: 1 });
  await putBack();

  await sql`update audit_seal set revision = 0 where number = 3`;
  t.match((await check(database)).fault, { kind: 'seal', seal: 3 });
  await putBack();
  await sql`update audit_seal set entry_digests = overlay(entry_digests placing '\\x00' from 40) where number = 2`;
  t.match((await check(database)).fault, { kind: 'changed', seal: 2 });
  await putBack();
  await sql`delete from audit_seal where number = 2`;
  t.match((await check(database)).fault, { kind: 'chain', seal: 3 });
  await putBack();

  // Tail cut: nothing inside the database tells, any printed seal does.
  await sql`delete from audit_seal where number = ${last}`;
  await sql`delete from audit_entry where id > (select max(last_entry) from audit_seal)`;
  t.match((await check(database)).fault, { kind: 'table' }, 'who forgets the tables is named by them');
  await pastTriggers('saved_view', 'delete from saved_view');
  t.match(await check(database), { fault: null, unsealed: { entries: 0 } });
  t.match((await check(database, printed)).fault, { kind: 'cutOff', seal: last });
  t.match((await check(database, printed.slice(0, -1))).fault, null, 'an older one cannot tell');
  await putBack();
  await pastTriggers('saved_view', 'insert into saved_view select * from kept_view');

  // The past rewritten and everything computed anew: the chain agrees with itself, no printed seal agrees with it.
  await sql`update audit_entry set payload = replace(payload, '10000000', '90000000') where id = ${id}`;
  await recompute();
  t.match((await check(database)).fault, { kind: 'table' });
  await rewriteVersion(90_000_000);
  t.match(await check(database), { fault: null });
  for (const seal of printed.slice(1))
    t.match((await check(database, [seal])).fault, { kind: 'printed', seal: seal.number });
  t.match(
    await check(database, printed.slice(0, 1)),
    { fault: null, confirmed: 1 },
    'one from before it cannot tell',
  );

  // The same, with a report that was stored: the registry's own runs tell.
  await putBack();
  await rewriteVersion(10_000_000);
  const newest = printed.at(-1);
  await sql.begin(async (tx) => {
    await tx`select set_config('app.role', 'system', true)`;
    await tx`insert into report_run (report_id, parameters, audience, language, revision, reckoning_day, program_version, formats, question_sha256, asked_by, asker)
      values ('state-report', '{}', 'public', 'de', 1, '2026-11-26', '1', '[]', ${'0'.repeat(64)}, 'x', 'x')`;
    await tx`update report_run set state = 'running', started_at = now()`;
    await tx`update report_run set state = 'done', ended_at = now(), seal = ${`${newest?.number} ${newest?.digits}`}`;
  });
  t.match(await check(database), { fault: null, confirmed: 1 });
  await sql`update audit_entry set payload = replace(payload, '10000000', '90000000') where id = ${id}`;
  await recompute();
  t.match((await check(database)).fault, { kind: 'printed' });
});

t.test('who writes a table past its triggers is named', async (t) => {
  const database = await sealedRegistry(t);
  const sql = database.ownerSql;
  const past = async (table: string, statement: string) => {
    await sql.begin(async (tx) => {
      await tx.unsafe(
        `alter table ${table} disable trigger user; ${statement}; alter table ${table} enable trigger user`,
      );
    });
    return (await check(database)).fault;
  };
  const [view] = await sql<{ id: string }[]>`select id from saved_view`;
  t.match(await past('saved_view', `update saved_view set query = 'rows=fund'`), {
    kind: 'table',
    words: { en: new RegExp(`Row ${view?.id} of table saved_view .*column query`) },
  });
  t.equal(
    await past('saved_view', `update saved_view set query = 'rows=city'`),
    null,
    'put back, it holds again',
  );
  await sql`update saved_view set name = 'Umbenannt', created_at = created_at + interval '1 day'`;
  t.equal((await check(database)).fault, null, 'what the trail saw is no fault');
  t.match(await past('project_version', 'update project_version set total_eligible_cost = 1 where id = 1'), {
    words: { en: /Row 1 of table project_version .*total_eligible_cost/ },
  });
  await past('project_version', 'update project_version set total_eligible_cost = 10000000 where id = 1');
  t.match(
    await past('project_version', `update project_version set beneficiary_name = 'Maria' where id = 1`),
    {
      words: { en: /column beneficiary_name/ },
    },
  );
  await sql`delete from audit_personal`;
  t.equal((await check(database)).fault, null, 'of what was deleted by law nothing is said');
  t.match(await past('saved_view', `insert into saved_view (name, query) values ('Neu', 'rows=city')`), {
    words: { en: /is there and the trail does not know it/ },
  });
  await past('saved_view', `delete from saved_view where name = 'Neu'`);
  t.match(await past('saved_view', 'delete from saved_view'), {
    words: { en: /is gone and the trail knows nothing/ },
  });
  await sql`alter table saved_view disable trigger saved_view_trail_update`;
  t.match((await check(database)).fault, { words: { en: /Table saved_view is no longer watched/ } });
});

t.test('what a running transaction may still commit is never stepped over', async (t) => {
  const database = await testDatabase(t);
  const { sql, ownerSql } = database;
  const steps = async (count: number): Promise<void> => {
    for (let step = 0; step < count; step += 1) await sql`select seal_trail()`;
  };
  const held = await sql.reserve();
  await held`begin`;
  await held`insert into project (reference) values ('SN-1')`;
  await publishNew(database, aProject({ name: 'Später begonnen, früher fertig' }));
  await steps(5);
  t.match(await check(database), { fault: null, entries: 0 }, 'a lower id may still come');
  await sql.begin(async (tx) => {
    await tx`insert into project (reference) values ('SN-2')`;
    await tx`select seal_trail()`;
    await tx`select seal_trail()`;
  });
  await held`commit`;
  held.release();
  await sql
    .begin(async (tx) => {
      await tx`insert into project (reference) values ('SN-3')`;
      throw new Error('undone');
    })
    .catch(() => undefined);
  await sealTrail(database.orm, patience);
  const [{ all } = { all: -1 }] = await ownerSql<
    { all: number }[]
  >`select count(*)::int as all from audit_entry`;
  t.match(await check(database), { fault: null, entries: all, unsealed: { entries: 0 } });

  await ownerSql`update audit_horizon set transaction_id = 9000000000000, last_entry = 1`;
  await publishNew(database, aProject({ name: 'Auf einem anderen Server' }));
  await sealTrail(database.orm, patience);
  t.match(await check(database), { unsealed: { entries: 0 } }, 'numbers of another server hold nothing up');
});

t.test('any number of services seal at a time', async (t) => {
  const database = await testDatabase(t);
  for (let round = 0; round < 3; round += 1) {
    await publishNew(database, aProject({ name: `Vorhaben ${round}` }));
    await Promise.all([1, 2, 3, 4].map(() => sealTrail(database.orm, patience)));
  }
  t.match(await check(database, await printedOf(database)), { fault: null, unsealed: { entries: 0 } });
});

t.test('the service cannot write seals, choose what they cover or read the trail for anybody', async (t) => {
  const database = await sealedRegistry(t);
  const { sql } = database;
  for (const attempt of [
    `insert into audit_seal select * from audit_seal`,
    `update audit_seal set revision = 1`,
    'delete from audit_seal',
    'truncate audit_seal',
    'select entry_digests from audit_seal',
    'select * from audit_horizon',
    'update audit_horizon set last_entry = 0',
    `insert into audit_horizon default values`,
    'create or replace function seal_trail() returns integer language sql as $$ select 1 $$',
    'select * from read_trail(0, 10)',
    'select read_entry_digests(1)',
    'select wrong_personal_values(0, 10)',
  ])
    await t.rejects(sql.unsafe(attempt), { code: '42501' }, attempt);
  t.same(await sql`select * from trail_as_written`, [], 'it is there for the program alone');
  const asRole = (role: string, person = '') =>
    sql.begin(async (tx) => {
      await tx`select set_config('app.role', ${role}, true), set_config('app.city', '14625020', true), set_config('app.person', ${person}, true)`;
      return tx<
        { withheld: boolean; table_name: string | null }[]
      >`select withheld, table_name from read_trail(0, 1000)`;
    });
  for (const role of ['cityLead', 'administrator', 'auditor'])
    await t.rejects(asRole(role), { code: '42501' }, role);
  const { personId } = await aPerson(database, 'auditor');
  t.notOk(
    (await asRole('auditor', personId)).some(({ withheld }) => withheld),
    'auditors read all of it',
  );
  const ofStaff = await asRole('staff');
  t.ok(
    ofStaff.some(({ withheld, table_name }) => withheld && table_name === null),
    'the service centre what is published',
  );
  t.notOk(ofStaff.some(({ table_name }) => table_name === 'saved_view'));
});
