import type ExcelJS from 'exceljs';
import { columnLetters } from '../reading/cell.js';
import { addRule, explanationOf, ruleOf } from './entry-rules.js';
import type { FormRow, FormValue, FormWorkbook } from './form-workbook.js';
import { bareColumn, headingCell, lockedCell, openCell, plainText } from './looks.js';

type Form = FormWorkbook['form'];

/** A4 would leave nothing to read of so many columns; the library's list of sizes ends before. */
const a3: number = 8;
const frozenColumns = 2;
const titleHeight = 24;
const headingHeight = 44;
/** Long texts are cut to the eye, not in the cell: three lines of each row are shown. */
const rowHeight = 42;

export const headingRow = ({ lines }: Form): number => lines.length + 2;
export const lastRow = (form: Form): number => headingRow(form) + form.rows.length + form.emptyRows;

/** The sheet that is filled in: headings stay in view and cannot be changed, what belongs to people can. */
export function addForm(
  book: ExcelJS.Workbook,
  form: Form,
  rangeOf: (choices: string) => string | null,
): ExcelJS.Worksheet {
  const head = headingRow(form);
  const sheet = book.addWorksheet(form.sheetName, {
    pageSetup: {
      paperSize: a3 as ExcelJS.PaperSize,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 3,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: `${head}:${head}`,
      printTitlesColumn: `A:${columnLetters(frozenColumns - 1)}`,
    },
    headerFooter: { oddFooter: `&L&8${form.footer.replaceAll('&', '&&')}&R&8&P / &N` },
    views: [{ state: 'frozen', xSplit: frozenColumns, ySplit: head, showGridLines: false }],
  });
  sheet.columns = form.columns.map(({ width, kind }) => ({ width, style: bareColumn(kind) }));
  addHead(sheet, form);
  for (const row of form.rows) addRow(sheet, row, form);
  for (let empty = 0; empty < form.emptyRows; empty += 1) addRow(sheet, nothing, form);
  for (const [at, column] of form.columns.entries()) {
    const letters = columnLetters(at);
    addRule(sheet, `${letters}${head}`, explanationOf(column));
    const source = column.choices === null ? null : rangeOf(column.choices);
    addRule(sheet, `${letters}${head + 1}:${letters}${lastRow(form)}`, ruleOf(column, source));
  }
  sheet.autoFilter = {
    from: { row: head, column: 1 },
    to: { row: lastRow(form), column: form.columns.length },
  };
  return sheet;
}

function addHead(sheet: ExcelJS.Worksheet, form: Form): void {
  for (const [at, text] of form.lines.entries()) {
    const row = sheet.addRow([]);
    const cell = row.getCell(1);
    cell.value = text;
    cell.style = plainText(at === 0 ? 16 : 10, at === 0 ? 'bold' : 'plain');
    row.height = at === 0 ? titleHeight : 15;
  }
  const mark = sheet.addRow([]).getCell(1);
  mark.value = form.mark;
  mark.style = plainText(8, 'muted');
  const headings = sheet.addRow([]);
  headings.height = headingHeight;
  for (const [at, { heading, isRequired }] of form.columns.entries()) {
    const cell = headings.getCell(at + 1);
    cell.value = heading;
    cell.style = headingCell(isRequired);
  }
}

const nothing: FormRow = { values: [], lockedColumns: new Set() };

function addRow(sheet: ExcelJS.Worksheet, { values, lockedColumns }: FormRow, { columns }: Form): void {
  const row = sheet.addRow([]);
  row.height = rowHeight;
  for (const [at, { kind, isLocked }] of columns.entries()) {
    const cell = row.getCell(at + 1);
    const value = values[at] ?? null;
    const locked = isLocked === true || lockedColumns.has(at);
    // A value in other words than the column takes stays the text it is.
    const written = value === null ? kind : value.kind === 'text' && kind !== 'longText' ? 'text' : kind;
    cell.style = locked ? lockedCell(written) : openCell(written);
    if (value !== null) cell.value = cellValue(value);
  }
}

function cellValue(value: NonNullable<FormValue>): ExcelJS.CellValue {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'money':
      return Number(value.decimal);
    case 'rate':
      // Shifting the decimal point in the digits keeps 95.01 % from becoming 0.9501000000000001.
      return Number(`${value.percent}e-2`);
    case 'day':
      return new Date(`${value.day}T00:00:00Z`);
  }
}
