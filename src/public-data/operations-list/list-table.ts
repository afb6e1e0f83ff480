import type { TableColumn, TableRow } from '../../platform/spreadsheet/table.js';
import type { ProjectRecord } from '../../projects/index.js';
import type { ListColumn, ListContext } from './column.js';
import type { OperationsList } from './lists.js';

/** "Bezeichnung des Vorhabens / Name of the operation": the official heading in German, English beside it. */
export const headingOf = ({ heading }: ListColumn): string => `${heading.de} / ${heading.en}`;

export const tableColumns = ({ columns }: OperationsList): TableColumn[] =>
  columns.map((column) => ({ heading: headingOf(column), type: column.type, width: column.width }));

export const rowOf =
  ({ columns }: OperationsList, context: ListContext) =>
  (record: ProjectRecord): TableRow =>
    columns.map(({ value }) => value(record, context));
