import type { Workbook } from '../../platform/spreadsheet/workbook.js';
import type { AuditBook } from '../queries/read-audit-book.js';
import { checkSheet } from './check-sheet.js';
import { type BookFrame, cover } from './cover.js';
import { historySheet } from './history-sheet.js';
import { legend } from './legend.js';
import { recordSheet } from './record-sheet.js';
import { sumSheet } from './sum-sheet.js';

/** The audit workbook (Prüfmappe): cover, records, history, sums as formulas over the records, checks, legend. */
export function auditWorkbook(book: AuditBook, frame: BookFrame): Workbook {
  const { viewpoint, seal } = book;
  const footer = `Registerstand ${viewpoint.revision}${seal === null ? '' : ` · Siegel ${seal.number} ${seal.sha256.slice(0, 16)}`}`;
  return {
    title: 'Prüfmappe',
    subject: `Registerstand ${viewpoint.revision}`,
    creator: 'Steckbrief',
    created: viewpoint.publishedAt ?? new Date(0),
    language: 'de-DE',
    sheets: [
      cover(book, frame, footer),
      recordSheet(book, footer),
      sumSheet(book, footer),
      historySheet(book, footer),
      checkSheet(book, footer),
      legend(footer),
    ],
  };
}
