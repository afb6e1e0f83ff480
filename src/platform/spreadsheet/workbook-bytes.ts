import ExcelJS from 'exceljs';
import type { Cell, CellLook, Workbook, Worksheet } from './workbook.js';
import { fixZipDates } from './zip-dates.js';

const ink = { argb: 'FF14223D' };
const muted = { argb: 'FF525C74' };
const line = { style: 'thin' as const, color: { argb: 'FFD8DDE8' } };

const fonts: Record<CellLook, Partial<ExcelJS.Font>> = {
  title: { bold: true, size: 16, color: ink },
  heading: { bold: true, size: 11, color: ink },
  state: { size: 9, color: muted },
  label: { size: 10, color: muted },
  muted: { size: 10, color: muted },
  total: { bold: true, size: 10, color: ink },
};

const formats = {
  money: '#,##0.00 "€"',
  rate: '0.00 %',
  count: '#,##0',
  day: 'dd.mm.yyyy',
  number: '0.000',
  text: '@',
} as const;
const toFillIn = { argb: 'FFFFF6DC' };

/** A cell holds 32,767 characters; callers divide longer text over several rows. */
const longestCell = 32_767;

/** A workbook as .xlsx bytes; the same workbook gives the same bytes. */
export async function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = workbook.creator;
  book.lastModifiedBy = workbook.creator;
  book.created = workbook.created;
  book.modified = workbook.created;
  book.title = workbook.title.slice(0, 250);
  book.subject = workbook.subject;
  const names = new Set<string>();
  const filters = workbook.sheets.flatMap((sheet, index) => {
    const tab = tabName(sheet.name, names);
    addSheet(book, sheet, tab);
    return sheet.filter === null ? [] : [filterName(tab, sheet, index)];
  });
  // LibreOffice drops filters without this name; the library's own list has no room for names of one sheet.
  Object.defineProperty(book.definedNames, 'model', { get: () => filters });
  return fixZipDates(new Uint8Array(await book.xlsx.writeBuffer()));
}

function filterName(tab: string, { filter, widths }: Worksheet, index: number) {
  const lastColumn = columnName(widths.length);
  const range = `'${tab.replaceAll("'", "''")}'!$A$${filter?.row ?? 1}:$${lastColumn}$${filter?.lastRow ?? 1}`;
  return { name: '_xlnm._FilterDatabase', ranges: [range], localSheetId: index };
}

/** "A" for 1, "AA" for 27. */
function columnName(number: number): string {
  const rest = (number - 1) % 26;
  const last = String.fromCharCode(65 + rest);
  return number <= 26 ? last : columnName((number - 1 - rest) / 26) + last;
}

function addSheet(book: ExcelJS.Workbook, sheet: Worksheet, name: string): void {
  const target = book.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: sheet.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.6, right: 0.6, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
      ...(sheet.frozenRows > 0 ? { printTitlesRow: `1:${sheet.frozenRows}` } : {}),
    },
    headerFooter: { oddFooter: `&L&8${sheet.footer.replaceAll('&', '&&')}&R&8&P / &N` },
    views: [
      { state: 'frozen', xSplit: sheet.frozenColumns ?? 0, ySplit: sheet.frozenRows, showGridLines: false },
    ],
  });
  target.columns = sheet.widths.map((width) => ({ width }));
  const afterNumbers = sheet.numbersLeft === true ? new Set<number>() : columnsAfterNumbers(sheet);
  for (const cells of sheet.rows) {
    const row = target.addRow([]);
    cells.forEach((cell, index) => {
      if (cell === null) return;
      fill(row.getCell(index + 1), cell, afterNumbers.has(index), sheet.numbersLeft === true);
    });
    const widthOf = (index: number) => (sheet.widths[index] ?? 10) - (afterNumbers.has(index) ? 2 : 0);
    const lines = Math.max(1, ...cells.map((cell, index) => linesOf(cell, widthOf(index))));
    if (cells.some((cell) => cell?.look === 'title')) row.height = titleHeight;
    else if (lines > 1) row.height = lines * lineHeight;
    row.commit();
  }
  if (sheet.filter !== null)
    target.autoFilter = {
      from: { row: sheet.filter.row, column: 1 },
      to: { row: sheet.filter.lastRow, column: sheet.widths.length },
    };
}

