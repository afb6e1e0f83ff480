import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import ExcelJS from 'exceljs';
import { parse } from 'node-html-parser';
import t from 'tap';
import { assertReconciled } from '../../../reports/shared/reconcile.js';
import { stateReport } from '../../../reports/state-report/index.js';
import { loadSample } from '../../../src/demo/index.js';
import { formatEuro } from '../../../src/kernel/format.js';
import type { Language } from '../../../src/kernel/text.js';
import { packagePath } from '../../../src/platform/files/package-root.js';
import { drawReport, type Format } from '../../../src/reporting/draw.js';
import { fingerprintOf } from '../../../src/reporting/index.js';
import { readReport } from '../../../src/reporting/read-report.js';
import { testDatabase } from '../../support/database.js';
import { readPdf } from '../../support/read-pdf.js';
import { drawingTools } from '../steckbrief/draw-all.js';

t.setTimeout(300_000);

const tools = drawingTools();
t.teardown(() => tools.pool.close());
const empty = await testDatabase(t, 'reference');
const sample = await testDatabase(t, 'reference');
await loadSample(sample);

const read = (database: typeof sample, language: Language = 'de', scope: 'all' | 'programme' = 'programme') =>
  readReport(database, stateReport, {
    parameters: { scope, cityPages: 'programme' },
    audience: 'public',
    language,
  });
type Read = Awaited<ReturnType<typeof read>>;
const drawn = async ({ data, inputs }: Read, format: Format) =>
  (await drawReport(stateReport, data, inputs, format, tools)).bytes;

interface JsonBlock {
  readonly kind: string;
  readonly key: string;
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  readonly totals: Readonly<Record<string, string | number | null>>;
  readonly facts: readonly { readonly key: string; readonly value: string }[];
}
const jsonOf = async (report: Read) =>
  JSON.parse((await drawn(report, 'json')).toString('utf8')) as { blocks: JsonBlock[]; data: unknown };

const readSample = await read(sample);
const { totals } = readSample.data;

t.test('every table comes to the same totals, each kind of Union contribution by itself', async (t) => {
  const { blocks } = await jsonOf(readSample);
  const sumsOf = [
    'periodAndFund',
    'priority',
    'regionCategory',
    'region',
    'city',
    'area',
    'category',
    'objective',
    'guideline',
    'object',
    'year',
  ];
  const tables = blocks.filter(({ kind, key }) => kind === 'table' && sumsOf.includes(key));
  t.same(
    tables.map(({ key }) => key),
    sumsOf,
  );
  for (const key of ['programme', 'legalForm', 'calendarYear'])
    t.equal(
      blocks.find((block) => block.kind === 'table' && block.key === key)?.totals.totalEligibleCost,
      tables[0]?.totals.totalEligibleCost,
      key,
    );
  for (const { key, totals: row } of tables)
    t.match(
      row,
      {
        projects: totals.projects,
        unionContributionUnknown:
          totals.projects -
          totals.amounts.unionContribution.known -
          totals.amounts.unionContributionDerived.known,
      },
      key,
    );
  t.equal(
    new Set(
      tables.map(({ totals: row }) =>
        JSON.stringify([row.totalEligibleCost, row.unionContribution, row.unionContributionDerived]),
      ),
    ).size,
    1,
  );
  const { unionContribution, unionContributionDerived } = totals.amounts;
  t.ok(unionContribution.cents > 0n && unionContributionDerived.cents > 0n, 'the sample has both');
  const both = formatEuro(unionContribution.cents + unionContributionDerived.cents, 'de').replace(/\s€/, '');
  const { text } = await readPdf(await drawn(readSample, 'pdf'));
  t.notOk(text.includes(both), 'never added together');
});

t.test('tables that do not come to the totals never leave the house', async (t) => {
  const { sums, projects } = readSample.data;
  assertReconciled(totals, sums, projects);
  t.throws(() => assertReconciled(totals, { ...sums, city: sums.city.slice(1) }, projects), /by city/);
  t.throws(() => assertReconciled(totals, sums, projects.slice(1)), /by projects/);
});

t.test('statewide operations and places matched to none have rows of their own', async (t) => {
  const city = (await jsonOf(readSample)).blocks.find(({ key }) => key === 'city');
  const named = city?.rows.map((row) => row.city) ?? [];
  t.same(named.slice(-2), ['landesweit', 'keiner Gemeinde zugeordnet']);
  t.match(city?.rows.at(-2), { ags: null, totalEligibleCost: '1871273.00' });
});

t.test('print: cover with emblem, contents that are right, repeated headings, numbered pages', async (t) => {
  const { pages, textOfPages, info } = await readPdf(await drawn(readSample, 'pdf'));
  const [cover = '', contents = ''] = textOfPages;
  t.match(cover, /Nachhaltige soziale Stadtentwicklung in Sachsen .*Kofinanziert von der Europäischen Union/);
  t.notMatch(cover, /Seite 1/);
  t.match(contents, new RegExp(`Seite 2 / ${pages}`));
  for (const title of [
    'Auf einen Blick',
    'Orte, Gebiete und Träger',
    'Förderrichtlinien',
    'Wie gerechnet wurde',
    'Anhang: Alle Vorhaben',
  ]) {
    const page = Number(new RegExp(`${title} (\\d+)`).exec(contents)?.[1]);
    t.ok(textOfPages[page - 1]?.includes(title), `${title} on page ${page}`);
  }
  const annex = textOfPages.filter((text) => /SN\d\d-\d{4}/.test(text));
  t.ok(annex.length > 2);
  for (const text of annex) t.match(text, /Kennung Vorhaben/);
  t.match(info, { Title: 'Nachhaltige soziale Stadtentwicklung in Sachsen', Language: 'de-DE' });
});

