import fc from 'fast-check';
import t from 'tap';
import { type Aggregation, type Dimension, dimensions, sumsBy } from '../../src/aggregates/index.js';
import { viewpointAt } from '../../src/history/index.js';
import { listProjects, type ProjectInput } from '../../src/projects/index.js';
import { amounts, aProject, publishChanges } from '../support/a-project.js';
import { testDatabase } from '../support/database.js';

const places: ProjectInput['place'][] = [
  { kind: 'municipality', ags: '14612000', sourceText: 'Dresden' },
  { kind: 'municipality', ags: '14625020', sourceText: 'Bautzen' },
  { kind: 'municipality', ags: '14625240', sourceText: 'Hoyerswerda' },
  { kind: 'statewide', ags: null, sourceText: 'Sachsen' },
  { kind: 'unmatched', ags: null, sourceText: null },
];

const cents = fc.option(fc.bigInt({ min: 0n, max: 999_999_999n }), { nil: undefined });

const anyProject = fc
  .record({
    place: fc.constantFrom(...places),
    category: fc.constantFrom('2021-2027/152', '2014-2020/109', null),
    guideline: fc.constantFrom('2021-2027/02203', '2014-2020/gruendungsberatung', null),
    start: fc.constantFrom('2016-03-01', '2023-01-30', '2024-12-31', null),
    cost: cents,
    union: cents,
    grant: cents,
    rate: fc.constantFrom(null, 8_000, 3_333),
    actionFields: fc.constantFrom([], ['housing'], ['housing', 'local-economy']),
  })
  .map(({ place, category, guideline, start, cost, union, grant, rate, actionFields }): ProjectInput => {
    const contribution = union !== undefined && cost !== undefined && union > cost ? cost : union;
    const known = { totalEligibleCost: cost, unionContribution: contribution, grant };
    const given = Object.fromEntries(
      Object.entries(known).filter(([, value]) => value !== undefined),
    ) as Record<string, bigint>;
    const plain = aProject({ place, period: { start, end: null }, amounts: amounts(given) });
    return {
      ...plain,
      actionFields,
      unionRate: rate === null ? null : { rate, basis: 'priority' },
      catalogue: {
        ...plain.catalogue,
        interventionCategory: { key: category, sourceText: null },
        fundingGuideline: { key: guideline, sourceText: null },
      },
    };
  });

/** What is asserted: every figure by the names of its groups, as text. */
const figures = ({ rows, totals }: Aggregation) =>
  JSON.stringify(
    [rows.map(({ groups, ...sums }) => [groups.map(({ key }) => key), sums]), totals],
    (_key, value) => (typeof value === 'bigint' ? value.toString() : value),
  );

t.test('the rollup equals recomputation, whatever is published, amended and superseded', async (t) => {
  const database = await testDatabase(t, 'reference');
  const groupings: Dimension[][] = [
    [],
    ...dimensions.map((one): Dimension[] => [one]),
    ['city', 'category'],
    ['district', 'year'],
    ['nuts2', 'priority', 'fund'],
  ];
  const published: bigint[] = [];
  const step = fc.record({
    fresh: fc.array(anyProject, { maxLength: 6 }),
    amended: fc.array(anyProject, { maxLength: 4 }),
  });

  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('all', 'programme'),
      async (steps, scope) => {
        for (const { fresh, amended } of steps) {
          const changes = [
            ...fresh.map((input) => ({ projectId: null, input })),
            ...amended.flatMap((input, index) =>
              published[index] === undefined ? [] : [{ projectId: published[index], input }],
            ),
          ];
          const { projects } = await publishChanges(database, changes);
          published.unshift(...projects.slice(0, fresh.length).map(({ projectId }) => projectId));
        }
        const viewpoint = await viewpointAt(database.orm);
        for (const groupBy of groupings) {
          const rolled = await sumsBy(database.orm, viewpoint, { scope }, groupBy);
          // A filter the rollup cannot answer, but which every project passes, makes the versions answer.
          const recomputed = await sumsBy(
            database.orm,
            viewpoint,
            { scope, q: 'Nachbarschaftstreff' },
            groupBy,
          );
          if (figures(rolled) !== figures(recomputed))
            throw new Error(`${groupBy.join()}: ${figures(rolled)} ≠ ${figures(recomputed)}`);
        }
      },
    ),
    { numRuns: 12 },
  );

  const [{ rows } = { rows: 0 }] = await database.sql<
    { rows: number }[]
  >`select count(*)::int as rows from project_rollup where projects <= 0`;
  t.equal(rows, 0, 'no empty combinations are left');
  t.ok(published.length > 0);
});

