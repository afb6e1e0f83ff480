import ExcelJS from 'exceljs';
import t from 'tap';
import type { TableRow } from '../../../src/platform/spreadsheet/table.js';
import { tableWorkbookBytes } from '../../../src/platform/spreadsheet/write-table-workbook.js';
import {
  formatLimits,
  type TableWorkbook,
  type WorkbookLimits,
} from '../../../src/platform/spreadsheet/xlsx-stream/layout.js';
import { WorkbookStream } from '../../../src/platform/spreadsheet/xlsx-stream/workbook-stream.js';

const columns = [
  { heading: 'Kennung', type: 'code', width: 12 },
  { heading: 'Name', type: 'text', width: 40 },
  { heading: 'Kosten', type: 'money', width: 16 },
  { heading: 'Satz', type: 'rate', width: 10 },
  { heading: 'Beginn', type: 'day', width: 12 },
  { heading: 'Fassung', type: 'count', width: 9 },
] as const;

const book: TableWorkbook = {
  title: 'Probe & mehr',
  creator: 'Steckbrief',
  created: '2026-10-31T09:00:00.123Z',
  sheetName: "Vor'haben",
  columns,
  coverage: {
    sheetName: 'Angaben',
    lines: [
      { kind: 'heading', look: 'title', text: 'Probe' },
      { kind: 'text', label: 'Auswahl', text: '=1+1' },
      { kind: 'sumHeading', texts: ['Summen', 'Betrag', 'Zahl'] },
      { kind: 'rows', label: 'Zeilen' },
      { kind: 'sum', label: 'Kosten', column: 2 },
      { kind: 'sum', label: 'Kosten von "A"', column: 2, where: { column: 1, text: 'A "x"' } },
    ],
  },
  words: {
    continued: ' …',
    longTexts: 'Lange Texte',
    longTextHeadings: ['Kennung', 'Spalte', 'Teil', 'Text'],
  },
};

async function written(rows: readonly TableRow[], limits: Partial<WorkbookLimits> = {}): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const stream = new WorkbookStream(book, (bytes) => pieces.push(bytes), { ...formatLimits, ...limits });
  await stream.begin();
  await stream.rows(rows);
  await stream.finish();
  return Buffer.concat(pieces);
}

async function readBack(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const read = new ExcelJS.Workbook();
  await read.xlsx.load(bytes as unknown as ArrayBuffer);
  return read;
}

t.test('every cell has its type, and unknown values none', async (t) => {
  const read = await readBack(
    await written([
      ['02203', ' = A "x" & <b> ', 999_999_999_999_999n, 9501, '2024-02-29', 3],
      ['1', null, -1n, null, '1900-02-28', null],
      ['2', null, null, 0, '1900-03-01', 0],
    ]),
  );
  const sheet = read.getWorksheet("Vor'haben");
  t.equal(sheet?.getCell('A2').value, '02203', 'leading zeros stay');
  t.equal(sheet?.getCell('B2').value, ' = A "x" & <b> ', 'text is text, spaces too');
  t.equal(sheet?.getCell('C2').value, 9_999_999_999_999.99);
  t.equal(sheet?.getCell('D2').value, 0.9501);
  t.same(sheet?.getCell('E2').value, new Date('2024-02-29T00:00:00Z'));
  t.equal(sheet?.getCell('F2').value, 3);
  t.equal(sheet?.getCell('B3').value, null);
  t.equal(sheet?.getCell('C3').value, -0.01);
  t.equal(sheet?.getCell('E3').value, '1900-02-28', 'before the format counts days right, a day is text');
  t.same(sheet?.getCell('E4').value, new Date('1900-03-01T00:00:00Z'));
  t.equal(sheet?.getCell('C2').numFmt, '#,##0.00 "€"');
  t.equal(sheet?.getCell('E2').numFmt, 'dd.mm.yyyy');
  t.match(sheet?.views[0], { state: 'frozen', ySplit: 1 });
  t.equal(sheet?.autoFilter, 'A1:F4');
  t.equal(sheet?.getColumn(2).width, 40);
});

t.test('nothing is ever a formula, whatever it begins with', async (t) => {
  const texts = [
    '=1+1',
    '+1',
    '-1',
    '@A1',
    ' =1',
    '\t=1',
    '\r=1',
    '＝1+1',
    "'=1",
    '{=1}',
    '_x003D_1',
    '\u0001=1',
  ];
  const read = await readBack(await written(texts.map((text) => [text, text, null, null, null, null])));
  const sheet = read.getWorksheet("Vor'haben");
  for (let row = 2; row < texts.length + 2; row += 1)
    t.equal(sheet?.getCell(`B${row}`).type, ExcelJS.ValueType.String, String(texts[row - 2]));
  t.equal(read.getWorksheet('Angaben')?.getCell('B2').value, '=1+1', 'nor on the second sheet');
});

