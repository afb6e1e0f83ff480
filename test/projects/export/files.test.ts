import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import t from 'tap';
import { originalText } from '../../../src/platform/spreadsheet/csv.js';
import { publishNew } from '../../support/a-project.js';
import { exportApp } from './export-app.js';
import { awkwardTexts, manyProjects } from './many-projects.js';

type Row = Record<string, string>;

interface ApiItem extends Record<string, unknown> {
  readonly reference: string;
}

const count = 3_000;
const { app, database } = await exportApp(t);
await publishNew(database, ...manyProjects(count));

async function get(path: string) {
  const answer = await app.inject(`/api/v1${path}`);
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
  return answer;
}

const csvRows = (body: string): Row[] => parse(body, { columns: true, bom: true, record_delimiter: '\r\n' });

const recordsOf = (body: string): ApiItem[] =>
  body.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));

/** All projects of a filter by paging through the list. */
async function walked(search: string): Promise<ApiItem[]> {
  const items: ApiItem[] = [];
  let cursor = '';
  do {
    const page = (await get(`/projects?limit=200&${search}${cursor}`)).json();
    items.push(...page.items);
    cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
  } while (cursor !== '');
  return items;
}

t.test('every row of a registry is there, in every format', async (t) => {
  const csv = await get('/projects.csv');
  const rows = csvRows(csv.body);
  t.equal(rows.length, count);
  t.equal(csv.trailers['x-row-count'], String(count), 'a whole export says how many rows it has');
  t.equal(csv.headers['registry-revision'], '2');
  t.match(csv.headers, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': /^attachment; filename="vorhaben_registerstand-2_\d{4}-\d\d-\d\d\.csv"$/,
  });
  const records = recordsOf((await get('/projects.ndjson')).body);
  t.same(records, await walked(''), 'records are the list, in its order');
  t.same(
    rows.map(({ reference }) => reference),
    records.map(({ reference }) => reference),
  );
  const [first] = records;
  t.same(first, (await get(`/projects/${first?.reference}`)).json(), 'and each as its own address gives it');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await get('/projects.xlsx')).rawPayload as unknown as ArrayBuffer);
  const references: unknown[] = [];
  workbook
    .getWorksheet('Vorhaben')
    ?.getColumn(1)
    .eachCell((cell) => references.push(cell.value));
  t.same(
    references.slice(1),
    records.map(({ reference }) => reference),
  );
});

t.test('CSV holds each field of the record', async (t) => {
  const rows = csvRows((await get('/projects.csv')).body);
  const records = recordsOf((await get('/projects.ndjson')).body);
  const pairs = rows.map((row, index) => [row, records[index] ?? {}] as const);
  const differing = pairs.filter(([row, record]) => !isSame(row, record));
  t.same(differing.slice(0, 1), []);
});

/** Compares a row of the CSV with the record of the API, field by field. */
function isSame(row: Row, record: Record<string, unknown>): boolean {
  const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));
  const { city, period, source, evidence } = record as Record<string, Record<string, unknown> | null>;
  const expected: Record<string, unknown> = {
    ...record,
    cityAgs: city?.ags,
    city: city?.name,
    districtAgs: city?.districtAgs,
    district: city?.district,
    periodStart: period?.start,
    periodEnd: period?.end,
    totalEligibleCostEvidence: evidence?.totalEligibleCost,
    unionContributionEvidence: evidence?.unionContribution,
    fundingGuidelineCode: (record.fundingGuideline as { code: unknown }).code,
    fundingGuidelineTitle: (record.fundingGuideline as { title: unknown }).title,
    fundSourceText: (record.fund as { sourceText: unknown }).sourceText,
    specificObjectiveSourceText: (record.specificObjective as { sourceText: unknown }).sourceText,
    sourceKind: source?.kind,
    sourceTitle: source?.title,
    sourceLocator: source?.locator,
    sourceDate: source?.date,
    decisions: null,
  };
  return Object.entries(row).every(
    ([key, field]) => !(key in expected) || originalText(field) === text(expected[key]),
  );
}

t.test('text a spreadsheet would calculate is harmless, and comes back letter by letter', async (t) => {
  for (const dialect of ['rfc4180', 'excel-de']) {
    const { body } = await get(`/projects.csv?dialect=${dialect}`);
    const rows: string[][] = parse(body, {
      bom: true,
      delimiter: dialect === 'excel-de' ? ';' : ',',
      record_delimiter: '\r\n',
    });
    const dangerous = rows.flat().filter((field) => /^[\s\u200b]*[=+@＝-]|^[\t\r\n]/.test(field));
    t.same(dangerous, [], dialect);
    const summaries = new Set(
      rows.map((row) =>
        originalText(row[rows[0]?.indexOf(dialect === 'excel-de' ? 'Beschreibung' : 'summary') ?? -1] ?? ''),
      ),
    );
    for (const text of awkwardTexts) t.ok(summaries.has(text), JSON.stringify(text));
  }
});

