import { csvTable } from '../../platform/spreadsheet/csv-table.js';
import type { TableColumn } from '../../platform/spreadsheet/table.js';
import { csvMediaType, type ExportFormat } from '../../projects/index.js';
import { contextAt } from './column.js';
import type { GapWaivers } from './gap-waivers.js';
import { missingColumns } from './gaps.js';
import type { OperationsList } from './lists.js';

const columns: readonly TableColumn[] = [
  { heading: 'Code des Vorhabens', type: 'code', width: 14 },
  { heading: 'Bezeichnung des Vorhabens', type: 'text', width: 48 },
  { heading: 'Ort', type: 'text', width: 24 },
  { heading: 'Fehlendes Feld', type: 'text', width: 40 },
  { heading: 'Stelle der Verordnung', type: 'text', width: 12 },
  { heading: 'Ausnahme bis', type: 'day', width: 12 },
  { heading: 'Grund der Ausnahme', type: 'text', width: 40 },
];

/** The check report: a line for every field an operation lacks, for German spreadsheet programs. */
export const gapsCsv = (list: OperationsList, waivers: GapWaivers): ExportFormat => ({
  extension: 'csv',
  mediaType: `${csvMediaType}; charset=utf-8; header=present`,
  stem: `pruefbericht-${list.key}`,
  async *write(records, { viewpoint }) {
    const context = contextAt(viewpoint);
    const csv = csvTable(columns, 'excel-de');
    yield Buffer.from(csv.head);
    for await (const piece of records) {
      const rows = piece.flatMap((record) =>
        missingColumns(list, record, context).map((column) => {
          const waiver = waivers.of(record, column);
          return [
            record.reference,
            record.name,
            record.place.name ?? record.place.sourceText,
            column.heading.de,
            column.point,
            waiver?.until ?? null,
            waiver?.reason ?? null,
          ];
        }),
      );
      yield Buffer.from(csv.lines(rows));
    }
  },
});
