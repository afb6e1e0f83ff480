import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { type Cell, columnLetters, type Sheet, type SheetRow, textOf } from '../reading/cell.js';
import { readTextTable } from '../reading/read-text-table.js';
import { readWorkbook } from '../reading/read-workbook.js';
import { addFindings } from './findings-page.js';
import { type CellMark, markCell, marksOf, mostComments } from './marks.js';
import { type AnnotationOrder, isFindingsSheet } from './order.js';

/** The sheet a text file becomes. */
const sheetOfText = 'Liste';

/**
 * A workbook with the values of a file, its faults marked and a sheet of findings, row by row at any size: for text files,
 * and for workbooks that cannot be written again as they are. Values of a text file stay the texts they are.
 */
export async function plainWorkbook(order: AnnotationOrder, notes: readonly string[]): Promise<Uint8Array> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  book.creator = 'Steckbrief';
  book.created = order.created;
  book.modified = order.created;
  const file = order.kind === 'workbook' ? await readWorkbook(order.bytes) : readTextTable(order.bytes);
  const marks = marksOf(order.findings);
  const limit = { comments: mostComments };
  for (const sheet of file.sheets) {
    const first = await firstRows(sheet);
    if (isFindingsSheet(sheet.name, textOf(first[0]?.cells[0]))) continue;
    await copySheet(book, sheet, headingRow(first, order), marks.get(sheet.name), limit);
  }
  const taken = file.sheets.map(({ name }) => name ?? sheetOfText);
  addFindings(book, order.findings, notes, { taken, sheetOfText }).commit();
  await book.commit();
  return new Uint8Array(await bytes);
}

const lookedAt = 60;

async function firstRows({ rows }: Sheet): Promise<readonly SheetRow[]> {
  const first: SheetRow[] = [];
  for await (const batch of rows()) {
    first.push(...batch.slice(0, lookedAt));
    if (first.length >= lookedAt) break;
  }
  return first;
}

/** Last of the rows that hold the headings of the list; 0 where none does. */
function headingRow(first: readonly SheetRow[], { headings }: AnnotationOrder): number {
  const lines = new Map(headings.map(({ letters, heading }) => [letters, heading.split('\n')]));
  const found = first.filter(({ cells }) => {
    const said = cells.filter((cell, at) => lines.get(columnLetters(at))?.includes(textOf(cell).trim()));
    return said.length >= 2;
  });
  return found.at(-1)?.number ?? 0;
}

const narrowest = 10;
const widest = 60;

async function copySheet(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  { name, isHidden, rows }: Sheet,
  frozen: number,
  marks: ReadonlyMap<string, CellMark> | undefined,
  limit: { comments: number },
): Promise<void> {
  const sheet = book.addWorksheet(name ?? sheetOfText, {
    state: isHidden ? 'hidden' : 'visible',
    views: frozen === 0 ? [] : [{ state: 'frozen', ySplit: frozen }],
  });
  const marksByRow = byRow(marks);
  let isFirst = true;
  for await (const batch of rows()) {
    if (isFirst) sheet.columns = widthsOf(batch).map((width) => ({ width }));
    isFirst = false;
    for (const { number, cells } of batch) {
      const row = sheet.getRow(number);
      for (const [at, value] of cells.entries()) if (value !== '') fill(row.getCell(at + 1), value);
      if (number <= frozen) row.font = { bold: true };
      for (const [address, mark] of marksByRow.get(number) ?? []) {
        limit.comments -= 1;
        markCell(row.getCell(address.replace(/\d+$/u, '')), mark, limit.comments >= 0);
      }
      row.commit();
    }
  }
  sheet.commit();
}

function byRow(marks: ReadonlyMap<string, CellMark> = new Map()): Map<number, [string, CellMark][]> {
  const rows = new Map<number, [string, CellMark][]>();
  for (const [address, mark] of marks) {
    const row = Number(/\d+$/u.exec(address)?.[0]);
    const same = rows.get(row);
    if (same) same.push([address, mark]);
    else rows.set(row, [[address, mark]]);
  }
  return rows;
}

const widthsOf = (rows: readonly SheetRow[]): number[] =>
  Array.from({ length: Math.max(0, ...rows.map(({ cells }) => cells.length)) }, (_, at) =>
    Math.min(
      widest,
      Math.max(narrowest, ...rows.slice(0, lookedAt).map((row) => textOf(row.cells[at]).length + 1)),
    ),
  );

/** Text stays text whatever it begins with; what a workbook knew to be a number, day or share stays one. */
function fill(target: ExcelJS.Cell, cell: Cell): void {
  if (typeof cell === 'string') {
    target.value = cell.slice(0, 32_767);
    target.numFmt = '@';
  } else if (cell.kind === 'number') target.value = Number(cell.text);
  else if (cell.kind === 'day') {
    target.value = new Date(`${cell.text}T00:00:00Z`);
    target.numFmt = 'dd.mm.yyyy';
  } else if (cell.kind === 'percent') {
    target.value = Number(`${cell.text.replace('%', '')}e-2`);
    target.numFmt = '0.00 %';
  } else if (cell.kind === 'boolean') target.value = cell.text === 'TRUE';
  else target.value = { error: faultOf(cell.text) };
}

const faults = ['#N/A', '#REF!', '#NAME?', '#DIV/0!', '#NULL!', '#VALUE!', '#NUM!'] as const;
const faultOf = (text: string): ExcelJS.CellErrorValue['error'] =>
  faults.find((fault) => fault === text) ?? '#VALUE!';