t.test('workbooks keep text as text, leading zeros, true numbers and days', async (t) => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await get('/projects.xlsx?language=en')).rawPayload as unknown as ArrayBuffer);
  const sheet = workbook.getWorksheet('Projects');
  const headings: string[] = [];
  sheet?.getRow(1).eachCell((cell) => headings.push(String(cell.value)));
  const column = (heading: string) => headings.indexOf(heading) + 1;
  const types = new Map<string, Set<number>>();
  sheet?.eachRow((row, number) => {
    if (number > 1)
      row.eachCell((cell, at) => {
        const heading = headings[at - 1] ?? '';
        types.set(heading, (types.get(heading) ?? new Set()).add(cell.type));
      });
  });
  const { String: string, Number: number, Date: date } = ExcelJS.ValueType;
  for (const [heading, found] of types) {
    const expected = /: EUR$|rate$|^Version$|revision$/.test(heading)
      ? number
      : /^(?:Start|End|Date) of/.test(heading)
        ? date
        : string;
    t.same([...found], [expected], heading);
  }
  const values = (heading: string) => (sheet?.getColumn(column(heading)).values ?? []).slice(2);
  t.same([...new Set(values('Funding guideline: code'))], ['02203']);
  t.ok(values('Number in the action plan').includes('01.0'));
  t.ok(values('Total eligible cost: EUR').includes(1.01));
});

t.test('the German dialect', async (t) => {
  const { body } = await get('/projects.csv?dialect=excel-de');
  t.ok(body.startsWith('\ufeffKennung;Name des Vorhabens;Stand;'));
  const rows: Row[] = parse(body, { bom: true, delimiter: ';', columns: true, record_delimiter: '\r\n' });
  t.match(
    rows.find((row) => row['Name des Vorhabens']?.endsWith(' 101')),
    {
      'Förderfähige Gesamtkosten: EUR': /^102,01$/,
      'Förderfähige Gesamtkosten: Nachweis': 'Bescheid',
      'EU-Betrag: Herkunft': 'angegeben',
      'Unions-Kofinanzierungssatz': '95,01',
      'Beginn des Zeitraums': /^01\.03\.20\d\d$/,
      'Stand der Quelle': '31.01.2026',
    },
  );
});

t.test('an export holds what the list shows for the same filter and order', async () => {
  const parameter = fc.constantFrom(
    'city=14612000',
    'city=14612000,14625020',
    'guideline=02203',
    'category=152',
    'status=planned',
    'status=ended,running',
    'activeOn=2024-05-05',
    'minCost=100.00',
    'maxCost=2000.5',
    'q=script',
    'q=Gorlitz',
    'scope=programme',
    'fund=none',
    'workflow=draft',
    'workflow=published',
    'asOf=1',
    'asOf=2',
    'asOf=2020-01-01',
  );
  const order = fc.constantFrom(
    '',
    'sort=-totalEligibleCost,name',
    'sort=city',
    'sort=-start,end',
    'sort=-name',
  );
  const searches = fc
    .tuple(fc.uniqueArray(parameter, { maxLength: 3, selector: (pair) => pair.split('=')[0] }), order)
    .map(([filters, sort]) => [...filters, sort].filter((pair) => pair !== '').join('&'));
  await fc.assert(
    fc.asyncProperty(searches, async (search) => {
      const listed = (await walked(search)).map(({ reference }) => reference);
      const exported = csvRows((await get(`/projects.csv?${search}`)).body).map(({ reference }) => reference);
      return listed.join() === exported.join();
    }),
    { numRuns: 12 },
  );
});

t.test('what the list refuses, exports refuse, before a first byte', async (t) => {
  const refused: [string, number][] = [
    ['limit=10', 400],
    ['cursor=x', 400],
    ['include=total', 400],
    ['city=Dresden', 400],
    ['sort=password', 400],
    ['minCost=1e9', 400],
    ['dialect=tsv', 400],
    ['asOf=99', 404],
  ];
  for (const [search, status] of refused) {
    const answer = await app.inject(`/api/v1/projects.csv?${search}`);
    t.equal(answer.statusCode, status, search);
    t.match(answer.headers['content-type'], 'application/problem+json');
    t.notOk(answer.headers['content-disposition']);
    t.notOk(answer.headers.trailer);
  }
});

t.test('an empty registry state is an empty table, and HEAD reads nothing', async (t) => {
  const empty = await get('/projects.csv?asOf=0');
  t.match(empty.body, /^reference,name,[^\r\n]*\r\n$/);
  t.equal(empty.trailers['x-row-count'], '0');
  t.equal((await get('/projects.ndjson?asOf=0')).body, '');
  const head = await app.inject({ method: 'HEAD', url: '/api/v1/projects.xlsx' });
  t.equal(head.statusCode, 200);
  t.equal(head.body, '');
  t.match(head.headers['content-disposition'], /\.xlsx"$/);
});

t.test('the same revision and day give the same bytes', async (t) => {
  for (const format of ['csv', 'ndjson', 'xlsx']) {
    const [first, second] = [
      await get(`/projects.${format}?asOf=2`),
      await get(`/projects.${format}?asOf=2`),
    ];
    t.ok(first.rawPayload.equals(second.rawPayload), format);
  }
});
