import t, { type Test } from 'tap';
import { keepApart } from '../../src/organisations/commands/keep-apart.js';
import {
  correctOrganisation,
  mergeOrganisations,
  splitOrganisation,
} from '../../src/organisations/commands/merge.js';
import { findOrganisation, listOrganisations } from '../../src/organisations/queries/organisations.js';
import { similarPairs } from '../../src/organisations/queries/similar.js';
import { actingAs } from '../../src/platform/database/acting.js';
import { aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { aPerson } from '../support/people.js';

const by = (name: string, naturalPerson = false) => ({ name, naturalPerson });

async function setting(t: Test, ...names: readonly string[]) {
  const { app, database } = await testApp(t, 'reference');
  await publishNew(
    database,
    ...names.map((name) => aProject({ name: `Vorhaben von ${name}`, beneficiary: by(name) })),
  );
  const staff = await aPerson(database, 'staff');
  return { app, database, staff };
}

const names = async (database: TestDatabase, q = '') =>
  (await listOrganisations(database.orm, { q, limit: 100 })).items.map(({ name, projects }) => [
    name,
    projects,
  ]);

async function idOf(database: TestDatabase, name: string): Promise<string> {
  const { items } = await listOrganisations(database.orm, { q: name, limit: 100 });
  return items.find((item) => item.name === name)?.publicId ?? '';
}

const seen = async (database: TestDatabase, ...ids: readonly string[]) => {
  const found = await Promise.all(ids.map((id) => findOrganisation(database.orm, id)));
  return found.map((one) => one?.publishedRevision ?? 0) as [number, number];
};

t.test('every name belongs to one organisation, however it is spelled', async (t) => {
  const { database } = await setting(
    t,
    'StadtverwaltungBautzen',
    'Stadtverwaltung Bautzen',
    'STADTVERWALTUNG-BAUTZEN',
    'Görlitzer Verein e.V.',
    'Goerlitzer Verein eingetragener Verein',
    'Görlitzer Verein e. V.',
    'Go\u0308rlitzer Verein eV',
    'Baur GmbH',
    'Bauer GmbH',
    'Kinder & Jugend gGmbH',
    'Kinder und Jugend gemeinnützige GmbH',
    '…',
  );
  t.same(await names(database), [
    ['…', 1],
    ['Bauer GmbH', 1],
    ['Baur GmbH', 1],
    ['Görlitzer Verein e. V.', 4],
    ['Kinder und Jugend gemeinnützige GmbH', 2],
    ['Stadtverwaltung Bautzen', 3],
  ]);
  const [verein] = await database.ownerSql`
    select legal_form from organisation_version where name like 'Görlitzer%'`;
  t.equal(verein?.legal_form, 'e. V.');
  await publishNew(database, aProject({ name: 'Später', executingBody: by('stadtverwaltung  bautzen') }));
  t.same(
    (await names(database, 'stadtverw bautzen'))[0],
    ['Stadtverwaltung Bautzen', 4],
    'also as executing body',
  );
  t.same(await names(database, '100%'), [], 'a percent sign is a percent sign');
});

t.test('a merge is one revision, the records keep their wording, and the way back is open', async (t) => {
  const { app, database, staff } = await setting(t, 'Stadt Löbau', 'Große Kreisstadt Löbau', 'Löbau');
  const [city, large, small] = await Promise.all(
    ['Stadt Löbau', 'Große Kreisstadt Löbau', 'Löbau'].map((name) => idOf(database, name)),
  );
  if (!city || !large || !small) throw new Error('three organisations');
  const writer = { actor: staff, reason: 'dieselbe Stadt' };
  await mergeOrganisations(database, writer, {
    into: large,
    merged: small,
    seen: await seen(database, large, small),
  });
  const revision = await mergeOrganisations(database, writer, {
    into: city,
    merged: large,
    seen: await seen(database, city, large),
  });
  t.same(
    (await names(database, 'Löbau')).filter(([name]) => name !== 'x'),
    [['Stadt Löbau', 3]],
    'with what was merged before',
  );
  const [opened] =
    await database.ownerSql`select note, origin from registry_revision where revision = ${revision}`;
  t.match(opened, {
    origin: 'staff',
    note: 'Organisation zusammengeführt: Große Kreisstadt Löbau zu Stadt Löbau. dieselbe Stadt',
  });
  const detail = await app.inject(`/api/v1/organisations/${large}`);
  t.match(detail.json(), { id: city, name: 'Stadt Löbau', revision });
  t.same(
    detail
      .json()
      .spellings.map(({ text }: { text: string }) => text)
      .sort(),
    ['Große Kreisstadt Löbau', 'Löbau', 'Stadt Löbau'],
  );
  const wordings =
    await database.sql`select distinct beneficiary_name as name from project_version order by 1`;
  t.same(
    wordings.map(({ name }) => name),
    ['Große Kreisstadt Löbau', 'Löbau', 'Stadt Löbau'],
    'letter by letter',
  );

  await t.rejects(
    mergeOrganisations(database, writer, {
      into: city,
      merged: small,
      seen: await seen(database, city, small),
    }),
    { code: 'state_conflict' },
  );
  await splitOrganisation(database, writer, small);
  t.same(await names(database, 'Löbau'), [
    ['Löbau', 1],
    ['Stadt Löbau', 2],
  ]);
  await t.rejects(splitOrganisation(database, writer, small), { code: 'state_conflict' });
  const entries =
    await database.ownerSql`select reason from audit_entry where table_name = 'organisation_version' and operation = 'update'`;
  t.ok(
    entries.length >= 3 && entries.every(({ reason }) => reason === 'dieselbe Stadt'),
    'in the trail with its reason',
  );
});

t.test('who looked at an older state is told so', async (t) => {
  const { database, staff } = await setting(t, 'Eins GmbH', 'Zwei GmbH');
  const [one, two] = [await idOf(database, 'Eins GmbH'), await idOf(database, 'Zwei GmbH')];
  const before = await seen(database, one, two);
  const writer = { actor: staff };
  const correction = { publicId: one, name: 'Eins gGmbH', legalForm: 'gGmbH', seen: before[0] };
  t.ok(await correctOrganisation(database, writer, correction));
  await t.rejects(correctOrganisation(database, writer, correction), { code: 'stale' });
  await t.rejects(mergeOrganisations(database, writer, { into: one, merged: two, seen: before }), {
    code: 'stale',
  });
  await t.rejects(
    mergeOrganisations(database, writer, {
      into: one,
      merged: one,
      seen: [(await seen(database, one))[0], (await seen(database, one))[0]],
    }),
    { code: 'state_conflict' },
  );
});

t.test('natural persons are in no public list, and are no organisation of the same name', async (t) => {
  const { app, database, staff } = await setting(t, 'Erika Muster');
  await publishNew(database, aProject({ name: 'Privat', beneficiary: by('Erika Muster', true) }));
  const [person] =
    await database.ownerSql`select public_id from organisation o join organisation_version v on v.organisation_id = o.id where natural_person`;
  t.same(await names(database, 'Erika'), [['Erika Muster', 1]], 'only the organisation');
  t.equal((await app.inject(`/api/v1/organisations/${person?.public_id}`)).statusCode, 404);
  const { items } = await actingAs(database.orm, staff, {}, (tx) =>
    listOrganisations(tx, { q: 'Erika', limit: 10 }),
  );
  t.equal(items.length, 2, 'who checks sees both');
  const [editor, auditor] = [await aPerson(database, 'cityEditor'), await aPerson(database, 'auditor')];
  for (const [actor, count] of [
    [editor, 1],
    [auditor, 2],
  ] as const)
    t.equal(
      (await actingAs(database.orm, actor, {}, (tx) => listOrganisations(tx, { q: 'Erika', limit: 10 })))
        .items.length,
      count,
    );
  const ids = items.map(({ publicId }) => publicId) as [string, string];
  await t.rejects(
    actingAs(database.orm, staff, {}, async (tx) => {
      const found = await Promise.all(ids.map((id) => findOrganisation(tx, id)));
      return mergeOrganisations(
        database,
        { actor: staff },
        {
          into: ids[0],
          merged: ids[1],
          seen: found.map((one) => one?.publishedRevision ?? 0) as [number, number],
        },
      );
    }),
    { code: 'state_conflict' },
  );
});

t.test('nobody but the service centre changes the directory, not even past the commands', async (t) => {
  const { database } = await setting(t, 'Eins GmbH');
  const insert = `insert into organisation_version (organisation_id, name, natural_person, published_revision)
    select id, 'Falsch', false, 1 from organisation`;
  for (const role of ['cityLead', 'auditor', 'administrator'] as const) {
    const actor = await aPerson(database, role);
    await t.rejects(
      actingAs(database.orm, actor, {}, (tx) => tx.execute(insert)),
      { cause: { message: /row-level security/ } },
      role,
    );
  }
  await t.rejects(database.sql`select key from organisation`, /permission denied/);
  await t.rejects(database.sql`delete from organisation_version`, /permission denied/);
  await t.rejects(database.ownerSql`update organisation_version set name = 'x'`, /never changes/);
});

t.test('similar ones are proposed until somebody says they are different', async (t) => {
  const { database, staff } = await setting(
    t,
    'Soziokultur Sachsen e.V.',
    'Landesverband Soziokultur Sachsen e.V.',
    'Ganz anders GmbH',
  );
  const pairs = () => actingAs(database.orm, staff, {}, similarPairs);
  const [pair, ...more] = await pairs();
  t.same([pair?.one.name, pair?.other.name].sort(), [
    'Landesverband Soziokultur Sachsen e.V.',
    'Soziokultur Sachsen e.V.',
  ]);
  t.same(more, []);
  await keepApart(database, { actor: staff }, [pair?.other.publicId ?? '', pair?.one.publicId ?? '']);
  await keepApart(database, { actor: staff }, [pair?.one.publicId ?? '', pair?.other.publicId ?? '']);
  t.same(await pairs(), []);
});

t.test('the list is walked page by page', async (t) => {
  const { app } = await setting(t, 'A', 'B', 'C', 'D');
  const walked: string[] = [];
  let cursor = '';
  for (;;) {
    const answer = await app.inject({
      url: '/api/v1/organisations',
      query: { limit: '2', ...(cursor ? { cursor } : {}) },
    });
    t.equal(answer.statusCode, 200);
    walked.push(...answer.json().items.map(({ name }: { name: string }) => name));
    if (answer.json().nextCursor === null) break;
    cursor = answer.json().nextCursor;
  }
  t.same(walked, ['A', 'B', 'C', 'D']);
  t.equal((await app.inject('/api/v1/organisations?cursor=x')).json().code, 'invalid_cursor');
  t.equal((await app.inject('/api/v1/organisations/x')).statusCode, 404);
});
