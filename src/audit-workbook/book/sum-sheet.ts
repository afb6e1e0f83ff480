import type { Cell, Worksheet } from '../../platform/spreadsheet/workbook.js';
import type { AuditBook } from '../queries/read-audit-book.js';
import { countCell, heads, sumCell, text } from './cells.js';
import { amounts, column, groups, lastRowOf, total } from './record-columns.js';

/** Sums by city, period, fund, guideline and category as formulas over the record sheet. */
export function sumSheet({ records }: AuditBook, footer: string): Worksheet {
  const last = lastRowOf(records);
  const rows: Cell[][] = [
    [text('Summen', 'title')],
    [text('Formeln über das Blatt Vorhaben; die Teile ergeben die Summe auf den Cent.', 'state')],
  ];
  for (const [field, label, letter] of groups) {
    rows.push(
      [null],
      heads([label, 'Vorhaben', ...amounts.map(([, name]) => name)], (index) => index > 0),
    );
    const first = rows.length + 1;
    for (const value of [...new Set(records.map((record) => record[field]))].toSorted((a, b) =>
      a.localeCompare(b, 'de'),
    )) {
      const row = rows.length + 1;
      const of = records.filter((record) => record[field] === value);
      rows.push([
        text(value),
        countCell(`COUNTIF(${column(letter, last)},$A${row})`, of.length),
        ...amounts.map(([amount, , place]) =>
          sumCell(
            `ROUND(SUMIF(${column(letter, last)},$A${row},${column(place, last)}),2)`,
            total(of, amount),
          ),
        ),
      ]);
    }
    const end = rows.length;
    const over = (index: number) =>
      `${String.fromCharCode(66 + index)}${first}:${String.fromCharCode(66 + index)}${end}`;
    rows.push([
      text('Summe', 'total'),
      countCell(`SUM(${over(0)})`, records.length, 'total'),
      ...amounts.map(([amount], index) =>
        sumCell(`ROUND(SUM(${over(index + 1)}),2)`, total(records, amount), 'total'),
      ),
    ]);
  }
  return {
    name: 'Summen',
    widths: [34, 10, 18, 18, 18, 18, 16, 16, 16],
    rows,
    frozenRows: 0,
    orientation: 'landscape',
    filter: null,
    footer,
  };
}
