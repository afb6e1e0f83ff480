import type { Language } from '../../kernel/text.js';
import type { Cell, Worksheet } from '../../platform/spreadsheet/workbook.js';
import type { CellValue, Column, Table, Value } from '../document.js';
import { columnsFor } from '../table-columns.js';
import { totalsOf } from '../totals.js';
import { machineValue, notStated } from '../written.js';
import { cellOf } from './cell-of.js';

/** Row of the first record: title, state and headings stand above. */
const firstRow = 4;

/** Widths in characters that always hold a value of the kind. */
const leastWidths: Partial<Record<Column['type'], number>> = { money: 18, day: 12, count: 12, rate: 12 };
const widestText = 44;

/**
 * A table as a sheet of its own: frozen headings with filters over the records, real numbers, totals as formulas. `state`
 * says what the sheet shows, because sheets get copied into other books.
 */
export function tableSheet(table: Table, language: Language, state: string): Worksheet {
  const columns = columnsFor('data', table);
  const totals = totalsOf(table);
  return {
    name: table.title,
    widths: columns.map(({ column, index }) => widthOf(column, index, table, language)),
    rows: [
      [{ kind: 'text', text: table.title, look: 'title' }],
      [{ kind: 'text', text: state, look: 'state' }],
      columns.map(({ column }) => headingCell(column, language)),
      ...table.rows.map((row) => columns.map(({ column, index }) => valueCell(row[index], column, language))),
      ...(totals === null ? [] : [columns.map(({ index }) => totalCell(totals[index], table, language))]),
    ],
    frozenRows: firstRow - 1,
    orientation: columns.length > 5 ? 'landscape' : 'portrait',
    filter: { row: firstRow - 1, lastRow: firstRow - 1 + table.rows.length },
    footer: state,
  };
}

const isNumber = ({ type }: Column): boolean => type === 'money' || type === 'count' || type === 'rate';

const headingCell = (column: Column, language: Language): Cell => ({
  kind: 'text',
  text: column.heading[language],
  look: 'heading',
  right: isNumber(column),
});

function valueCell(value: CellValue, column: Column, language: Language): Cell {
  if (value === undefined) return null;
  const cell = cellOf(value, language);
  return cell?.kind === 'text' && isNumber(column) ? { ...cell, right: true } : cell;
}

/** As wide as the longest value, within reason; longer text wraps. */
function widthOf(column: Column, index: number, table: Table, language: Language): number {
  const least = leastWidths[column.type];
  const words = Math.max(...column.heading[language].split(' ').map((word) => word.length));
  const unknown = table.rows.some((row) => row[index] === null) ? notStated[language].length + 2 : 0;
  if (least !== undefined) return Math.max(least, words + 2, unknown);
  const longest = table.rows.reduce((length, row) => Math.max(length, textLength(row[index])), words);
  return Math.min(widestText, Math.max(10, longest + 2));
}

function textLength(value: CellValue): number {
  if (value?.type === 'text') return value.text.length;
  if (value?.type === 'code') return (value.code?.length ?? 0) + (value.title?.length ?? 0) + 1;
  return value?.type === 'period' ? 23 : 0;
}

function totalCell(value: Value | undefined, table: Table, language: Language): Cell {
  if (value === undefined) return null;
  const adds = table.wholes === undefined && table.rows.length > 0;
  if (!adds || (value.type !== 'money' && value.type !== 'count')) return cellOf(value, language, 'total');
  return {
    kind: 'sum',
    of: value.type,
    fromRow: firstRow,
    toRow: firstRow + table.rows.length - 1,
    value: String(machineValue(value)),
    look: 'total',
  };
}
