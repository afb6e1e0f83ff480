import t from 'tap';
import type { CityReportData } from '../../../reports/city-report/dataset.js';
import { cityReport } from '../../../reports/city-report/index.js';
import type { CityReportParameters } from '../../../reports/city-report/parameters.js';
import type { ComparisonData } from '../../../reports/comparison/dataset.js';
import { comparison } from '../../../reports/comparison/index.js';
import type { ComparisonParameters } from '../../../reports/comparison/parameters.js';
import { loadSample } from '../../../src/demo/index.js';
import { type ReportRequest, readReport } from '../../../src/reporting/read-report.js';
import { testDatabase } from '../../support/database.js';
import { aPerson, bautzen, goerlitz } from '../../support/people.js';
import { readBack } from '../read-back.js';
import { drawingTools } from '../steckbrief/draw-all.js';

/* One city, and several cities side by side. */

t.setTimeout(240_000);

const tools = drawingTools();
t.teardown(() => tools.pool.close());
const database = await testDatabase(t, 'reference');
await loadSample(database);
const lead = await aPerson(database, 'lead');

const withoutAreas = '14626600';

const ofCity = (parts: Partial<ReportRequest<CityReportParameters>> = {}) =>
  readReport<CityReportParameters, CityReportData>(database, cityReport, {
    parameters: { city: bautzen, scope: 'programme' },
    audience: 'public',
    language: 'de',
    ...parts,
  });
const ofCities = (cities: string) =>
  readReport<ComparisonParameters, ComparisonData>(database, comparison, {
    parameters: { cities, scope: 'programme' },
    audience: 'public',
    language: 'de',
  });

t.test('a city: its own projects only, the same figures in every format', async (t) => {
  const report = await ofCity();
  const { projects, totals, facts, standing } = report.data;
  t.ok(totals.projects > 3);
  t.equal(facts.length, totals.projects);
  t.ok(projects.every(({ place }) => place.ags === bautzen));
  t.equal(standing, null, 'rounds and proofs are not for the public');
  const { html, json } = await readBack(t, tools, cityReport, report);
  for (const bytes of [html, json]) t.notMatch(bytes.toString('utf8'), /Erika Beispiel/);
});

t.test('what a city has not published is said once, below what comes before', async (t) => {
  const report = await ofCity({ parameters: { city: withoutAreas, scope: 'programme' } });
  const { blocks } = cityReport.document(report.data, report.inputs, tools.settings);
  const at = blocks.findIndex((block) => block.kind === 'chapter' && block.key === 'neighbourhoods');
  t.match(blocks[at], { lead: /^Die Stadt hat bisher weder Gebiete noch/ });
  t.equal(blocks[at + 1]?.kind, 'chapter', 'nothing stands below it');
  const facts = blocks
    .flatMap((block) => (block.kind === 'columns' ? block.columns.flatMap((column) => column.blocks) : []))
    .flatMap((block) => (block.kind === 'map' ? block.facts : []));
  const inhabitants = facts.find(({ key }) => key === 'inhabitants');
  t.match(inhabitants?.value, { text: /^[\d.]+ \(Stichtag nicht angegeben\)$/ });
});

t.test('the service centre sees rounds and proofs of the city, and nobody a city that is none', async (t) => {
  const { data } = await ofCity({ audience: 'serviceCentre', reader: lead });
  t.ok(data.standing);
  t.ok(data.standing?.proofs.every(({ city }) => city === bautzen));
  await t.rejects(ofCity({ parameters: { city: '99999999', scope: 'programme' } }), { code: 'not_found' });
});

t.test('cities side by side stand in alphabetical order, whatever they come to', async (t) => {
  const report = await ofCities(`${goerlitz},14612000,${bautzen}`);
  const { cities, totals } = report.data;
  t.same(
    cities.map(({ name }) => name),
    ['Bautzen', 'Dresden', 'Görlitz'],
  );
  t.equal(
    cities.reduce((sum, { sums }) => sum + sums.amounts.totalEligibleCost.cents, 0n),
    totals.amounts.totalEligibleCost.cents,
  );
  const { blocks } = comparison.document(report.data, report.inputs, tools.settings);
  const notes = blocks.flatMap((block) => (block.kind === 'note' ? [block.text] : []));
  t.ok(
    notes.some((text) =>
      text.endsWith('Einwohner am 31.12.2018. Stichtag der Einwohner nicht angegeben: Bautzen, Görlitz.'),
    ),
    'a day is said of the cities it is known of',
  );
  await readBack(t, tools, comparison, report);
});

t.test('which cities is checked: two to eight, each once', (t) => {
  const valid = (cities: string) => comparison.parameters.safeParse({ cities }).success;
  t.ok(valid(`${bautzen},${goerlitz}`));
  for (const cities of [
    bautzen,
    `${bautzen},${bautzen}`,
    'Bautzen,Görlitz',
    Array(9).fill(bautzen).join(','),
  ])
    t.notOk(valid(cities), cities);
  t.end();
});
