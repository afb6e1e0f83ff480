import ExcelJS from 'exceljs';
import t from 'tap';
import type { Cell, Workbook } from '../../../src/platform/spreadsheet/workbook.js';
import { workbookBytes } from '../../../src/platform/spreadsheet/workbook-bytes.js';

const text = (content: string): Cell => ({ kind: 'text', text: content });

const workbook: Workbook = {
  title: 'Probe',
  subject: 'Zellen',
  creator: 'Steckbrief 0.0.0',
  created: new Date('2026-10-31T00:00:00Z'),
  language: 'de-DE',
  sheets: [
    {
      name: 'Summen: 2021/2027 [alle]',
      widths: [20, 20, 12, 12, 12],
      rows: [
        [text('Code'), text('Betrag'), text('Tag'), text('Satz'), text('Anzahl')],
        [
          text('02203'),
          { kind: 'money', decimal: '9999999999999.99' },
          { kind: 'day', day: '2024-02-29' },
          { kind: 'rate', percent: '95.01' },
          { kind: 'count', count: 3 },
        ],
        [text('=1+1'), { kind: 'money', decimal: '-0.01' }, null, null, { kind: 'count', count: 4 }],
        [text('Summe'), { kind: 'sum', of: 'money', fromRow: 2, toRow: 3, value: '9999999999999.98' }],
      ],
      frozenRows: 1,
      orientation: 'landscape',
      filter: { row: 1, lastRow: 3 },
      footer: 'Stand 7 & mehr',
    },
    {
      name: 'Summen: 2021/2027 [alle]',
      widths: [10],
      rows: [[text('@SUM(A1)')]],
      frozenRows: 0,
      orientation: 'portrait',
      filter: null,
      footer: '',
    },
  ],
};

async function readBack(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return book;
}

t.test('cells come back as real numbers, dates and text', async (t) => {
  const book = await readBack(await workbookBytes(workbook));
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  const cell = (address: string) => sheet.getCell(address).value;
  t.equal(cell('A2'), '02203', 'leading zeros stay');
  t.equal(cell('B2'), 9_999_999_999_999.99);
  t.same(cell('C2'), new Date('2024-02-29T00:00:00Z'));
  t.equal(cell('D2'), 0.9501);
  t.equal(cell('E2'), 3);
  t.equal(cell('B3'), -0.01);
  t.equal(cell('A3'), '=1+1', 'a formula in text stays text');
  t.equal(sheet.getCell('A3').type, ExcelJS.ValueType.String);
  t.match(cell('B4'), { formula: 'SUM(B2:B3)', result: 9_999_999_999_999.98 });
  t.match(sheet.views[0], { state: 'frozen', ySplit: 1 });
  t.equal(book.worksheets[1]?.getCell('A1').value, '@SUM(A1)');
});

t.test('tabs get names a spreadsheet accepts, each once', async (t) => {
  const names = (await readBack(await workbookBytes(workbook))).worksheets.map((sheet) => sheet.name);
  t.same(names, ['Summen  2021 2027  alle', 'Summen  2021 2027  alle 2']);
});

t.test('the same workbook gives the same bytes, whenever it is written', async (t) => {
  const first = Buffer.from(await workbookBytes(workbook));
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  t.ok(
    first.equals(Buffer.from(await workbookBytes(structuredClone(workbook)))),
    'zip dates have steps of two seconds',
  );
});

t.test('characters XML cannot hold do not break the file', async (t) => {
  const [sheet] = workbook.sheets;
  if (!sheet) throw new Error('no sheet');
  const odd = { ...workbook, sheets: [{ ...sheet, rows: [[text('a\u0001b]]>&<"')]], filter: null }] };
  const value = (await readBack(await workbookBytes(odd))).worksheets[0]?.getCell('A1').value;
  t.equal(String(value).replace('\u0001', ''), 'ab]]>&<"');
});

t.test('a heading whose first word fills its column has the height of two lines', async (t) => {
  const heading: Cell = { kind: 'text', text: 'Weißwasser/O.L. (€)', look: 'heading', right: true };
  const [sheet] = workbook.sheets;
  if (!sheet) throw new Error('no sheet');
  const narrow = { ...workbook, sheets: [{ ...sheet, widths: [16], rows: [[heading]], filter: null }] };
  const row = (await readBack(await workbookBytes(narrow))).worksheets[0]?.getRow(1);
  t.ok((row?.height ?? 0) > 20, String(row?.height));
});
