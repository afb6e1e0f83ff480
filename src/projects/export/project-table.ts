import type { TableColumn, TableRow, TableValue } from '../../platform/spreadsheet/table.js';
import type { ProjectRecord } from '../record.js';
import type { ExportColumn, ExportContext } from './column.js';
import { exportColumns } from './columns.js';

/** All columns of an export in one vocabulary, and the row of each project. */
export interface ProjectTable {
  readonly columns: readonly TableColumn[];
  row(record: ProjectRecord): TableRow;
}

export function projectTable(context: ExportContext): ProjectTable {
  const { vocabulary } = context;
  const values = exportColumns.map((column) => readerOf(column, context));
  return {
    columns: exportColumns.map(({ key, heading, type, width }) => ({
      heading: vocabulary === 'api' ? key : heading[vocabulary],
      type,
      width,
    })),
    row: (record) => values.map((value) => value(record)),
  };
}

function readerOf(
  { value, words }: ExportColumn,
  context: ExportContext,
): (record: ProjectRecord) => TableValue {
  const { vocabulary } = context;
  if (words === null || vocabulary === 'api') return (record) => value(record, context);
  return (record) => {
    const word = value(record, context);
    return typeof word === 'string' ? (words[word]?.[vocabulary] ?? word) : word;
  };
}

/** Where a column stands, by its key. */
export function columnIndex(key: string): number {
  const index = exportColumns.findIndex((column) => column.key === key);
  if (index < 0) throw new Error(`exports have no column ${key}`);
  return index;
}
