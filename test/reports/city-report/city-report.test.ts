import ExcelJS from 'exceljs';
import t from 'tap';
import type { CityReportData } from '../../../reports/city-report/dataset.js';
import { cityReport } from '../../../reports/city-report/index.js';
import type { CityReportParameters } from '../../../reports/city-report/parameters.js';
import type { ComparisonData } from '../../../reports/comparison/dataset.js';
import { comparison } from '../../../reports/comparison/index.js';
import type { ComparisonParameters } from '../../../reports/comparison/parameters.js';
import { landShapes, type ReportedCity } from '../../../reports/shared/cities.js';
import { cityProfile } from '../../../reports/shared/city-profile.js';
import { loadSample } from '../../../src/demo/index.js';
import { type ReportRequest, readReport } from '../../../src/reporting/read-report.js';
import { testDatabase } from '../../support/database.js';
import { aPerson, bautzen, goerlitz } from '../../support/people.js';
import { readPdf } from '../../support/read-pdf.js';
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
  const { pdf, xlsx, html, json } = await readBack(t, tools, cityReport, report);
  for (const bytes of [html, json]) t.notMatch(bytes.toString('utf8'), /Erika Beispiel/);

  const { textOfPages } = await readPdf(pdf);
  for (const { reference, summary } of facts) {
    const purpose = summary?.split(' ').slice(0, 4).join(' ') ?? '';
    t.ok(
      textOfPages.some((text) => text.includes(`(${reference})`) && text.includes(purpose)),
      `${reference} stands on one page`,
    );
  }
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(xlsx as unknown as ExcelJS.Buffer);
  const sheet = book.getWorksheet('Die Vorhaben im Einzelnen');
  t.equal(sheet?.rowCount, 3 + facts.length, 'a row per project');
  const costs = sheet?.getRow(3).values as string[];
  const column = costs.indexOf('Förderfähige Gesamtkosten');
  const sum = facts.reduce((cents, _, index) => {
    const cost = sheet?.getCell(4 + index, column).value;
    return cents + BigInt(Math.round(Number(cost) * 100));
  }, 0n);
  t.equal(sum, totals.amounts.totalEligibleCost.cents, 'whose costs are numbers that come to the total');
});

t.test('half a page names projects in two lines each, and no more of them than have room', async (t) => {
  const { cities, projects } = (await ofCities(`${goerlitz},${bautzen}`)).data;
  const [city] = cities;
  const own = projects.filter(({ place }) => place.ags === city?.ags);
  const namesOf = (name: string, count: number): string[] => {
    const renamed = own.slice(0, count).map((project) => ({ ...project, name }));
    const { table } = cityProfile(city as ReportedCity, renamed, { shapes: landShapes() }, 'de');
    return table.rows.map(([cell]) => (cell?.type === 'text' ? cell.text : ''));
  };
  t.ok(own.length > 5);
  t.same(namesOf('Nachbarschaftstreff', 5), Array(5).fill('Nachbarschaftstreff'));
  t.same(namesOf('Nachbarschaftstreff', 6).slice(3), ['Nachbarschaftstreff', '2 weitere']);
  const twoLines = 'Nachbarschaftstreff und Beratung für alle in der Westlichen Innenstadt';
  t.same(namesOf(twoLines, 6), [twoLines, twoLines, '4 weitere'], 'whole in two lines');
  const [cut = ''] = namesOf(`${twoLines} und in den Straßen am Fluss bis zur Brücke`, 1);
  t.match(cut, /^Nachbarschaftstreff und Beratung .*[a-zß] …$/, 'what is longer is cut at a word');
  t.ok(cut.length > 60 && cut.length <= 82);
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
