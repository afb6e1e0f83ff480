import type { CsvDialect } from '../../platform/spreadsheet/csv.js';
import { csvTable } from '../../platform/spreadsheet/csv-table.js';
import type { TableRow } from '../../platform/spreadsheet/table.js';
import { tableWorkbookBytes } from '../../platform/spreadsheet/write-table-workbook.js';
import { csvMediaType, type ExportFormat, type Records, workbookMediaType } from '../../projects/index.js';
import { contextAt, type ListContext } from './column.js';
import { jsonHead, jsonOperation } from './json.js';
import { rowOf, tableColumns } from './list-table.js';
import type { OperationsList } from './lists.js';
import { listWorkbook } from './workbook.js';
import { xmlEnd, xmlHead, xmlOperation } from './xml.js';

const stemOf = ({ key }: OperationsList): string => `vorhaben-${key}`;

export const csvOf = (list: OperationsList, dialect: CsvDialect): ExportFormat => ({
  extension: 'csv',
  mediaType: `${csvMediaType}; charset=utf-8; header=present`,
  stem: stemOf(list),
  async *write(records, subject) {
    const csv = csvTable(tableColumns(list), dialect);
    const row = rowOf(list, contextAt(subject.viewpoint));
    yield Buffer.from(csv.head);
    for await (const piece of records) yield Buffer.from(csv.lines(piece.map(row)));
  },
});

export const workbookOf = (list: OperationsList): ExportFormat => ({
  extension: 'xlsx',
  mediaType: workbookMediaType,
  stem: stemOf(list),
  write: (records, subject) =>
    tableWorkbookBytes(
      listWorkbook(list, subject.viewpoint),
      rowsOf(list, records, contextAt(subject.viewpoint)),
    ),
});

async function* rowsOf(
  list: OperationsList,
  records: Records,
  context: ListContext,
): AsyncGenerator<readonly TableRow[]> {
  const row = rowOf(list, context);
  for await (const piece of records) yield piece.map(row);
}

/** The whole list as one JSON object: what it is, its columns in order, then the operations. */
export const jsonOf = (list: OperationsList): ExportFormat => ({
  extension: 'json',
  mediaType: 'application/json; charset=utf-8',
  stem: stemOf(list),
  async *write(records, subject) {
    const operation = jsonOperation(list, contextAt(subject.viewpoint));
    let before = `${jsonHead(list, subject.viewpoint)}\n`;
    for await (const piece of records)
      for (const record of piece) {
        yield Buffer.from(before + operation(record));
        before = ',\n';
      }
    yield Buffer.from(before === ',\n' ? '\n]}\n' : `${before}]}\n`);
  },
});

export const xmlOf = (list: OperationsList): ExportFormat => ({
  extension: 'xml',
  mediaType: 'application/xml; charset=utf-8',
  stem: stemOf(list),
  async *write(records, subject) {
    const operation = xmlOperation(list, contextAt(subject.viewpoint));
    yield Buffer.from(xmlHead(list, subject.viewpoint));
    for await (const piece of records) yield Buffer.from(piece.map(operation).join(''));
    yield Buffer.from(xmlEnd);
  },
});
