import { toDecimal } from '../../kernel/money.js';
import { toPercent } from '../../kernel/rate.js';
import { type CsvDialect, csvSeparator, csvStart, csvText } from './csv.js';
import type { ColumnType, TableColumn, TableRow, TableValue } from './table.js';

/**
 * A table as CSV, piece by piece. `rfc4180`: comma, decimal point, ISO days; `excel-de`: byte order mark, semicolon,
 * decimal comma, `DD.MM.YYYY`. Both UTF-8 with CRLF after every line, the last one too.
 */
export interface CsvTable {
  /** What the file begins with, down to the line of headings. */
  readonly head: string;
  lines(rows: readonly TableRow[]): string;
}

export function csvTable(columns: readonly TableColumn[], dialect: CsvDialect): CsvTable {
  const separator = csvSeparator[dialect];
  const writers = columns.map(({ type }) => fieldWriters[dialect][type]);
  return {
    head: `${csvStart(dialect)}${columns.map(({ heading }) => csvText(heading)).join(separator)}\r\n`,
    lines(rows) {
      let lines = '';
      for (const row of rows) {
        let line = '';
        for (let at = 0; at < writers.length; at += 1) {
          if (at > 0) line += separator;
          const value = row[at];
          const write = writers[at];
          if (write !== undefined && value !== null && value !== undefined) line += write(value);
        }
        lines += `${line}\r\n`;
      }
      return lines;
    },
  };
}

type FieldWriter = (value: Exclude<TableValue, null>) => string;

const text: FieldWriter = (value) => csvText(value as string);

const plain: Record<ColumnType, FieldWriter> = {
  text,
  code: text,
  money: (cents) => toDecimal(cents as bigint),
  rate: (rate) => toPercent(rate as number),
  day: (day) => day as string,
  count: (count) => String(count),
};

const german: Record<ColumnType, FieldWriter> = {
  ...plain,
  money: (cents) => toDecimal(cents as bigint).replace('.', ','),
  rate: (rate) => toPercent(rate as number).replace('.', ','),
  day: (day) => germanDay(day as string),
};

const germanDay = (day: string): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

const fieldWriters: Readonly<Record<CsvDialect, Record<ColumnType, FieldWriter>>> = {
  rfc4180: plain,
  'excel-de': german,
};
