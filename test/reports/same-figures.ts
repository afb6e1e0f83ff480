import ExcelJS from 'exceljs';
import { parse } from 'node-html-parser';
import type { Test } from 'tap';
import { formatAmount } from '../../src/kernel/format.js';
import type { Language } from '../../src/kernel/text.js';
import type { Block, CellValue, ReportDocument, Table } from '../../src/reporting/document.js';
import { columnsFor, stackedColumns } from '../../src/reporting/table-columns.js';
import { totalsOf } from '../../src/reporting/totals.js';
import { machineValue, written } from '../../src/reporting/written.js';
import { readStructure } from '../support/pdf-structure.js';

/** One report in the formats people and programs get. */
export interface Drawn {
  readonly pdf: Buffer;
  readonly xlsx: Buffer;
  readonly html: Buffer;
  readonly json: Buffer;
}

type Check = Test;

/** Reads every table of a document back from every format and compares each cell and total. */
export async function compareFigures(t: Check, document: ReportDocument, drawn: Drawn): Promise<void> {
  const tables = tablesOf(document.blocks);
  const reading = tables.filter(({ only }) => only !== 'data');
  const data = tables.filter(({ only }) => only !== 'reading');
  t.ok(data.length > 0);
  await comparePdf(t, reading, document.language, drawn.pdf);
  compareHtml(t, reading, document.language, drawn.html);
  await compareXlsx(t, data, drawn.xlsx);
  compareJson(t, data, drawn.json);
}

function tablesOf(blocks: readonly Block[]): Table[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return [block];
    if (block.kind === 'profile') return [block.table];
    return block.kind === 'columns' ? block.columns.flatMap((column) => tablesOf(column.blocks)) : [];
  });
}

const squeezed = (text: string): string => text.replace(/[\s\u00ad]+/g, '');

/** What people read in a cell, without spaces. */
function read(value: CellValue, bare: boolean, mark: string, language: Language): string {
  if (value === undefined) return '';
  const text =
    bare && value?.type === 'money' ? formatAmount(value.cents, language) : written(value, language);
  return squeezed(text) + (value?.type === 'money' && value.derived === true ? mark : '');
}

/** The rows of a table as readers see them, with its total. */
function readRows(table: Table, mark: string, language: Language): string[][] {
  const totals = totalsOf(table);
  return [...table.rows, ...(totals === null ? [] : [totals])].map((row) =>
    stackedColumns(table).map(({ top, beneath }) =>
      [top, ...beneath]
        .map(({ column, index }) => read(row[index], column.bare === true, mark, language))
        .join(''),
    ),
  );
}

async function comparePdf(
  t: Check,
  tables: readonly Table[],
  language: Language,
  pdf: Buffer,
): Promise<void> {
  const rows = (await rowsOfPdf(pdf)).map((cells) => cells.join('|'));
  let at = 0;
  for (const table of tables)
    for (const row of readRows(table, 'a', language)) {
      const wanted = row.join('|');
      const found = rows.indexOf(wanted, at);
      if (found < 0) t.fail(`PDF: ${table.key} has no row ${wanted}`);
      else at = found + 1;
    }
  t.pass('PDF: every row of every table, in its order');
}

/** The cells of every row in reading order. */
async function rowsOfPdf(pdf: Buffer): Promise<string[][]> {
  const rows: string[][] = [];
  let cellDepth = 0;
  for (const { role, depth, text } of (await readStructure(pdf)).elements) {
    const row = rows.at(-1);
    if (role === 'TR') rows.push([]);
    else if (role === 'TH' || role === 'TD') {
      cellDepth = depth;
      row?.push(squeezed(text));
    } else if (row !== undefined && row.length > 0 && depth > cellDepth) {
      row[row.length - 1] += squeezed(text);
    }
  }
  return rows;
}

function compareHtml(t: Check, tables: readonly Table[], language: Language, html: Buffer): void {
  const page = parse(html.toString('utf8'));
  const found = page.querySelectorAll('article table');
  t.equal(found.length, tables.length, 'HTML: as many tables');
  for (const [index, table] of tables.entries()) {
    const element = found[index];
    t.equal(element?.querySelector('caption')?.text.trim(), table.title);
    for (const hidden of element?.querySelectorAll('.vh, sup') ?? []) hidden.remove();
    const rows = element?.querySelectorAll('tbody tr, tfoot tr') ?? [];
    const cells = rows.map((row) =>
      row.querySelectorAll('th, td').map((cell) => squeezed(cell.structuredText)),
    );
    t.strictSame(cells, readRows(table, '', language), `HTML: ${table.key}`);
  }
}

async function compareXlsx(t: Check, tables: readonly Table[], xlsx: Buffer): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(xlsx as unknown as ExcelJS.Buffer);
  for (const table of tables) {
    const sheet = book.getWorksheet(table.title.slice(0, 31));
    const totals = totalsOf(table);
    const columns = columnsFor('data', table);
    const rows = [...table.rows, ...(totals === null ? [] : [totals])];
    const found = rows.map((_, row) =>
      columns.map((__, column) => plainCell(sheet?.getCell(row + 4, column + 1).value ?? null)),
    );
    const expected = rows.map((row) => columns.map(({ index }) => cellOf(row[index])));
    t.strictSame(found, expected, `XLSX: ${table.key}`);
  }
}

function plainCell(value: ExcelJS.CellValue): string | null {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  // The reader leaves a result of 0 away.
  if (typeof value === 'object' && value !== null && 'formula' in value) return plainCell(value.result ?? 0);
  return typeof value === 'number' ? String(Math.round(value * 100)) : value === null ? null : String(value);
}

/** Numbers in hundredths, so that amounts are compared to the cent. */
function cellOf(value: CellValue): string | null {
  switch (value?.type) {
    case undefined:
      return value === undefined ? null : 'nicht angegeben';
    case 'money':
      return String(value.cents);
    case 'count':
      return String(value.count * 100);
    case 'rate':
      return String(Math.round(value.rate / 100));
    case 'day':
      return value.day;
    default:
      return written(value ?? null, 'de');
  }
}

function compareJson(t: Check, tables: readonly Table[], json: Buffer): void {
  const { blocks } = JSON.parse(json.toString('utf8')) as {
    blocks: { kind: string; key: string; rows: unknown; totals: unknown }[];
  };
  for (const table of tables) {
    const found = blocks.find(({ kind, key }) => kind === 'table' && key === table.key);
    const columns = columnsFor('data', table);
    const named = (row: readonly CellValue[], skips: boolean) =>
      Object.fromEntries(
        columns
          .filter(({ index }) => !skips || row[index] !== undefined)
          .map(({ column, index }) => [column.key, machineValue(row[index] ?? null)]),
      );
    const totals = totalsOf(table);
    t.strictSame(
      found?.rows,
      table.rows.map((row) => named(row, false)),
      `JSON: ${table.key}`,
    );
    t.strictSame(found?.totals, totals === null ? null : named(totals, true), `JSON: total of ${table.key}`);
  }
}
