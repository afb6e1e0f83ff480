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
