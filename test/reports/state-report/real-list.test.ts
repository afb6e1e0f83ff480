import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import t, { type Test } from 'tap';
import { stateReport } from '../../../reports/state-report/index.js';
import { aggregateRoutes } from '../../../src/aggregates/routes.js';
import { importRoutes } from '../../../src/imports/routes.js';
import { packagePath } from '../../../src/platform/files/package-root.js';
import { drawReport, type Format } from '../../../src/reporting/draw.js';
import { readReport } from '../../../src/reporting/read-report.js';
import { withItsJob } from '../../imports/service.js';
import { platformApp } from '../../support/app.js';
import { testDatabase } from '../../support/database.js';
import { openLibreOffice } from '../../support/libreoffice.js';
import { tokenOf } from '../../support/people.js';
import { call, colleagues } from '../../support/workflow.js';
import { drawingTools } from '../steckbrief/draw-all.js';
import { groupedBy, type RawProject, type RawSums, readRawList, sumsOf } from './raw-list.js';
import {
  type ReadReport,
  type ReadSums,
  readHtml,
  readJson,
  readPdf,
  readXlsx,
  tableKeys,
} from './read-tables.js';

const list = packagePath('..', 'shared', 'data', 'lists', 'sachsen-esf-2014-2020.csv');
const readers = { pdf: readPdf, xlsx: readXlsx, html: readHtml, json: readJson } as const;
const expectedTotals = { all: 17_707_639_659n, programme: 124_902_009n };

const skip = existsSync(list) ? false : 'skipped: no real data beside the checkout';

t.setTimeout(900_000);

t.test('the report on the published list', { skip }, async (t) => {
  const database = await testDatabase(t, 'reference');
  const app = await platformApp(
    t,
    {
      api(api, parts) {
        importRoutes(api, parts);
        aggregateRoutes(api, parts);
      },
    },
    { database },
  );
  const { staff, lead } = await colleagues(database);
  const headers = { ...tokenOf(staff), 'content-type': 'text/csv' };
  const preview = await app.inject({
    method: 'POST',
    url: '/api/v1/imports',
    headers,
    body: readFileSync(list),
  });
  const { id } = preview.json();
  await call(app, staff, 'POST', `/imports/${id}/commit`);
  const published = await withItsJob(database, call(app, lead, 'POST', `/imports/${id}/publish`));
  t.equal(published.statusCode, 200);
  const tools = drawingTools();
  t.teardown(() => tools.pool.close());

  for (const scope of ['programme', 'all'] as const) {
    const raw = readRawList(list, scope);
    t.equal(sumsOf(raw).cost, expectedTotals[scope]);
    const asked = {
      parameters: { scope, cityPages: 'programme' },
      audience: 'public',
      language: 'de',
    } as const;
    const { data, inputs } = await readReport(database, stateReport, asked);
    const draw = async (format: Format) => (await drawReport(stateReport, data, inputs, format, tools)).bytes;
    for (const [format, read] of Object.entries(readers))
      await t.test(`${scope}: every figure of the ${format} is that of the list`, async (t) => {
        compare(t, await read(await draw(format as Format)), raw);
      });
    await t.test(`${scope}: API and CSV come to the same`, async (t) => {
      const measures = 'projects,totalEligibleCost,unionContribution';
      const url = `/api/v1/aggregates?scope=${scope}&groupBy=city&measures=${measures}`;
      const { totals, rows } = (await app.inject(url)).json();
      const { cost, union, projects } = sumsOf(raw);
      t.equal(totals.projects, projects);
      t.equal(centsOf(totals.totalEligibleCost), cost);
      t.equal(centsOf(totals.unionContributionDerived), union);
      t.strictSame(
        rows.map((row: Record<string, string>) => `${row.projects} ${centsOf(row.totalEligibleCost)}`).sort(),
        [...groupedBy(raw, rawKeys.city).values()].map((sums) => `${sums.projects} ${sums.cost}`).sort(),
      );
      const csv: Record<string, string>[] = parse(await draw('csv'), { columns: true });
      const inCsv = csv.reduce((sum, row) => sum + centsOf(row.totalEligibleCost), 0n);
      t.equal(inCsv, cost, 'CSV');
    });
    await t.test(`${scope}: LibreOffice comes to the same totals`, async (t) => {
      const office = openLibreOffice(t);
      if (office === null) return t.plan(0, 'skipped: LibreOffice is not installed');
      const sheets = await office.sheets(await draw('xlsx'));
      for (const title of ['Förderperioden und Fonds', 'Orte', 'Interventionskategorien', 'Alle Vorhaben'])
        t.equal(totalIn(sheets[title] ?? []), expectedTotals[scope], title);
    });
  }
});

const centsOf = (decimal: string | undefined): bigint => BigInt((decimal || '0.00').replace('.', ''));

function totalIn(rows: readonly (readonly string[])[]): bigint {
  const column = rows[2]?.findIndex((heading) => heading.startsWith('Förderfähige Gesamtkosten')) ?? -1;
  return BigInt(Math.round(Number(rows.at(-1)?.[column]) * 100));
}

type Check = Test;

function compare(t: Check, report: ReadReport, raw: readonly RawProject[]): void {
  const total = sumsOf(raw);
  for (const key of tableKeys) {
    const rows = report.tables.get(key) ?? [];
    t.match(rows.at(-1), { label: /^(?:Summe)?$/, ...total }, `${key}: total`);
    const groups = groupedBy(raw, rawKeys[key]);
    t.strictSame(tuples(rows.slice(0, -1)), tuples([...groups.values()]), `${key}: every row`);
    t.ok(rows.length > 1, `${key}: has rows`);
  }
  checkNames(t, report, raw);
  t.equal(report.annexTotal, total.cost, 'annex: total');
  t.strictSame(
    report.projects.map(({ start, end, cost, union }) => `${start} ${end} ${cost} ${union}`).sort(),
    raw.map(({ start, end, cost, union }) => `${start} ${end} ${cost} ${union}`).sort(),
    'annex: every project',
  );
  t.equal(new Set(report.projects.map(({ reference }) => reference)).size, raw.length, 'each once');
}

/** What the list's own words group by; statewide operations stand under the Land's name. */
const rawKeys: Readonly<Record<(typeof tableKeys)[number], (project: RawProject) => string>> = {
  periodAndFund: () => '2014-2020 ESF',
  city: ({ place, district }) => `${place}|${district}`,
  category: ({ category }) => category,
  guideline: ({ guideline }) => guideline,
  year: ({ start }) => start.slice(0, 4),
};

const tuples = (rows: readonly (RawSums | ReadSums)[]): string[] =>
  rows.map(({ projects, cost, union }) => `${projects} ${cost} ${union}`).sort();

/** Places and years by name: "Dresden, Stadt" of the list is Dresden of the report. */
function checkNames(t: Check, report: ReadReport, raw: readonly RawProject[]): void {
  const cities = new Map(report.tables.get('city')?.map((row) => [row.label, row]));
  for (const name of ['Dresden', 'Leipzig', 'Plauen', 'Zittau']) {
    const expected = sumsOf(raw.filter(({ place }) => place.split(',')[0] === name));
    t.match(cities.get(name), expected, name);
  }
  for (const [year, sums] of groupedBy(raw, rawKeys.year))
    t.match(
      report.tables.get('year')?.find(({ label }) => label === year),
      sums,
      year,
    );
}
