import type { Cell, Worksheet } from '../../platform/spreadsheet/workbook.js';
import type { AuditBook } from '../queries/read-audit-book.js';
import { day, heads, money, text } from './cells.js';

/** Checks, recoveries and payments, as whoever draws the book may see them. */
export function checkSheet({ checks }: AuditBook, footer: string): Worksheet {
  const rows: Cell[][] = [
    [text('Prüfungen, Rückforderungen, Zahlungen', 'title')],
    [text('Stand des Abrufs; nicht öffentlich.', 'state')],
    heads(['Kennung', 'Was', 'Tag', 'Betrag', 'Inhalt'], (index) => index === 2 || index === 3),
    ...checks.map((check): Cell[] => [
      text(check.reference),
      text(check.kind),
      day(check.day),
      money(check.amount),
      text(check.text),
    ]),
  ];
  return {
    name: 'Prüfungen',
    widths: [12, 18, 12, 17, 90],
    rows,
    frozenRows: 3,
    orientation: 'landscape',
    filter: { row: 3, lastRow: Math.max(4, rows.length) },
    footer,
  };
}
