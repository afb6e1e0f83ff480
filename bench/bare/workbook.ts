import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { Sql } from 'postgres';
import { columns, currentRows } from './sql.js';

/** All rows by exceljs' own streaming writer as its documentation shows it, numbers and dates typed, text in its cells. */
export async function writeBareWorkbook(sql: Sql, stream: Writable): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = book.addWorksheet('Vorhaben', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.split(',').map((name) => ({ header: name.trim(), width: 16 }));
  for await (const rows of sql.unsafe(`select ${columns} from ${currentRows}`).values().cursor(250))
    for (const row of rows) sheet.addRow(row.map(plainCell)).commit();
  await book.commit();
}

function plainCell(value: unknown): unknown {
  if (typeof value !== 'string')
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
  if (/^\d{1,15}$/.test(value)) return Number(value) / 100;
  return /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : value;
}
