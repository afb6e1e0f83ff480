import fc from 'fast-check';
import t from 'tap';
import { viewpointAt } from '../../src/history/index.js';
import {
  countProjects,
  listProjects,
  type ProjectFilter,
  type ProjectInput,
  type SortTerm,
  sortKeys,
} from '../../src/projects/index.js';
import { facetCounts } from '../../src/projects/queries/facets.js';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { testDatabase } from '../support/database.js';

const all: ProjectFilter = { scope: 'all' };

t.test('walking the pages shows every project once, in the order asked for', async (t) => {
  const database = await testDatabase(t);
  const names = ['Äpfel', 'Apfel', 'apfel', 'Zebra', 'Öl', 'Ofen', "O'Neill", '10 Höfe', '9 Höfe', ''];
  await publishNew(
    database,
    ...Array.from({ length: 57 }, (_, index) =>
      aProject({
        name: `${names[index % names.length]} ${index % 3}`,
        amounts: amounts(index % 5 === 0 ? {} : { totalEligibleCost: BigInt(index % 7) * 100n }),
        period: { start: index % 4 === 0 ? null : `2024-0${1 + (index % 9)}-01`, end: '2026-12-31' },
        place: { kind: 'unmatched', ags: null, sourceText: index % 2 ? 'Löbau' : null },
      }),
    ),
  );
  const viewpoint = await viewpointAt(database.orm);
  const sorts = fc.uniqueArray(
    fc.record<SortTerm>({ key: fc.constantFrom(...sortKeys), descending: fc.boolean() }),
    {
      selector: ({ key }) => key,
      maxLength: 3,
    },
  );
  await fc.assert(
    fc.asyncProperty(sorts, fc.integer({ min: 1, max: 30 }), async (sort, limit) => {
      const whole = await listProjects(database.orm, viewpoint, { filter: all, sort, limit: 200 });
      const walked: string[] = [];
      let page = await listProjects(database.orm, viewpoint, { filter: all, sort, limit });
      for (;;) {
        walked.push(...page.items.map(({ reference }) => reference));
        if (page.next === null) break;
        page = await listProjects(database.orm, viewpoint, { filter: all, sort, limit, after: page.next });
      }
      return walked.join() === whole.items.map(({ reference }) => reference).join() && walked.length === 57;
    }),
    { numRuns: 25 },
  );
  const byName = await listProjects(database.orm, viewpoint, {
    filter: all,
    sort: [{ key: 'name', descending: false }],
    limit: 200,
  });
  const order = [...new Set(byName.items.map(({ name }) => name.replace(/ \d$/, '')))];
  t.ok(
    order.indexOf('Apfel') < order.indexOf('Äpfel') && order.indexOf('Äpfel') < order.indexOf('Ofen'),
    'umlauts sort as in German',
  );
});

t.test('the search finds words without accents, in any case, and inside compounds', async (t) => {
  const database = await testDatabase(t);
  await publishNew(
    database,
    aProject({ name: 'Quartiersmanagement Görlitz' }),
    aProject({ name: 'Straßenfest' }),
    aProject({ name: 'Go\u0308rlitz in zwei Zeichen' }),
    aProject({ name: '100 % Nachbarschaft_neu', purposeAndAchievements: 'Bürgerbeteiligung' }),
  );
  const viewpoint = await viewpointAt(database.orm);
  const hits = (q: string) => countProjects(database.orm, viewpoint, { ...all, q });
  for (const q of ['Görlitz', 'Gorlitz', 'görlitz', 'Goerlitz', 'GÖRLITZ', 'Go\u0308rlitz'])
    t.equal(await hits(q), 2, q);
  t.equal(await hits('management'), 1, 'a part of a compound word');
  t.equal(await hits('strasse'), 1);
  t.equal(await hits('quartier görlitz'), 1, 'all words must occur');
  t.equal(await hits('beteiligung'), 1, 'in the purpose too');
  t.equal(await hits('SN-0002'), 1, 'by reference');
  t.equal(await hits('%'), 1, 'wildcards are plain characters');
  t.equal(await hits('_'), 1);
  t.equal(await hits("' or 1=1 --"), 0);
  t.equal(await hits('\\'), 0);
});

