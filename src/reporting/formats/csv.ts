import { type CsvField, csvLine } from '../../platform/spreadsheet/csv.js';
import type { Block, CellValue, ReportDocument, Table } from '../document.js';
import { columnsFor } from '../table-columns.js';
import { machineValue, written } from '../written.js';

/** The first table of a document: what its CSV holds. Null when it has none. */
export function mainTable({ blocks }: ReportDocument): Table | null {
  return firstTable(blocks);
}

function firstTable(blocks: readonly Block[]): Table | null {
  for (const block of blocks) {
    if (block.kind === 'table') return block;
    const inner =
      block.kind === 'columns' ? firstTable(block.columns.flatMap((column) => column.blocks)) : null;
    if (inner !== null) return inner;
  }
  return null;
}

/** A table as CSV after RFC 4180: keys as headings, decimal points, ISO dates, unknown values empty, no total row. */
export function drawCsv(table: Table): string {
  const columns = columnsFor('data', table);
  const heading = columns.map(({ column }) => ({ text: column.key }));
  const rows = table.rows.map((row) => columns.map(({ index }) => fieldOf(row[index])));
  return [heading, ...rows].map((fields) => csvLine(fields, 'rfc4180')).join('');
}

function fieldOf(value: CellValue): CsvField {
  if (value === null || value === undefined || value.type === 'none') return null;
  if (value.type === 'text' || value.type === 'code') return { text: written(value, 'en') };
  if (value.type === 'period') return { text: `${value.period.start ?? ''}/${value.period.end ?? ''}` };
  return { number: String(machineValue(value)) };
}
