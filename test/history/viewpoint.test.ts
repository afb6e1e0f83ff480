import t from 'tap';
import { viewpointAt } from '../../src/history/index.js';
import { addDays } from '../../src/kernel/day.js';
import { findProject } from '../../src/projects/index.js';
import { aProject, publishChanges, publishNew } from '../support/a-project.js';
import { testDatabase } from '../support/database.js';

t.test('an empty registry is revision 0', async (t) => {
  const { orm } = await testDatabase(t);
  t.match(await viewpointAt(orm), { revision: 0, publishedAt: null, provisional: true });
});

t.test('a revision answers for ever with what was published then', async (t) => {
  const database = await testDatabase(t);
  const { projects } = await publishNew(database, aProject({ name: 'Erste Fassung' }));
  const [published] = projects;
  await publishChanges(database, [
    { projectId: published?.projectId ?? null, input: aProject({ name: 'Zweite Fassung' }) },
  ]);
  const nameAt = async (revision: number) => {
    const viewpoint = await viewpointAt(database.orm, { kind: 'revision', revision });
    return (await findProject(database.orm, viewpoint, published?.reference ?? ''))?.name;
  };
  t.equal(await nameAt(0), undefined);
  t.equal(await nameAt(1), 'Erste Fassung');
  t.equal(await nameAt(2), 'Zweite Fassung');
  await t.rejects(nameAt(3), { code: 'not_found' });
});

t.test('a day means its end in Saxony; today and later are provisional', async (t) => {
  const database = await testDatabase(t);
  await publishNew(database, aProject());
  await publishNew(database, aProject());
  // Only the owner can play with time: revision 1 just before midnight in Saxony, revision 2 just after.
  await database.ownerSql`update registry_revision set published_at = '2026-06-30T21:59:59.999Z' where revision = 1`;
  await database.ownerSql`update registry_revision set published_at = '2026-06-30T22:00:00.000Z' where revision = 2`;
  const at = (day: string) => viewpointAt(database.orm, { kind: 'day', day });

  t.match(await at('2026-06-29'), { revision: 0, reckoningDay: '2026-06-29', provisional: false });
  t.match(await at('2026-06-30'), { revision: 1, reckoningDay: '2026-06-30', provisional: false });
  t.match(await at('2026-07-01'), { revision: 2, provisional: false });
  const { reckoningDay: today } = await viewpointAt(database.orm);
  t.match(await at(today), { revision: 2, provisional: true });
  t.match(await at(addDays(today, 40)), { revision: 2, reckoningDay: addDays(today, 40), provisional: true });
  t.match(await viewpointAt(database.orm, { kind: 'revision', revision: 1 }), {
    reckoningDay: '2026-06-30',
    provisional: false,
  });
  t.match(await viewpointAt(database.orm, { kind: 'revision', revision: 1 }, '2020-01-01'), {
    reckoningDay: '2020-01-01',
  });
});

t.test('the night of the clock change belongs to the day before until midnight in Saxony', async (t) => {
  const database = await testDatabase(t);
  await publishNew(database, aProject());
  await database.ownerSql`update registry_revision set published_at = '2026-10-25T22:59:59Z'`;
  t.match(await viewpointAt(database.orm, { kind: 'day', day: '2026-10-25' }), { revision: 1 });
  await database.ownerSql`update registry_revision set published_at = '2026-10-25T23:00:00Z'`;
  t.match(await viewpointAt(database.orm, { kind: 'day', day: '2026-10-25' }), { revision: 0 });
});