/** Columns whose words stand beside the numbers of the column before: they keep a distance, or one runs into the other. */
function columnsAfterNumbers({ rows }: Worksheet): ReadonlySet<number> {
  const found = new Set<number>();
  for (const cells of rows)
    cells.forEach((cell, index) => {
      if (cell !== null && !isAcross(cell) && !isWords(cell)) found.add(index + 1);
    });
  return found;
}

/** Height of a line of text at its usual size, in points. */
const lineHeight = 13.5;
const titleHeight = 24;

/** About how many lines a text takes in a column of a width in characters; programs that do not measure need the height. */
function linesOf(cell: Cell, width: number): number {
  if (cell?.kind !== 'text' || isAcross(cell)) return 1;
  const room = cell.look === 'heading' ? width * 0.9 : width;
  return cell.text.split('\n').reduce((lines, line) => lines + wrappedLines(line, room), 0);
}

function wrappedLines(line: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of line.split(' ')) {
    if (used > 0 && used + 1 + length > room) {
      lines++;
      used = 0;
    }
    used += used > 0 ? 1 + length : length;
    const full = Math.floor(Math.max(0, used - 1) / room);
    lines += full;
    used -= full * room;
  }
  return lines;
}

/** Runs on over the cells to its right instead of wrapping. */
const isAcross = ({ look }: NonNullable<Cell>): boolean => look === 'title' || look === 'state';

/** Stands to the left; everything else to the right. */
const isWords = (cell: NonNullable<Cell>): boolean =>
  cell.kind === 'text' ? cell.right !== true : 'of' in cell && cell.of === 'text';

function fill(target: ExcelJS.Cell, cell: NonNullable<Cell>, isAfterNumbers: boolean, isLeft: boolean): void {
  target.font = { name: 'Calibri', ...(cell.look === undefined ? { size: 10 } : fonts[cell.look]) };
  const across = isAcross(cell);
  const horizontal = isLeft || isWords(cell) ? 'left' : 'right';
  const indent = isAfterNumbers && !across && isWords(cell) ? 1 : 0;
  target.alignment = { vertical: 'top', wrapText: !across, horizontal, ...(indent > 0 && { indent }) };
  target.border = across ? {} : { bottom: line };
  if (cell.kind === 'input') target.fill = { type: 'pattern', pattern: 'solid', fgColor: toFillIn };
  target.value = cellValue(cell, target);
  // A formula in a cell of text would be read as text itself.
  if (cell.kind === 'number' || (cell.kind === 'formula' && cell.of === 'text')) target.numFmt = 'General';
  else if (cell.kind === 'text') target.numFmt = '@';
  else target.numFmt = 'of' in cell ? formats[cell.of] : formats[cell.kind];
}

function cellValue(cell: NonNullable<Cell>, target: ExcelJS.Cell): ExcelJS.CellValue {
  switch (cell.kind) {
    case 'text':
      return cell.text.slice(0, longestCell);
    case 'money':
      return Number(cell.decimal);
    case 'rate':
      // Shifting the decimal point in the digits keeps 95.01 % from becoming 0.9501000000000001.
      return Number(`${cell.percent}e-2`);
    case 'count':
      return cell.count;
    case 'number':
      return cell.number;
    case 'day':
      return new Date(`${cell.day}T00:00:00Z`);
    case 'formula':
      return {
        formula: cell.formula,
        result: cell.of === 'text' || cell.value === '' ? cell.value : Number(cell.value),
      };
    case 'input':
      return null;
    case 'rowSum': {
      const row = target.address.replace(/^[A-Z]+/, '');
      const [from, to] = [cell.fromColumn, cell.toColumn].map((number) => `${columnName(number)}${row}`);
      return { formula: `SUM(${from}:${to})`, result: Number(cell.value) };
    }
    case 'sum': {
      const column = target.address.replace(/\d+$/, '');
      return { formula: `SUM(${column}${cell.fromRow}:${column}${cell.toRow})`, result: Number(cell.value) };
    }
  }
}

/** A name spreadsheets accept: no : \ / ? * [ ], not empty, at most 31 characters, each once. */
function tabName(wanted: string, taken: Set<string>): string {
  const plain =
    wanted
      .replace(/[:\\/?*[\]]|^'+|'+$/g, ' ')
      .trim()
      .slice(0, 31) || 'Tabelle';
  let name = plain;
  for (let copy = 2; taken.has(name.toLowerCase()); copy++)
    name = `${plain.slice(0, 31 - String(copy).length - 1)} ${copy}`;
  taken.add(name.toLowerCase());
  return name;
}
