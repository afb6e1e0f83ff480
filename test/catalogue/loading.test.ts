import { eq } from 'drizzle-orm';
import t from 'tap';
import { correctCatalogueEntry } from '../../src/catalogue/commands/correct-entry.js';
import { catalogueReferenceData } from '../../src/catalogue/commands/load-reference.js';
import { catalogueAt } from '../../src/catalogue/queries.js';
import { type ReferenceEntry, readReferenceEntries } from '../../src/catalogue/reference-data.js';
import { catalogueDraft } from '../../src/catalogue/tables.js';
import { loadReferenceData, registryRevision, viewpointAt } from '../../src/history/index.js';
import { placeReferenceData, placesAt } from '../../src/places/index.js';
import { readReferencePlaces } from '../../src/places/reference-data.js';
import { actingAs } from '../../src/platform/database/acting.js';
import { testActor } from '../support/app.js';
import { testDatabase } from '../support/database.js';

const priority = { kind: 'priority', key: '2021-2027/3' } as const;
const writer = { actor: testActor, reason: 'Programm ESF Plus' };

/** The shipped entries with one of them changed, as a later release would bring them. */
const laterRelease = (change: (entry: ReferenceEntry) => ReferenceEntry) => () =>
  readReferenceEntries().map((entry) =>
    entry.kind === priority.kind && entry.key === priority.key ? change(entry) : entry,
  );

t.test('the first start publishes everything as one revision, the next start nothing', async (t) => {
  const { orm } = await testDatabase(t, 'empty');
  const sources = [catalogueReferenceData(), placeReferenceData()];
  t.equal(await loadReferenceData(orm, sources), 1);
  t.equal(await loadReferenceData(orm, sources), null);
  const [first, ...others] = await orm.select().from(registryRevision);
  t.match(first, { revision: 1, origin: 'reference', actor: 'system:reference-data' });
  t.same(others, []);
  const catalogue = await catalogueAt(orm, 1);
  for (const { kind, key, content } of readReferenceEntries())
    t.match(catalogue.byKey(kind, key), {
      code: content.code,
      attributes: content.attributes,
      publishedRevision: 1,
    });
  const places = await placesAt(orm, 1);
  for (const { ags, content } of readReferencePlaces()) t.match(places.byAgs(ags), content, ags);
  t.equal((await catalogueAt(orm, 0)).ofKind('fund').length, 0, 'nothing before the first publication');
});

t.test('two starts at once publish once', async (t) => {
  const { orm } = await testDatabase(t, 'empty');
  const start = () => loadReferenceData(orm, [catalogueReferenceData()]);
  t.same(
    (await Promise.all([start(), start(), start()])).filter((revision) => revision !== null),
    [1],
  );
});

t.test('a correction is a revision of its own, and survives an update of the same entry', async (t) => {
  const database = await testDatabase(t, 'reference');
  const { orm } = database;
  await correctCatalogueEntry(database, writer, priority, () => ({ attributes: { unionRate: '60.00' } }));
  const corrected = await viewpointAt(orm);
  t.equal(corrected.revision, 2);

  const read = laterRelease((entry) => ({
    ...entry,
    content: {
      ...entry.content,
      titleEn: 'Inclusion',
      attributes: { ...entry.content.attributes, unionRate: '50.00' },
    },
  }));
  t.equal(await loadReferenceData(orm, [catalogueReferenceData(read)]), 3);
  const entryAt = async (revision: number) =>
    (await catalogueAt(orm, revision)).byKey(priority.kind, priority.key);
  t.match(await entryAt(1), { title: { en: 'Social inclusion' }, attributes: { unionRate: null } });
  t.match(await entryAt(2), { title: { en: 'Social inclusion' }, attributes: { unionRate: '60.00' } });
  t.match(await entryAt(3), { title: { en: 'Inclusion' }, attributes: { unionRate: '60.00' } });
  t.equal(await loadReferenceData(orm, [catalogueReferenceData(read)]), null, 'loaded once');
  t.equal((await entryAt(3))?.id, (await entryAt(1))?.id, 'the identity stays');
});

t.test('an update that brings just what staff entered publishes nothing', async (t) => {
  const database = await testDatabase(t, 'reference');
  await correctCatalogueEntry(database, writer, priority, () => ({ titleEn: 'Inclusion' }));
  const read = laterRelease((entry) => ({ ...entry, content: { ...entry.content, titleEn: 'Inclusion' } }));
  t.equal(await loadReferenceData(database.orm, [catalogueReferenceData(read)]), null);
});

t.test('corrections that are refused or change nothing leave no trace', async (t) => {
  const database = await testDatabase(t, 'reference');
  const correct = (correction: object, target: { kind: 'priority'; key: string } = priority) =>
    correctCatalogueEntry(database, writer, target, () => correction);
  await t.rejects(correct({ attributes: { unionRate: '101.00' } }), { code: 'rule_broken' });
  await t.rejects(correct({ attributes: { unknown: true } }), { code: 'rule_broken' });
  await t.rejects(correct({ code: null, title: null }), { code: 'rule_broken' });
  await t.rejects(correct({}, { kind: 'priority', key: '2021-2027/99' }), { code: 'not_found' });
  await correct({ title: 'Soziale Inklusion' });
  t.equal((await viewpointAt(database.orm)).revision, 1);
  const drafts = await actingAs(database.orm, testActor, {}, (tx) => tx.select().from(catalogueDraft));
  t.same(drafts, []);
});

t.test('who corrected what and why is in the trail', async (t) => {
  const database = await testDatabase(t, 'reference');
  await correctCatalogueEntry(database, writer, priority, () => ({ titleEn: 'Inclusion' }));
  const rows = await database.ownerSql`
    select actor, reason, table_name, operation from audit_entry where actor = ${testActor.id} order by id`;
  t.same(
    rows.map(({ table_name, operation }) => `${table_name} ${operation}`),
    [
      'catalogue_draft insert',
      'registry_revision insert',
      'catalogue_version update',
      'catalogue_version insert',
      'catalogue_draft delete',
    ],
  );
  for (const row of rows) t.equal(row.reason, writer.reason);
});

t.test('another draft of the same entry is a conflict', async (t) => {
  const database = await testDatabase(t, 'reference');
  const entry = (await catalogueAt(database.orm, 1)).byKey(priority.kind, priority.key);
  await actingAs(database.orm, testActor, {}, (tx) =>
    tx.insert(catalogueDraft).values({ entryId: entry?.id ?? 0n, createdBy: 'token:other' }),
  );
  await t.rejects(
    correctCatalogueEntry(database, writer, priority, () => ({ titleEn: 'Inclusion' })),
    { code: 'state_conflict' },
  );
  const drafts = await actingAs(database.orm, testActor, {}, (tx) =>
    tx.select().from(catalogueDraft).where(eq(catalogueDraft.createdBy, 'token:other')),
  );
  t.equal(drafts.length, 1, 'theirs is untouched');
});