t.test('counts and sums are formulas that already show their value', async (t) => {
  const read = await readBack(
    await written([
      ['1', 'A "x"', 10n, null, null, null],
      ['2', 'B', 20n, null, null, null],
      ['3', 'A "x"', null, null, null, null],
    ]),
  );
  const sheet = read.getWorksheet('Angaben');
  t.same(sheet?.getCell('C4').value, { formula: "COUNTA('Vor''haben'!A2:A4)", result: 3 });
  t.same(sheet?.getCell('B5').value, { formula: "SUM('Vor''haben'!C2:C4)", result: 0.3 });
  t.same(sheet?.getCell('C5').value, { formula: "COUNT('Vor''haben'!C2:C4)", result: 2 });
  t.match(sheet?.getCell('B6').value, {
    formula: `SUMIF('Vor''haben'!B2:B4,"A ""x""",'Vor''haben'!C2:C4)`,
    result: 0.1,
  });
});

t.test('a table longer than a sheet goes on in the next', async (t) => {
  const rows: TableRow[] = Array.from({ length: 7 }, (_, index) => [
    `R${index}`,
    null,
    100n,
    null,
    null,
    null,
  ]);
  const read = await readBack(await written(rows, { rows: 4 }));
  t.same(
    read.worksheets.map(({ name, rowCount }) => [name, rowCount]),
    [
      ["Vor'haben", 4],
      ["Vor'haben 2", 4],
      ["Vor'haben 3", 2],
      ['Angaben', 6],
    ],
  );
  t.equal(read.worksheets[2]?.getCell('A2').value, 'R6');
  t.match(read.getWorksheet('Angaben')?.getCell('B5').value, {
    formula: "SUM('Vor''haben'!C2:C4)+SUM('Vor''haben 2'!C2:C4)+SUM('Vor''haben 3'!C2:C2)",
    result: 7,
  });
  const small = await readBack(await written(rows, { bytes: 2_000 }));
  t.ok(small.worksheets.length > 2, 'and so does one larger than a zip entry may be');
  const listed = small.worksheets.slice(0, -1).flatMap((sheet) => {
    const names: unknown[] = [];
    sheet.eachRow((row, number) => number > 1 && names.push(row.getCell(1).value));
    return names;
  });
  t.same(
    listed,
    rows.map(([name]) => name),
  );
});

t.test('a text longer than a cell goes on in a sheet of its own, letter by letter', async (t) => {
  const text = 'Schön 🙂 '.repeat(20).trimEnd();
  const read = await readBack(await written([['R1', text, null, null, null, null]], { characters: 25 }));
  const first = String(read.getWorksheet("Vor'haben")?.getCell('B2').value);
  t.ok(first.endsWith(' …') && first.length <= 25);
  const rest: string[] = [];
  read.getWorksheet('Lange Texte')?.eachRow((row, number) => {
    if (number === 1) return;
    t.equal(row.getCell(1).value, 'R1');
    t.equal(row.getCell(3).value, number);
    rest.push(String(row.getCell(4).value));
  });
  t.equal(first.slice(0, -2) + rest.join(''), text);
});

t.test('an empty table is a workbook too', async (t) => {
  const read = await readBack(await written([]));
  t.match(read.getWorksheet('Angaben')?.getCell('B5').value, { formula: "SUM('Vor''haben'!C2:C2)" });
});

t.test('the thread writes the same bytes every time', async (t) => {
  const rows: TableRow[] = Array.from({ length: 500 }, (_, index) => [
    `R${index}`,
    `Ä ${index}`,
    1n,
    1,
    null,
    1,
  ]);
  const inThread = async (): Promise<Buffer> => {
    const pieces: Uint8Array[] = [];
    for await (const piece of tableWorkbookBytes(book, pieceByPiece(rows))) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const [first, second] = [await inThread(), await inThread()];
  t.ok(first.equals(second));
  t.equal((await readBack(first)).getWorksheet("Vor'haben")?.rowCount, 501);
});

t.test('a failure while reading ends the workbook with that failure', async (t) => {
  const failing = (async function* (): AsyncGenerator<readonly TableRow[]> {
    yield [['R1', null, null, null, null, null]];
    throw new Error('connection lost');
  })();
  const reading = (async () => {
    for await (const _ of tableWorkbookBytes(book, failing));
  })();
  await t.rejects(reading, { message: 'connection lost' });
  const impossible = (async () => {
    const rows = pieceByPiece([['R1', 7n, null, null, null, null]]);
    for await (const _ of tableWorkbookBytes(book, rows));
  })();
  await t.rejects(impossible, 'and so does one in the thread');
});

async function* pieceByPiece(rows: readonly TableRow[]): AsyncGenerator<readonly TableRow[]> {
  for (let at = 0; at < rows.length; at += 100) yield rows.slice(at, at + 100);
}
