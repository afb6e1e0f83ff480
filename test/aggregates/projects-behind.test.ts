import fc from 'fast-check';
import t from 'tap';
import { dimensions } from '../../src/aggregates/index.js';
import { viewpointAt } from '../../src/history/index.js';
import { amounts, aProject, publishNew } from '../support/a-project.js';
import { testApp } from '../support/app.js';

/** Name of the filter that finds what a dimension groups. */
const filterOf = (dimension: string): string => (dimension === 'calendarYear' ? 'runsIn' : dimension);

const municipality = (ags: string) => ({ kind: 'municipality', ags, sourceText: null }) as const;
const place = fc.constantFrom(
  municipality('14612000'),
  municipality('14625020'),
  municipality('14713000'),
  { kind: 'statewide', ags: null, sourceText: null } as const,
  { kind: 'unmatched', ags: null, sourceText: 'Irgendwo' } as const,
);
const day = fc.constantFrom(null, '2015-03-01', '2019-12-31', '2023-01-01', '2027-06-30');
const party = (name: string, naturalPerson = false) => ({ name, naturalPerson });
const entry = (...keys: string[]) =>
  fc.constantFrom(null, ...keys).map((key) => ({ key, sourceText: 'wie gedruckt' }));
const project = fc.record({
  place,
  area: fc.constantFrom(null, ' ', 'Nord', 'Nord, Teil 2 (50 %)'),
  days: fc.tuple(day, day),
  beneficiary: fc.constantFrom(
    null,
    party('Stadt Löbau'),
    party('STADT LÖBAU'),
    party('Verein, e.V.'),
    party('Erika Musterfrau', true),
  ),
  catalogue: fc.record({
    fundingPeriod: entry('2014-2020', '2021-2027'),
    interventionCategory: entry('2014-2020/109', '2021-2027/152'),
  }),
  actionFields: fc.constantFrom([], ['housing'], ['housing', 'local-economy']),
  cost: fc.option(fc.bigInt({ min: 0n, max: 9_999_999n })),
});

t.test('every group of every dimension leads to exactly its projects', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  await publishNew(
    database,
    ...fc.sample(project, { numRuns: 120, seed: 11 }).map(({ days, cost, catalogue, ...parts }) => {
      const [start, end] = days[0] && days[1] ? [...days].sort() : days;
      return aProject({
        ...parts,
        catalogue: { ...aProject().catalogue, ...catalogue },
        period: { start: start ?? null, end: end ?? null },
        amounts: amounts(cost === null ? {} : { totalEligibleCost: cost }),
      });
    }),
  );
  const ask = async (path: string) => {
    const answer = await app.inject(`/api/v1/${path}`);
    if (answer.statusCode !== 200) t.fail(`${path}: ${answer.body.slice(0, 300)}`);
    return answer.json();
  };
  const { revision } = await viewpointAt(database.orm);
  for (const dimension of dimensions) {
    const { rows } = await ask(`aggregates?groupBy=${dimension}&measures=projects,totalEligibleCost`);
    t.ok(rows.length > 1 || ['fund', 'guideline', 'object', 'objective', 'priority'].includes(dimension));
    for (const row of rows) {
      const key = row[dimension].key ?? 'ohne';
      const link = `${filterOf(dimension)}=${encodeURIComponent(key)}`;
      const list = await ask(`projects?${link}&include=total&limit=1`);
      if (list.total !== row.projects) t.fail(`${link}: ${list.total} instead of ${row.projects}`);
      const sums = await ask(`aggregates?${link}&measures=projects&asOf=${revision}`);
      if (sums.totals.projects !== row.projects) t.fail(`sums of ${link}: ${sums.totals.projects}`);
      const page = await app.inject({ url: `/vorhaben?scope=all&asOf=${revision}&${link}` });
      const shown = /<div class="sumline"><span><b>([\d.]+)<\/b>/.exec(page.body)?.[1];
      if (shown !== String(row.projects)) t.fail(`page of ${link}: ${page.statusCode}, ${shown}`);
    }
  }
});

t.test('filters by group appear as chips with words', async (t) => {
  const { app, database } = await testApp(t, 'reference');
  await publishNew(
    database,
    aProject({
      area: 'Nord, Teil 2',
      place: municipality('14612000'),
      beneficiary: party('Stadt Dresden'),
    }),
  );
  const { rows } = (await app.inject('/api/v1/aggregates?groupBy=beneficiary,area')).json();
  const [{ beneficiary, area }] = rows;
  t.equal(area.key, '14612000/Nord%2C Teil 2');
  const query = new URLSearchParams({
    scope: 'all',
    district: '14612',
    nuts2: 'DED2',
    regionCategory: 'transition,ohne',
    year: '2024,ohne',
    runsIn: '2025',
    area: area.key,
    beneficiary: beneficiary.key,
    category: 'ohne',
    unionContributionOrigin: 'unknown',
    asOf: '2',
  });
  const { body } = await app.inject(`/vorhaben?${query}`);
  const chips = [
    ...body.matchAll(/class="chip"[^>]*><span><span class="vh">[^<]*<\/span><span>([^<]*)/g),
  ].map((match) => match[1]);
  t.same(chips, [
    'Dresden',
    'Region DED2',
    'Übergangsregion',
    'Regionenkategorie: nicht zugeordnet',
    'Dresden, Nord, Teil 2',
    'Beginn 2024',
    'Beginn: nicht zugeordnet',
    'läuft 2025',
    'Interventionskategorie: nicht zugeordnet',
    'Stadt Dresden',
    'EU-Betrag nicht angegeben',
  ]);
  t.match(body, /asOf=2/);
  for (const query of ['year=24', 'runsIn=soon', 'asOf=neulich'])
    t.equal((await app.inject(`/vorhaben?${query}`)).statusCode, 400, query);
  for (const query of ['district=14', 'nuts2=Dresden', 'regionCategory=mager', 'beneficiary=Stadt', 'year=0'])
    t.equal((await app.inject(`/api/v1/projects?${query}`)).statusCode, 400, query);
});
