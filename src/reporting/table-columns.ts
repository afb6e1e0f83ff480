import type { Column, Table } from './document.js';

/** A column with its place in the rows of the table. */
export interface PlacedColumn {
  readonly column: Column;
  readonly index: number;
}

/** The columns a format shows: `reading` for print and pages, `data` for workbook, CSV and JSON. */
export function columnsFor(purpose: 'reading' | 'data', { columns }: Table): PlacedColumn[] {
  return columns
    .map((column, index) => ({ column, index }))
    .filter(({ column }) => column.only === undefined || column.only === purpose);
}

/** A column for readers and the ones whose values stand below its own. */
export interface StackedColumn {
  readonly top: PlacedColumn;
  readonly beneath: readonly PlacedColumn[];
}

export function stackedColumns(table: Table): StackedColumn[] {
  const columns = columnsFor('reading', table);
  return columns
    .filter(({ column }) => column.beneath === undefined)
    .map((top) => ({ top, beneath: columns.filter(({ column }) => column.beneath === top.column.key) }));
}
