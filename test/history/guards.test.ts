import t from 'tap';
import { lockRegistry } from '../../src/history/index.js';
import { systemActor } from '../../src/kernel/actor.js';
import { actingAs } from '../../src/platform/database/acting.js';
import { aProject, publishChanges, publishNew } from '../support/a-project.js';
import { testDatabase } from '../support/database.js';
import { aPerson } from '../support/people.js';

t.test('published versions never change, whoever tries', async (t) => {
  const database = await testDatabase(t);
  const first = await publishNew(database, aProject());
  await publishChanges(database, [
    { projectId: first.projects[0]?.projectId ?? null, input: aProject({ name: 'Neu' }) },
  ]);
  const denied = { code: '42501' };
  const guarded = { code: '23001' };
  const asService = (statement: string) => database.sql.unsafe(statement);
  const asOwner = (statement: string) => database.ownerSql.unsafe(statement);

  await t.rejects(asService(`update project_version set name = 'anders'`), denied);
  await t.rejects(asService('delete from project_version'), denied);
  await t.rejects(asService('truncate project_version'), denied);
  await t.rejects(asService('update project_version set superseded_revision = null'), guarded);
  await t.rejects(
    asService('update project_version set superseded_revision = 9 where superseded_revision is not null'),
    guarded,
  );
  await t.rejects(asOwner(`update project_version set name = 'anders'`), guarded);
  await t.rejects(asOwner('delete from project_version'), guarded);
  await t.rejects(asOwner('truncate project_version'), guarded);
  await t.rejects(
    asOwner(`update catalogue_version set title_de = 'anders' where true`).then((r) => {
      if (r.count === 0) throw { code: '23001' };
    }),
    guarded,
  );
});

t.test('who publishes waits for a publication that was there before, and not for ever', async (t) => {
  const database = await testDatabase(t);
  const lock = () => actingAs(database.orm, systemActor('test'), {}, (tx) => lockRegistry(tx, 50));
  await database.ownerSql.begin(async (large) => {
    await large`select pg_advisory_xact_lock(hashtextextended('steckbrief.registry', 0))`;
    await t.rejects(lock(), {
      code: 'overloaded',
      status: 503,
      detail: { de: /in einer Minute/ },
      retryAfterSeconds: 20,
    });
  });
  await t.resolves(lock());
});

t.test('only the registry opens revisions, without gaps, at strictly increasing times', async (t) => {
  const database = await testDatabase(t);
  await t.rejects(database.sql`insert into registry_revision values (7, now(), 'x', 'form', 'x', 'x')`, {
    code: '42501',
  });
  await Promise.all(
    Array.from({ length: 12 }, (_, number) => publishNew(database, aProject({ name: `Vorhaben ${number}` }))),
  );
  const revisions =
    await database.sql`select revision, published_at, lag(published_at) over (order by revision) as before from registry_revision order by revision`;
  t.same(
    revisions.map(({ revision }) => revision),
    Array.from({ length: 12 }, (_, index) => index + 1),
  );
  t.ok(
    revisions
      .slice(1)
      .every(({ published_at, before }) => published_at > before || +published_at === +before),
    'times do not fall back',
  );
  const [{ equal } = { equal: -1 }] = await database.sql<{ equal: number }[]>`
    select count(*)::int as equal from registry_revision a join registry_revision b on a.published_at = b.published_at and a.revision <> b.revision`;
  t.equal(equal, 0, 'no two revisions share a time');
  const references = await database.sql`select reference from project order by reference`;
  t.same(
    references.map(({ reference }) => reference),
    Array.from({ length: 12 }, (_, index) => `SN-${String(index + 1).padStart(4, '0')}`),
  );
});

t.test('a failed publication leaves neither a revision nor a number behind', async (t) => {
  const database = await testDatabase(t);
  await t.rejects(publishNew(database, aProject(), aProject({ name: ' ' })));
  await publishNew(database, aProject());
  t.same(await database.sql`select revision from registry_revision`, [{ revision: 1 }]);
  t.same(await database.sql`select reference from project`, [{ reference: 'SN-0001' }]);
});

t.test('without an identity the service sees published data only', async (t) => {
  const database = await testDatabase(t);
  await database.ownerSql`
    insert into project_draft (created_by, owner_city, name, place_kind, source_kind, source_title)
    values ('a', '14625020', 'Entwurf Bautzen', 'unmatched', 'form', 'x'), ('b', '14626110', 'Entwurf Görlitz', 'unmatched', 'form', 'x')`;
  const names = (settings: Record<string, string>) =>
    database.sql.begin(async (sql) => {
      for (const [name, value] of Object.entries(settings))
        await sql`select set_config(${name}, ${value}, true)`;
      const rows = await sql`select name from project_draft order by name`;
      return rows.map(({ name }) => name);
    });

  t.same(await names({}), []);
  t.same(await names({ 'app.city': '14625020' }), [], 'a city alone is nobody');
  t.same(await names({ 'app.role': 'cityEditor', 'app.city': '14625020' }), ['Entwurf Bautzen']);
  t.same(await names({ 'app.role': 'lead' }), [], 'before they are handed in, drafts are their city’s alone');
  t.same(await names({ 'app.role': 'auditor' }), [], 'an auditor without a mandate is nobody');
  const { personId } = await aPerson(database, 'auditor');
  const mandated = { 'app.role': 'auditor', 'app.person': personId };
  t.same(await names(mandated), ['Entwurf Bautzen', 'Entwurf Görlitz']);
  t.same(await names({ 'app.role': 'administrator' }), []);
  t.same(await names({ 'app.role': 'publicVisitor', 'app.city': '' }), []);
  t.same(await names({}), [], 'the identity of a transaction ends with it');
  await t.rejects(
    database.sql.begin(async (sql) => {
      await sql`select set_config('app.role', 'cityEditor', true), set_config('app.city', '14625020', true)`;
      await sql`insert into project_draft (created_by, owner_city, name, place_kind, source_kind, source_title) values ('a', '14626110', 'fremd', 'unmatched', 'form', 'x')`;
    }),
    { code: '42501' },
  );
});

t.test('the service reads nothing of how people come in, and sign-in nothing else', async (t) => {
  const database = await testDatabase(t);
  for (const table of [
    'access_token',
    'login_session',
    'login_account',
    'login_second_factor',
    'login_event',
  ])
    await t.rejects(database.sql.unsafe(`select * from ${table}`), { code: '42501' }, table);
  await t.rejects(database.sql`select name from person_now`, { code: '42501' });
  for (const table of ['project_draft', 'project_version', 'audit_entry', 'draft_comment'])
    await t.rejects(
      database.auth.execute(`select * from ${table}`),
      { cause: { code: '42501' } },
      `${table} for sign-in`,
    );
});
