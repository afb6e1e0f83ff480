import fc from 'fast-check';
import t, { type Test } from 'tap';
import type { ProjectInput } from '../../src/projects/index.js';
import { amendPublished, amounts, aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';

const municipality = (ags: string) => ({ kind: 'municipality', ags, sourceText: null }) as const;
const dresden = municipality('14612000');
const bautzen = municipality('14625020');
const statewide = { kind: 'statewide', ags: null, sourceText: null } as const;

async function registry(t: Test, ...projects: ReturnType<typeof aProject>[]) {
  const { app, database } = await testApp(t, 'reference');
  const published = await publishNew(database, ...projects);
  const ask = async (query: string) => {
    const answer = await app.inject(`/api/v1/aggregates?${query}`);
    t.equal(answer.statusCode, 200, answer.body.slice(0, 300));
    return answer.json();
  };
  return { ask, database, published };
}

const cents = (decimal: string | null): bigint => BigInt((decimal ?? '0').replace('.', ''));

t.test('amounts by calendar year come to the whole, to the cent', async (t) => {
  const { ask, database } = await registry(t);
  const day = fc
    .date({ min: new Date('2014-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const project = fc
    .record({
      days: fc.tuple(day, day),
      open: fc.boolean(),
      cost: fc.option(fc.bigInt({ min: 0n, max: 99_999_999_999n }), { nil: undefined }),
    })
    .map(({ days, open, cost }) => {
      const [start = null, end = null] = [...days].sort();
      return aProject({
        period: { start, end: open ? null : end },
        amounts: amounts(cost === undefined ? {} : { totalEligibleCost: cost }),
      });
    });
  await publishNew(database, ...fc.sample(project, { numRuns: 150, seed: 3 }));
  const { rows, totals } = await ask('groupBy=calendarYear&measures=projects,totalEligibleCost');
  const sum = rows.reduce(
    (all: bigint, row: { totalEligibleCost: string }) => all + cents(row.totalEligibleCost),
    0n,
  );
  t.equal(sum, cents(totals.totalEligibleCost));
  t.equal(totals.projects, 150, 'a project counts once in the totals');
  t.ok(
    rows.reduce((all: number, row: { projects: number }) => all + row.projects, 0) > 150,
    'and in every year it runs in',
  );
});

t.test('a year gets as much as its days', async (t) => {
  const { ask } = await registry(
    t,
    aProject({
      period: { start: '2023-12-31', end: '2024-01-02' },
      amounts: amounts({ totalEligibleCost: 100n }),
    }),
  );
  const { rows } = await ask('groupBy=calendarYear&measures=totalEligibleCost');
  t.same(
    rows.map((row: { calendarYear: { key: string }; totalEligibleCost: string }) => [
      row.calendarYear.key,
      row.totalEligibleCost,
    ]),
    [
      ['2023', '0.33'],
      ['2024', '0.67'],
    ],
  );
});

t.test('rates are weighted, over projects that have both amounts', async (t) => {
  const { ask } = await registry(
    t,
    aProject({ amounts: amounts({ totalEligibleCost: 100_00n, unionContribution: 90_00n, grant: 95_00n }) }),
    aProject({ amounts: amounts({ totalEligibleCost: 900_00n, unionContribution: 450_00n }) }),
    aProject({ amounts: amounts({ totalEligibleCost: 5_000_00n }) }),
  );
  const { totals } = await ask('measures=unionRate,grantRate');
  t.same(totals, { unionRate: '54.00', grantRate: '95.00' }, 'not the average of 90 and 50');
  t.same((await ask('measures=unionRate&city=landesweit')).totals, { unionRate: null });
});

t.test('shares and values per inhabitant leave out what has no inhabitants', async (t) => {
  const cost = (euros: bigint) => ({ amounts: amounts({ totalEligibleCost: euros * 100n }) });
  const { ask } = await registry(
    t,
    aProject({ place: dresden, ...cost(750n) }),
    aProject({ place: statewide, ...cost(250n) }),
  );
  const { rows, totals } = await ask(
    'groupBy=city&measures=totalEligibleCostShare,totalEligibleCostPerInhabitant',
  );
  const [city, land] = rows;
  t.equal(city.totalEligibleCostShare, '75.00');
  t.equal(
    cents(city.totalEligibleCostPerInhabitant),
    BigInt(Math.round(75_000 / city.inhabitants)),
    'half up, in cents',
  );
  t.match(land, { city: { key: 'landesweit' }, totalEligibleCostPerInhabitant: null, inhabitants: null });
  t.match(totals, { totalEligibleCostShare: '100.00', totalEligibleCostPerInhabitant: null });
});

t.test('running projects are counted on the day asked for', async (t) => {
  const { ask } = await registry(
    t,
    aProject({ period: { start: '2024-01-01', end: '2099-12-31' } }),
    aProject({ period: { start: '2020-01-01', end: '2020-12-31' } }),
    aProject({ period: { start: '2024-01-01', end: null } }),
  );
  t.match((await ask('measures=projects,running')).totals, { projects: 3, running: 1 });
});

t.test('beneficiaries are summed under one name; natural persons are not named', async (t) => {
  const by = (name: string, naturalPerson = false) =>
    aProject({ beneficiary: { name, naturalPerson }, amounts: amounts({ totalEligibleCost: 100n }) });
  const { ask } = await registry(
    t,
    by('Stadt Löbau'),
    by('stadt Löbau'),
    by('Erika Musterfrau', true),
    by('Max Mustermann', true),
    aProject({ beneficiary: null }),
  );
  const { rows } = await ask('groupBy=beneficiary&measures=projects');
  t.same(
    rows.map((row: { beneficiary: { title: string | null }; projects: number }) => [
      row.beneficiary.title?.toLowerCase() ?? null,
      row.projects,
    ]),
    [
      ['stadt löbau', 2],
      ['natürliche personen', 2],
      [null, 1],
    ],
  );
  t.notMatch(JSON.stringify(rows), /Muster/);
});

t.test('a region has its category in the funding period of a project', async (t) => {
  const inPeriod = (place: ProjectInput['place'], key: string | null) =>
    aProject({
      place,
      catalogue: { ...aProject().catalogue, fundingPeriod: { key, sourceText: null } },
    });
  const { ask } = await registry(
    t,
    inPeriod(municipality('14713000'), '2021-2027'),
    inPeriod(dresden, '2021-2027'),
    inPeriod(bautzen, '2014-2020'),
    inPeriod(dresden, null),
    inPeriod(statewide, '2021-2027'),
  );
  const { rows } = await ask('groupBy=regionCategory&measures=projects');
  t.same(
    rows.map((row: { regionCategory: { key: string | null }; projects: number }) => [
      row.regionCategory.key,
      row.projects,
    ]),
    [
      ['transition', 2],
      ['moreDeveloped', 1],
      ['landesweit', 1],
      [null, 1],
    ],
  );
});

t.test('areas belong to their city, regions hold their districts', async (t) => {
  const { ask } = await registry(
    t,
    aProject({ place: bautzen, area: 'Innenstadt' }),
    aProject({ place: dresden, area: 'Innenstadt' }),
    aProject({ place: dresden, area: ' ' }),
  );
  const { rows } = await ask('groupBy=nuts2,city,area&measures=projects');
  t.same(
    rows.map((row: Record<string, { title: string | null }>) => [
      row.nuts2?.title,
      row.city?.title,
      row.area?.title,
    ]),
    [
      ['Dresden', 'Bautzen', 'Bautzen, Innenstadt'],
      ['Dresden', 'Dresden', 'Dresden, Innenstadt'],
      ['Dresden', 'Dresden', null],
    ],
  );
});

t.test('two states compared: every group of either, and the difference to the cent', async (t) => {
  const { ask, database, published } = await registry(
    t,
    aProject({ place: dresden, amounts: amounts({ totalEligibleCost: 100n }) }),
  );
  const [first] = published.projects;
  if (first === undefined) throw new Error('nothing was published');
  const before = (await ask('measures=projects')).revision;
  await amendPublished(database, first.reference, (project) => ({
    ...project,
    place: bautzen,
    amounts: amounts({ totalEligibleCost: 130n }),
  }));
  const answer = await ask(`groupBy=city&measures=projects,totalEligibleCost&compareWith=${before}`);
  t.equal(answer.comparedRevision, before);
  t.match(answer.rows, [
    {
      city: { title: 'Bautzen' },
      totalEligibleCost: '1.30',
      compared: { projects: 0, totalEligibleCost: null },
      difference: { projects: 1, totalEligibleCost: '1.30' },
    },
    {
      city: { title: 'Dresden' },
      projects: 0,
      totalEligibleCost: null,
      compared: { totalEligibleCost: '1.00' },
      difference: { projects: -1, totalEligibleCost: '-1.00' },
    },
  ]);
  t.match(answer.totals, { difference: { projects: 0, totalEligibleCost: '0.30' } });
});
