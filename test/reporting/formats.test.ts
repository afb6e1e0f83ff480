import { parse as parseCsv } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { parse } from 'node-html-parser';
import t from 'tap';
import { openDrawingPool } from '../../src/platform/workers/drawing-pool.js';
import { type DrawnReport, drawReport, type Format } from '../../src/reporting/draw.js';
import { openSite } from '../../src/web/index.js';
import { readPdf } from '../support/read-pdf.js';
import { type Row, tableReport } from './a-table-report.js';

const rows: readonly Row[] = [
  { name: '=Bautzen', code: '14625020', cents: 12_345_678_901n, projects: 1_234 },
  { name: 'Görlitz', code: '04626110', cents: 1n, projects: 2 },
  { name: 'Löbau', code: '14626270', cents: null, projects: 3 },
];

const tools = {
  pool: openDrawingPool(),
  site: openSite({ landNotice: null, landSignetFile: null }),
  settings: { publicUrl: 'https://steckbrief.example', landNotice: null },
};
t.teardown(() => tools.pool.close());

const drawn = (format: Format, of: readonly Row[] = rows): Promise<DrawnReport> =>
  drawReport(
    tableReport,
    of,
    {
      revision: 7,
      parameters: {},
      audience: 'public',
      language: 'de',
      reckoningDay: '2026-10-31',
      programVersion: '0.1.0',
    },
    format,
    tools,
  );

t.test('a table is the same in print, on the page, in the workbook, in JSON and CSV', async (t) => {
  const pdf = (await readPdf((await drawn('pdf')).bytes)).text.replaceAll('\u00a0', ' ');
  t.match(pdf, /=Bautzen 14625020 1\.234 123\.456\.789,01 €/);
  t.match(pdf, /Görlitz 04626110 2 0,01 €/);
  t.match(pdf, /Löbau 14626270 3 nicht angegeben/);
  t.match(pdf, /Summe 1\.239 123\.456\.789,02 €/);

  const table = parse((await drawn('html')).bytes.toString('utf8')).querySelector('table');
  const lines =
    table?.querySelectorAll('tr').map((row) => row.structuredText.replace(/\s+/g, ' ').trim()) ?? [];
  t.match(lines[1], /=Bautzen 14625020 1\.234 123\.456\.789,01 €/);
  t.match(lines[4], /Summe 1\.239 123\.456\.789,02 €/);

  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await drawn('xlsx')).bytes as unknown as ExcelJS.Buffer);
  const sheet = book.getWorksheet('Summen nach Stadt');
  t.same(sheet?.getRow(4).values, [undefined, '=Bautzen', '14625020', 1_234, 123_456_789.01]);
  t.same(sheet?.getRow(6).values, [undefined, 'Löbau', '14626270', 3, 'nicht angegeben']);
  t.match(sheet?.getCell('C7').value, { formula: 'SUM(C4:C6)', result: 1_239 });
  t.match(sheet?.getCell('D7').value, { formula: 'SUM(D4:D6)', result: 123_456_789.02 });

  const json = JSON.parse((await drawn('json')).bytes.toString('utf8'));
  const block = json.blocks.find(({ kind }: { kind: string }) => kind === 'table');
  t.same(block.rows[1], {
    city: 'Görlitz',
    ags: { code: '04626110', title: null },
    projects: 2,
    unionContribution: '0.01',
  });
  t.same(block.rows[2].unionContribution, null);
  t.same(block.totals, { city: 'Summe', projects: 1_239, unionContribution: '123456789.02' });

  const csv = parseCsv((await drawn('csv')).bytes, { columns: true }) as Record<string, string>[];
  t.same(csv[0], { city: "'=Bautzen", ags: '14625020', projects: '1234', unionContribution: '123456789.01' });
  t.same(csv[2]?.unionContribution, '');
});

t.test('derived amounts are marked and never added to stated ones', async (t) => {
  const mixed = rows.map((row, index) => ({ ...row, derived: index === 1 }));
  const pdf = (await readPdf((await drawn('pdf', mixed)).bytes)).text;
  t.match(pdf, /Görlitz 04626110 2 0,01\s€ ?a /);
  t.match(pdf, /Summe 1\.239 Unbekanntes/, 'no total of both');
  const json = JSON.parse((await drawn('json', mixed)).bytes.toString('utf8'));
  const table = json.blocks.find(({ kind }: { kind: string }) => kind === 'table');
  t.same(table.totals, { city: 'Summe', projects: 1_239 });
  const allDerived = rows.map((row) => ({ ...row, derived: true }));
  t.match(
    (await readPdf((await drawn('pdf', allDerived)).bytes)).text,
    /Summe 1\.239 123\.456\.789,02\s€ ?a /,
  );
});

t.test('a long table repeats its headings and numbers its pages', async (t) => {
  const many = Array.from(
    { length: 300 },
    (_, index): Row => ({ name: `Stadt ${index}`, code: '14625020', cents: 100n, projects: 1 }),
  );
  const { pages, text, textOfPages } = await readPdf((await drawn('pdf', many)).bytes);
  t.ok(pages > 3);
  const withRows = textOfPages.filter((page) => /Stadt \d+ 14625020/.test(page));
  t.ok(withRows.length > 3 && withRows.every((page) => page.includes('Stadt AGS Vorhaben EU-Betrag')));
  t.match(text, new RegExp(`Seite ${pages} / ${pages}`));
  t.match(text, /Summe 300 300,00/);
});

t.test('an empty table still has its headings and total', async (t) => {
  t.match(
    (await readPdf((await drawn('pdf', [])).bytes)).text,
    /Stadt AGS Vorhaben EU-Betrag Summe 0 0,00.€/,
  );
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await drawn('xlsx', [])).bytes as unknown as ExcelJS.Buffer);
  t.equal(book.getWorksheet('Summen nach Stadt')?.getCell('C4').value, 0);
});

t.test('file names are safe', async (t) => {
  t.equal((await drawn('csv')).fileName, 'st-dte-1-.csv');
});
