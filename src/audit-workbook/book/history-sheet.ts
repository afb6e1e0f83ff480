import { formatInstant } from '../../kernel/format.js';
import type { Cell, Worksheet } from '../../platform/spreadsheet/workbook.js';
import type { AuditBook } from '../queries/read-audit-book.js';
import { blank, count, heads, text } from './cells.js';

/** What every published version changed, value by value. */
export function historySheet({ changes }: AuditBook, footer: string): Worksheet {
  const headings = [
    'Kennung',
    'Fassung',
    'Registerstand',
    'Veröffentlicht',
    'Von',
    'Anlass',
    'Angabe',
    'Vorher',
    'Nachher',
  ];
  const rows: Cell[][] = [
    [text('Verlauf', 'title')],
    [text('Jede veröffentlichte Fassung bis zum Registerstand, Angabe für Angabe.', 'state')],
    heads(headings, (index) => index === 1 || index === 2),
    ...changes.map((change): Cell[] => [
      text(change.reference),
      count(change.versionNumber),
      count(change.revision),
      text(formatInstant(change.publishedAt)),
      text(change.person ?? 'Register'),
      text(change.note),
      text(change.field ?? 'erste Fassung'),
      change.field === null ? blank : text(change.before ?? 'nicht angegeben'),
      change.field === null ? blank : text(change.after ?? 'nicht angegeben'),
    ]),
  ];
  const filter = { row: 3, lastRow: Math.max(4, rows.length) };
  return {
    name: 'Verlauf',
    widths: [12, 10, 14, 19, 22, 30, 26, 40, 40],
    rows,
    frozenRows: 3,
    frozenColumns: 1,
    orientation: 'landscape',
    filter,
    footer,
  };
}
