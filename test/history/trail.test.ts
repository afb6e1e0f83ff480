import { createHash } from 'node:crypto';
import t from 'tap';
import { aProject, publishChanges, publishNew } from '../support/a-project.js';
import { sharedServer, testDatabase } from '../support/database.js';

interface Entry {
  readonly id: string;
  readonly actor: string;
  readonly request_id: string | null;
  readonly reason: string | null;
  readonly operation: string;
  readonly payload: string;
  readonly personal_commitment: Buffer | null;
}

t.test('every change of a version is in the trail, personal values beside it', async (t) => {
  const database = await testDatabase(t);
  const { projects } = await publishNew(
    database,
    aProject({ beneficiary: { name: 'Erika Beispiel', naturalPerson: true } }),
  );
  await publishChanges(database, [
    { projectId: projects[0]?.projectId ?? null, input: aProject({ name: 'Neuer Name' }) },
  ]);

  const entries = await database.ownerSql<
    Entry[]
  >`select * from audit_entry where table_name = 'project_version' order by id`;
  t.same(
    entries.map(({ operation }) => operation),
    ['insert', 'update', 'insert'],
  );
  for (const entry of entries)
    t.match(entry, { actor: 'system:test', request_id: 'request-1', reason: 'Test' });

  const [inserted, superseded] = entries;
  const { after } = JSON.parse(inserted?.payload ?? '{}');
  t.equal(after.name, 'Nachbarschaftstreff');
  t.equal(after.total_eligible_cost, 10_000_000);
  for (const column of ['beneficiary_name', 'search_text', 'source_fields', 'union_contribution_derived'])
    t.notOk(column in after, `${column} is not in the trail`);
  t.notMatch(inserted?.payload, /Erika/);
  t.same(JSON.parse(superseded?.payload ?? '{}'), {
    before: { superseded_revision: null },
    after: { superseded_revision: 2 },
  });

  const [personal] =
    await database.ownerSql`select salt, payload from audit_personal where entry_id = ${inserted?.id ?? ''}`;
  t.match(personal?.payload, /Erika Beispiel/);
  const commitment = createHash('sha256').update(personal?.salt).update(personal?.payload).digest();
  t.ok(inserted?.personal_commitment?.equals(commitment), 'the commitment follows from salt and payload');
  await database.ownerSql`delete from audit_personal`;
  const [{ left } = { left: -1 }] = await database.ownerSql<
    { left: number }[]
  >`select count(*)::int as left from audit_entry where table_name = 'project_version'`;
  t.equal(left, 3, 'personal values can go, the trail stays');
});

t.test('the service has no right on the trail and cannot switch it off', async (t) => {
  const { sql } = await testDatabase(t);
  const attempts = [
    'select * from audit_entry',
    `insert into audit_entry (transaction_id, at, actor, table_name, row_key, operation, payload) values (1, now(), 'x', 'x', 'x', 'insert', '{}')`,
    `update audit_entry set actor = 'x'`,
    'delete from audit_entry',
    'truncate audit_entry',
    'select * from audit_personal',
    'delete from audit_personal',
    'alter table project_version disable trigger all',
    'drop trigger project_version_trail_insert on project_version',
    'create or replace function write_trail() returns trigger language plpgsql as $$ begin return null; end $$',
    `update column_class set in_trail = false`,
    `set session_replication_role = 'replica'`,
    `set role ${(await sharedServer()).ownerName}`,
    `select nextval('audit_entry_id_seq')`,
  ];
  for (const attempt of attempts) await t.rejects(sql.unsafe(attempt), { code: '42501' }, attempt);
});

