import { formatDay } from '../kernel/format.js';
import { toDecimal } from '../kernel/money.js';
import { toPercent } from '../kernel/rate.js';
import { programVersion } from '../platform/files/program-version.js';
import { type CsvDialect, type CsvField, csvLine, csvStart } from '../platform/spreadsheet/csv.js';
import type { Cell, Workbook, Worksheet } from '../platform/spreadsheet/workbook.js';
import type { RecordTable, TableCell } from './record-tables.js';

/** A table as CSV with its headings. */
export const csvOfRecords = ({ headings, rows }: RecordTable, dialect: CsvDialect): string =>
  csvStart(dialect) +
  [headings.map((text) => ({ text })), ...rows.map((cells) => cells.map((cell) => csvFieldOf(cell, dialect)))]
    .map((fields) => csvLine(fields, dialect))
    .join('');

function csvFieldOf(cell: TableCell, dialect: CsvDialect): CsvField {
  if (cell === null) return null;
  if (cell.kind === 'text') return { text: cell.text };
  if (cell.kind === 'day') return { text: dialect === 'excel-de' ? formatDay(cell.text, 'de') : cell.text };
  const number =
    cell.kind === 'money'
      ? toDecimal(cell.cents)
      : cell.kind === 'rate'
        ? toPercent(cell.number)
        : String(cell.number);
  return { number: dialect === 'excel-de' ? number.replace('.', ',') : number };
}

/** Which state of the registry a workbook is of. */
interface StateOfFile {
  readonly revision: number;
  readonly publishedAt: Date | null;
}

/** All tables as a workbook, a sheet each; lists nothing stands in are left out. */
export function workbookOfRecords(
  title: string,
  tables: readonly RecordTable[],
  { revision, publishedAt }: StateOfFile,
): Workbook {
  const subject = `${title}, Registerstand ${revision}`;
  return {
    title,
    subject,
    creator: `Steckbrief ${programVersion}`,
    created: publishedAt ?? new Date(0),
    language: 'de-DE',
    sheets: tables
      .filter(({ part, rows }) => part === null || rows.length > 0)
      .map((table) => sheetOf(table, `${subject}. Maßgeblich ist der Zuwendungsbescheid.`)),
  };
}

const sheetOf = ({ title, headings, rows }: RecordTable, footer: string): Worksheet => ({
  name: title,
  widths: headings.map((heading, column) =>
    widthOf(
      heading,
      rows.map((cells) => cells[column] ?? null),
    ),
  ),
  rows: [
    headings.map((text): Cell => ({ kind: 'text', text, look: 'heading' })),
    ...rows.map((cells) => cells.map(workbookCell)),
  ],
  frozenRows: 1,
  frozenColumns: 1,
  orientation: 'landscape',
  filter: rows.length > 0 ? { row: 1, lastRow: rows.length + 1 } : null,
  footer,
});

const widest = 36;

/** Wide enough for the longest word of the heading and the longest line, up to a limit at which text wraps. */
function widthOf(heading: string, cells: readonly TableCell[]): number {
  const longest = cells.map((cell) =>
    cell?.kind === 'text' ? Math.max(...cell.text.split('\n').map(({ length }) => length)) : 11,
  );
  return Math.min(widest, Math.max(...heading.split(' ').map(({ length }) => length + 2), ...longest) + 2);
}

function workbookCell(cell: TableCell): Cell {
  if (cell === null) return null;
  if (cell.kind === 'money') return { kind: 'money', decimal: toDecimal(cell.cents) };
  if (cell.kind === 'rate') return { kind: 'rate', percent: toPercent(cell.number) };
  if (cell.kind === 'number') return { kind: 'number', number: cell.number };
  return cell.kind === 'day' ? { kind: 'day', day: cell.text } : { kind: 'text', text: cell.text };
}