t.test(
  'the workbook: codes as text, filters over the projects only, headings that stay in view',
  async (t) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await drawn(readSample, 'xlsx')) as unknown as ExcelJS.Buffer);
    t.same(
      book.worksheets.map(({ name }) => name),
      [
        'Landesbericht',
        'Förderperioden und Fonds',
        'Vom Rahmen zur Bewilligung',
        'Rahmen, Bewilligung nach Ort',
        'Rahmen, Bewilligung nach Gebiet',
        'EU, Land und Eigenanteil',
        'Prioritäten',
        'Regionenkategorien',
        'Regionen',
        'Programm und Förderperioden',
        'Orte',
        'Gebiete',
        'Projektträger nach Rechtsform',
        'Interventionskategorien',
        'Spezifische Ziele',
        'Förderrichtlinien',
        'Fördergegenstände',
        'Handlungsfelder',
        'Jahre des Beginns',
        'Kalenderjahre',
        'Enden in zwölf Monaten',
        'Vollständigkeit',
        'Alle Vorhaben',
        'Wie gerechnet wurde',
      ],
    );
    const guidelines = book.getWorksheet('Förderrichtlinien');
    t.equal(guidelines?.getCell('A4').value, '02203');
    const projects = book.getWorksheet('Alle Vorhaben');
    t.match(projects?.views[0], { state: 'frozen', ySplit: 3 });
    t.match(String(projects?.autoFilter), new RegExp(`^A3:[A-Z]+${totals.projects + 3}$`));
    t.match(projects?.getCell('D4').type, ExcelJS.ValueType.String, 'AGS');
    t.match(book.getWorksheet('Orte')?.getRow(4).getCell(3).type, ExcelJS.ValueType.Number);
  },
);

t.test('names of natural persons are in no format', async (t) => {
  for (const format of ['html', 'json'] as const)
    t.notMatch((await drawn(readSample, format)).toString('utf8'), /Erika Beispiel/, format);
  const { text } = await readPdf(await drawn(readSample, 'pdf'));
  t.notMatch(text, /Erika Beispiel/);
  t.match(text, /natürliche Person/);
});

t.test(
  'the page: sound structure, contents that lead somewhere, German names marked in English',
  async (t) => {
    const page = parse((await drawn(await read(sample, 'en'), 'html')).toString('utf8'));
    t.equal(page.querySelectorAll('h1').length, 1);
    const targets = page.querySelectorAll('.toc a').map((link) => link.getAttribute('href')?.slice(1) ?? '');
    t.ok(targets.length >= 8 && targets.every((id) => page.getElementById(id) !== null));
    t.equal(page.querySelector('article tbody span[lang]')?.getAttribute('lang'), 'de');
    t.match(page.querySelector('article')?.text, /At a glance/);
  },
);

t.test('all guidelines are labelled as such', async (t) => {
  const { text } = await readPdf(await drawn(await read(sample, 'de', 'all'), 'pdf'));
  t.match(text, /ESF-Vorhaben in Sachsen .*Umfang: alle ESF-Förderrichtlinien/);
});

t.test('a registry without projects has a report of nothing, not an error', async (t) => {
  const report = await read(empty);
  t.equal(report.data.totals.projects, 0);
  const { text } = await readPdf(await drawn(report, 'pdf'));
  t.match(text, /0 von 0 Vorhaben laufen/);
  for (const format of ['xlsx', 'html', 'json'] as const) t.ok((await drawn(report, format)).length > 0);
});

t.test('the fingerprint can be checked from the JSON', async (t) => {
  const { blocks, data } = await jsonOf(readSample);
  const printed = blocks.flatMap(({ facts = [] }) => facts).find(({ key }) => key === 'fingerprint')?.value;
  t.equal(fingerprintOf(data), printed);
});

t.test(
  'the same six inputs give the same bytes: read twice, in other processes, on another Node.js',
  async (t) => {
    const again = await read(sample);
    t.same(again.data, readSample.data);
    const kept = join(t.testdir({}), 'report');
    writeFileSync(kept, serialize(readSample));
    const script = packagePath('dist', 'test', 'reports', 'state-report', 'print-hashes.js');
    const run = (node: string) =>
      spawnSync(node, [script, kept], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, TZ: 'Pacific/Auckland', LC_ALL: 'C' },
      }).stdout;
    const first = run(process.execPath);
    t.match(first, /^pdf [0-9a-f]{64}\nxlsx [0-9a-f]{64}\nhtml [0-9a-f]{64}\njson [0-9a-f]{64}\n$/);
    t.equal(run(process.execPath), first);
    const other = process.env.NODE_24;
    if (other === undefined) t.comment('skipped: NODE_24 names no other Node.js to compare with');
    else t.equal(run(other), first, other);
  },
);
