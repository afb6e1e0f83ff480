import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { SaxesParser } from 'saxes';
import t from 'tap';
import { operationsLists } from '../../src/public-data/operations-list/lists.js';
import { openDataApp } from './sample.js';

const { app, references } = await openDataApp(t);
const [full, person, earlier] = references;

const fetched = async (path: string) => {
  const answer = await app.inject(path);
  if (answer.statusCode !== 200) t.fail(`${path}: ${answer.statusCode} ${answer.body}`);
  return answer;
};
const rowsOf = async (path: string): Promise<Record<string, string>[]> =>
  parse((await fetched(path)).rawPayload, { columns: true, bom: true });
type Operation = Record<string, string | null>;
const operationsOf = async (path: string): Promise<Operation[]> =>
  (await fetched(path)).json<{ operations: Operation[] }>().operations;

t.test('points (a) to (n) of Art. 49(3) and the fields of Annex XII come in their order', async (t) => {
  const [present, last] = operationsLists;
  const points = (list = present) => [
    ...new Set(list?.columns.map(({ point }) => point).filter((point) => point)),
  ];
  t.same(
    points(),
    [...'abcdefghijklmn'].map((letter) => `(${letter})`),
  );
  t.same(points(last), ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
  for (const list of operationsLists) {
    t.equal(list.columns[0]?.key, 'operationCode');
    t.equal(new Set(list.columns.map(({ key }) => key)).size, list.columns.length);
    for (const { heading } of list.columns)
      t.ok(heading.de !== '' && heading.en !== '' && heading.de !== heading.en);
  }
});

t.test('total cost is never filled from eligible cost; unknown stays empty', async (t) => {
  const operations = await operationsOf('/open-data/vorhaben-2021-2027.json');
  t.same(
    operations.map(({ operationCode, totalCost, totalEligibleCost, unionContributionOrigin }) => ({
      operationCode,
      totalCost,
      totalEligibleCost,
      unionContributionOrigin,
    })),
    [
      {
        operationCode: full,
        totalCost: '123456.78',
        totalEligibleCost: '100000.00',
        unionContributionOrigin: 'angegeben',
      },
      {
        operationCode: person,
        totalCost: null,
        totalEligibleCost: '100000.00',
        unionContributionOrigin: 'unbekannt',
      },
    ],
  );
});

t.test('natural persons have a field of their own, and none in the list of 2014–2020', async (t) => {
  const [, withPerson] = await operationsOf('/open-data/vorhaben-2021-2027.json');
  t.same([withPerson?.beneficiary, withPerson?.naturalPerson], [null, 'Erika Beispiel']);
  for (const extension of ['csv', 'json', 'xml']) {
    const { body } = await fetched(`/open-data/vorhaben-2014-2020.${extension}`);
    t.match(body, earlier);
    t.notMatch(body, 'Max Muster');
  }
});

t.test('all formats of a list say the same', async (t) => {
  for (const list of operationsLists) {
    const { columns, operations } = (await fetched(`/open-data/vorhaben-${list.key}.json`)).json<{
      columns: { key: string; heading: { de: string; en: string } }[];
      operations: Operation[];
    }>();
    const expected = operations.map((operation) => columns.map(({ key }) => operation[key] ?? ''));
    const csv = await rowsOf(`/open-data/vorhaben-${list.key}.csv`);
    t.same(
      Object.keys(csv[0] ?? {}),
      columns.map(({ heading }) => `${heading.de} / ${heading.en}`),
    );
    t.same(
      csv.map((row) => Object.values(row).map((value) => value.replace(/^'(?==)/, ''))),
      expected,
      'CSV',
    );
    t.same(await sheetRows(`/open-data/vorhaben-${list.key}.xlsx`), expected, 'XLSX');
    if (list.extensions.includes('xml'))
      t.same(
        await xmlRows(
          `/open-data/vorhaben-${list.key}.xml`,
          columns.map(({ key }) => key),
        ),
        expected,
        'XML',
      );
  }
});

t.test(
  'an empty list is whole in every format, and a list of an earlier state is the earlier one',
  async (t) => {
    const empty = (await fetched('/open-data/vorhaben-2021-2027.json?asOf=0')).json<{
      operations: unknown[];
    }>();
    t.same(empty.operations, []);
    t.same(await rowsOf('/open-data/vorhaben-2014-2020.csv?asOf=0'), []);
    t.same(await xmlRows('/open-data/vorhaben-2014-2020.xml?asOf=0', []), []);
    const german = (await fetched('/open-data/vorhaben-2021-2027.csv?dialect=excel-de')).body;
    t.match(german, ';123456,78;');
    t.match((await fetched('/open-data/vorhaben-2021-2027.csv')).headers, {
      'content-disposition': /filename="vorhaben-2021-2027_registerstand-\d+_\d{4}-\d\d-\d\d\.csv"/,
      'registry-revision': /^\d+$/,
    });
    t.equal((await app.inject('/open-data/vorhaben-2021-2027.xml')).statusCode, 404, 'XML is for 2014–2020');
    t.equal((await app.inject('/open-data/vorhaben-2021-2027.csv?fund=x')).statusCode, 400);
  },
);

/** Cells of the first sheet as the JSON has them. */
async function sheetRows(path: string): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await fetched(path)).rawPayload as unknown as ExcelJS.Buffer);
  const [sheet] = workbook.worksheets;
  const rows: string[][] = [];
  sheet?.eachRow((row, number) => {
    if (number === 1) return;
    const cells = Array.from({ length: sheet.columnCount }, (_, at) => row.getCell(at + 1));
    rows.push(cells.map(({ value, numFmt }) => cellText(value, numFmt)));
  });
  return rows;
}

function cellText(value: ExcelJS.CellValue, format: string): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'number') return String(value ?? '');
  return format.includes('%') ? (value * 100).toFixed(2) : value.toFixed(2);
}

/** Fields of each operation in the order of the keys; a field without element is empty. */
async function xmlRows(path: string, keys: readonly string[]): Promise<string[][]> {
  const rows: string[][] = [];
  let current: Map<string, string> | null = null;
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    text = '';
    if (name === 'operation') current = new Map();
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'operation') rows.push(keys.map((key) => current?.get(key) ?? ''));
    else current?.set(name, text);
  });
  parser.write((await fetched(path)).body).close();
  return rows;
}