t.test('nothing PostgreSQL offers gets the service past the trail', async (t) => {
  const database = await testDatabase(t);
  const { sql, ownerSql } = database;
  await publishNew(database, aProject());
  const owner = (await sharedServer()).ownerName;
  const refused = [
    `set session authorization ${owner}`,
    'set role postgres',
    `set local session_replication_role = replica`,
    `select set_config('session_replication_role', 'replica', true)`,
    `alter role current_user set session_replication_role = 'replica'`,
    'alter table saved_view disable trigger user',
    'alter table saved_view disable trigger saved_view_trail_update',
    'alter table saved_view rename to hidden',
    'alter table saved_view no force row level security',
    'alter function write_trail() security invoker',
    'drop function write_trail() cascade',
    'create trigger first before update on saved_view for each row execute function suppress_redundant_updates_trigger()',
    `create rule quiet as on insert to saved_view do instead nothing`,
    'create event trigger watch on ddl_command_start execute function write_trail()',
    'copy audit_entry to stdout',
    'copy audit_entry from stdin',
    `copy (select 1) to program 'true'`,
    `copy saved_view from program 'true'`,
    `copy saved_view from '/etc/passwd'`,
    'lock table audit_entry in access exclusive mode',
    'lock table audit_personal in share mode',
    'comment on table audit_entry is null',
    'create table public.audit_entry_2 (like audit_entry)',
    'create schema cheat',
    `insert into audit_personal values (1, '', '') on conflict (entry_id) do update set payload = 'x'`,
    `insert into audit_entry (id) values (1) on conflict (id) do nothing`,
    'merge into audit_entry e using (select 1) s on true when matched then delete',
    `select setval('audit_entry_id_seq', 1)`,
    `select pg_read_file('postgresql.conf')`,
    `select lo_import('/etc/passwd')`,
    `select lo_export(1, '/tmp/x')`,
    'select pg_reload_conf()',
    'checkpoint',
    'cluster audit_entry',
    'create extension dblink',
    'truncate saved_view cascade',
    'truncate project_version restart identity',
    'grant all on audit_entry to current_user',
    `grant ${owner} to current_user`,
    'create policy open on audit_entry using (true)',
  ];
  for (const attempt of refused) await t.rejects(sql.unsafe(attempt), attempt);

  /** Work that is allowed and tries to leave no trace; the trail has it all the same. */
  const traced = async (label: string, ...statements: readonly string[]) => {
    const count = async () =>
      (
        await ownerSql<
          { n: number }[]
        >`select count(*)::int as n from audit_entry where table_name = 'saved_view'`
      )[0]?.n ?? 0;
    const before = await count();
    await sql
      .begin(async (tx) => {
        await tx`select set_config('app.role', 'system', true)`;
        for (const statement of statements) await tx.unsafe(statement);
      })
      .catch((error) => t.comment(`${label}: ${error.message}`));
    return (await count()) - before;
  };
  const insert = (name: string) => `insert into saved_view (name, query) values ('${name}', 'rows=city')`;
  t.equal(await traced('plain', insert('a')), 1);
  t.equal(
    await traced(
      'a temporary table of the same name is in front',
      'create temporary table audit_entry (like saved_view)',
      'create temporary table column_class (table_name text, column_name text, class text, in_trail boolean)',
      'create temporary table audit_personal (entry_id bigint, salt bytea, payload text)',
      'set local search_path = pg_temp, public',
      insert('b'),
    ),
    1,
  );
  t.equal(
    await traced(
      'functions of one’s own are in front',
      `create function pg_temp.acting_actor() returns text language sql as 'select $$nobody$$'`,
      `create function pg_temp.nextval(text) returns bigint language sql as 'select 1'`,
      'set local search_path = pg_temp, public',
      insert('c'),
    ),
    1,
  );
  t.equal(await traced('constraints wait', 'set constraints all deferred', insert('d')), 1);
  t.equal(
    await traced(
      'on conflict',
      `insert into saved_view (id, name, query) select id, name, query from saved_view where name = 'd' on conflict (id) do update set name = 'd2'`,
    ),
    1,
  );
  t.equal(
    await traced('a savepoint is taken back', 'savepoint s', insert('e'), 'rollback to s', insert('f')),
    1,
  );
  t.equal(
    await traced(
      'in a data-modifying query',
      `with changed as (update saved_view set name = '' where false returning 1), made as (${insert('g')} returning 1) select * from made`,
    ),
    1,
  );
  t.equal(
    await traced(
      'by a cursor',
      `declare c cursor for select * from saved_view where name = 'a'`,
      'fetch c',
      `update saved_view set name = 'a2' where current of c`,
    ),
    1,
  );
  t.equal(
    await traced(
      'in an anonymous block',
      `do $$ begin ${insert('h')}; exception when others then null; end $$`,
    ),
    1,
  );
  t.equal(await traced('settings that are nobody’s', `set local app.actor = ''`, insert('i')), 1);
  const [last] = await ownerSql<{ actor: string }[]>`select actor from audit_entry order by id desc limit 1`;
  t.match(last?.actor, /^database:/, 'who hides their name is named by the role');
  await sql.unsafe('discard all');
});

t.test('a change and its trail commit together or not at all', async (t) => {
  const database = await testDatabase(t);
  await t.rejects(
    database.sql.begin(async (sql) => {
      await sql`select set_config('app.role', 'system', true)`;
      await sql`insert into project (reference) values ('SN-9999')`;
      throw new Error('changed my mind');
    }),
  );
  t.same(await database.ownerSql`select * from audit_entry`, []);
});

t.test('without an actor the trail names the database role', async (t) => {
  const database = await testDatabase(t);
  await database.sql`insert into project (reference) values ('SN-9999')`;
  const [entry] = await database.ownerSql`select actor from audit_entry`;
  t.match(entry?.actor, /^database:/);
});