t.test('amounts and days narrow the list', async (t) => {
  const database = await testDatabase(t);
  await publishNew(
    database,
    aProject({
      amounts: amounts({ totalEligibleCost: 100n }),
      period: { start: '2024-01-01', end: '2024-12-31' },
    }),
    aProject({
      amounts: amounts({ totalEligibleCost: 200n }),
      period: { start: '2025-01-01', end: '2025-12-31' },
    }),
    aProject({ amounts: amounts({}), period: { start: null, end: null } }),
  );
  const viewpoint = await viewpointAt(database.orm, undefined, '2024-12-31');
  const hits = (filter: Partial<ProjectFilter>) =>
    countProjects(database.orm, viewpoint, { ...all, ...filter });
  t.equal(await hits({ minCost: 100n }), 2);
  t.equal(await hits({ minCost: 101n, maxCost: 200n }), 1);
  t.equal(await hits({ activeOn: '2024-12-31' }), 1, 'the last day belongs to the period');
  t.equal(await hits({ activeOn: '2025-01-01' }), 1);
  t.equal(await hits({ status: ['running'] }), 1);
  t.equal(await hits({ status: ['planned'] }), 1);
  t.equal(
    await hits({ status: ['planned', 'running', 'ended'] }),
    2,
    'a project without period has no status',
  );
  t.equal(await hits({ city: ['14625020'] }), 0, 'an unknown city finds nothing');
  t.equal(await hits({ category: ['152'] }), 0);
});

t.test('choosing a value of a filter leads to as many projects as stood beside it', async (t) => {
  const database = await testDatabase(t, 'reference');
  const reference = (key: string | null) => ({ key, sourceText: null });
  const places: ProjectInput['place'][] = [
    { kind: 'municipality', ags: '14612000', sourceText: 'Dresden' },
    { kind: 'municipality', ags: '14625020', sourceText: 'Bautzen' },
    { kind: 'statewide', ags: null, sourceText: 'Sachsen' },
    { kind: 'unmatched', ags: null, sourceText: null },
  ];
  const plain = aProject();
  await publishNew(
    database,
    ...Array.from({ length: 48 }, (_, index) =>
      aProject({
        name: index % 5 === 0 ? 'Werkstatt' : 'Treff',
        place: places[index % 4] ?? plain.place,
        period: { start: index % 7 === 0 ? null : `20${15 + (index % 12)}-01-01`, end: '2026-12-31' },
        catalogue: {
          ...plain.catalogue,
          fundingPeriod: reference(index % 3 === 0 ? '2014-2020' : '2021-2027'),
          fundingGuideline: reference(index % 3 === 0 ? null : '2021-2027/02203'),
          fundingObject: reference(index % 2 === 0 ? '2021-2027/16594' : null),
        },
      }),
    ),
  );
  const viewpoint = await viewpointAt(database.orm, undefined, '2024-06-30');
  const filters: ProjectFilter[] = [
    all,
    { ...all, city: ['14612000', 'landesweit'], status: ['running'] },
    { scope: 'programme', q: 'werkstatt' },
    { ...all, object: ['16594'], minCost: 1n },
  ];
  let checked = 0;
  for (const filter of filters) {
    const facets = await facetCounts(database.orm, viewpoint, filter);
    for (const [field, counts] of facets)
      for (const [value, count] of counts) {
        const chosen = { ...filter, [field]: [value] };
        t.equal(await countProjects(database.orm, viewpoint, chosen), count, `${field} ${value}`);
        checked += 1;
      }
  }
  t.ok(checked > 25, 'enough values to compare');
});
