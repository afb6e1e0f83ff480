import type { Language } from '../../kernel/text.js';
import type { Cell, Worksheet } from '../../platform/spreadsheet/workbook.js';
import type { Table, Value } from '../document.js';
import { totalsOf } from '../totals.js';
import { machineValue } from '../written.js';
import { cellOf } from './cell-of.js';

/** Row of the first record: title, empty row and headings stand above. */
const firstRow = 4;

/** A table as a sheet of its own: frozen headings with filters, real numbers, totals as formulas. */
export function tableSheet(table: Table, language: Language, footer: string): Worksheet {
  const widest = Math.max(...table.columns.map((column) => column.width));
  const totals = totalsOf(table);
  return {
    name: table.title,
    widths: table.columns.map((column) => Math.max(12, Math.round((column.width / widest) * 48))),
    rows: [
      [{ kind: 'text', text: table.title, look: 'title' }],
      [],
      table.columns.map((column) => ({ kind: 'text', text: column.heading[language], look: 'heading' })),
      ...table.rows.map((row) => row.map((value) => cellOf(value, language))),
      ...(totals === null ? [] : [totals.map((value) => totalCell(value, table, language))]),
    ],
    frozenRows: firstRow - 1,
    orientation: table.columns.length > 5 ? 'landscape' : 'portrait',
    filterRow: firstRow - 1,
    footer,
  };
}

function totalCell(value: Value | undefined, table: Table, language: Language): Cell {
  if (value === undefined) return null;
  if (table.rows.length === 0 || (value.type !== 'money' && value.type !== 'count'))
    return cellOf(value, language, 'total');
  return {
    kind: 'sum',
    of: value.type,
    fromRow: firstRow,
    toRow: firstRow + table.rows.length - 1,
    value: String(machineValue(value)),
    look: 'total',
  };
}