t.test('sums agree with the projects themselves and keep the whole Land apart', async (t) => {
  const database = await testDatabase(t, 'reference');
  await publishChanges(
    database,
    fc.sample(anyProject, { numRuns: 60, seed: 7 }).map((input) => ({ projectId: null, input })),
  );
  const viewpoint = await viewpointAt(database.orm);
  const { items } = await listProjects(database.orm, viewpoint, {
    filter: { scope: 'all' },
    sort: [],
    limit: 200,
  });
  const { rows, totals } = await sumsBy(database.orm, viewpoint, { scope: 'all' }, ['city']);
  const stated = items.filter(({ unionContribution }) => unionContribution.origin === 'stated');
  const derived = items.filter(({ unionContribution }) => unionContribution.origin === 'derived');
  const total = (list: typeof items) =>
    list.reduce((sum, { unionContribution }) => sum + (unionContribution.cents ?? 0n), 0n);
  t.same(totals.amounts.unionContribution, { cents: total(stated), known: stated.length });
  t.same(totals.amounts.unionContributionDerived, { cents: total(derived), known: derived.length });
  t.equal(totals.projects, 60);
  t.equal(
    rows.reduce((sum, { projects }) => sum + projects, 0),
    60,
    'the parts equal the whole',
  );
  t.same(
    rows.map(({ groups: [group] }) => group?.title?.de ?? null),
    ['Bautzen', 'Dresden', 'Hoyerswerda', 'landesweit', null],
  );
  const byDistrict = await sumsBy(database.orm, viewpoint, { scope: 'all' }, ['district']);
  t.same(
    byDistrict.rows.map(({ groups: [group] }) => group?.title?.de ?? null),
    ['Bautzen', 'Dresden', 'landesweit', null],
  );
});

t.test('a project in several action fields counts wholly in each, once in the totals', async (t) => {
  const database = await testDatabase(t, 'reference');
  const served = [['local-economy', 'housing'], ['housing'], []];
  await publishChanges(
    database,
    served.map((actionFields) => ({
      projectId: null,
      input: aProject({ actionFields, amounts: amounts({ totalEligibleCost: 100n }) }),
    })),
  );
  const viewpoint = await viewpointAt(database.orm);
  const by = async (filter: { actionField?: string[] }) => {
    const { rows, totals } = await sumsBy(database.orm, viewpoint, { scope: 'all', ...filter }, [
      'actionField',
    ]);
    return [
      ...rows.map(({ groups: [group], projects }) => `${group?.key}: ${projects}`),
      `${totals.projects} with ${totals.amounts.totalEligibleCost.cents}`,
    ];
  };
  t.same(await by({}), ['housing: 2', 'local-economy: 1', 'null: 1', '3 with 300']);
  t.same(await by({ actionField: ['local-economy'] }), ['housing: 1', 'local-economy: 1', '1 with 100']);
  t.same(await by({ actionField: ['ohne'] }), ['null: 1', '1 with 100']);
  const page = await listProjects(database.orm, viewpoint, {
    filter: { scope: 'all', actionField: ['housing'] },
    sort: [],
    limit: 1,
  });
  t.same(
    page.items[0]?.actionFields.map(({ title }) => title.de),
    ['Wohnen und Wohnumfeld', 'Beschäftigung, Qualifizierung, Ausbildung und lokale Ökonomie'],
    'in the order of the catalogue',
  );
});

t.test('a past revision has its own sums', async (t) => {
  const database = await testDatabase(t, 'reference');
  await publishChanges(database, [{ projectId: null, input: aProject() }]);
  const before = await viewpointAt(database.orm);
  await publishChanges(database, [{ projectId: null, input: aProject() }]);
  t.equal((await sumsBy(database.orm, before, { scope: 'all' }, [])).totals.projects, 1);
  t.equal(
    (await sumsBy(database.orm, await viewpointAt(database.orm), { scope: 'all' }, [])).totals.projects,
    2,
  );
});

t.test('a search finds what reading every text finds, whatever its words are made of', async (t) => {
  const database = await testDatabase(t, 'reference');
  const long = `Donau${'dampf'.repeat(600)}schiff`;
  const texts = [
    'Müll-Trennung (100%_ig), Straße/Weg',
    `Vor ${long} nach`,
    'Zeile eins\nZeile\u00a0zwei Ｖｏｌｌ ½ Liter',
    'Görlitz und Goerlitz',
  ];
  await publishChanges(
    database,
    texts.map((purposeAndAchievements) => ({ projectId: null, input: aProject({ purposeAndAchievements }) })),
  );
  const viewpoint = await viewpointAt(database.orm);
  const found = async (q: string) =>
    (await sumsBy(database.orm, viewpoint, { scope: 'all', q }, [])).totals.projects;
  const asked = [
    'trennung',
    '100%_',
    '0%_i',
    'strasse/w',
    'dampfschiff',
    'einszeile',
    'zwei',
    'voll',
    'goerlitz',
  ];
  const expected = [1, 1, 1, 1, 1, 0, 1, 1, 1];
  t.same(await Promise.all(asked.map(found)), expected);
  await database.ownerSql.begin(async (tx) => {
    await tx`delete from search_word where word = E'\x01'`;
  });
  t.equal(await found('dampfschiff'), 0, 'only the mark leads to texts with words too long for an index');
});

t.test('the service cannot write the rollup', async (t) => {
  const { sql } = await testDatabase(t);
  for (const attempt of [
    'delete from project_rollup',
    'delete from search_word',
    'update project_rollup set projects = 0',
    'alter table project_version disable trigger user',
  ])
    await t.rejects(sql.unsafe(attempt), { code: '42501' });
});
