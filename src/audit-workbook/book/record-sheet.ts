import type { Cell, Worksheet } from '../../platform/spreadsheet/workbook.js';
import type { AuditBook } from '../queries/read-audit-book.js';
import { count, day, heads, money, text } from './cells.js';
import { amounts, groups, lastRowOf, sheetName } from './record-columns.js';

const evidenceWords: Readonly<Record<string, string>> = {
  decision: 'Bescheid',
  officialList: 'amtliche Liste',
  ownStatement: 'Eigenangabe',
};

const recordHeadings = [
  'Kennung',
  'Fassung',
  'Registerstand',
  'Vorhaben',
  'Begünstigter',
  ...groups.map(([, label]) => label),
  'Beginn',
  'Ende',
  ...amounts.map(([, label]) => label),
  'Nachweis der Kosten',
];

/** Every record as it stood, a row each. */
export function recordSheet({ records }: AuditBook, footer: string): Worksheet {
  const rows: Cell[][] = [
    [text('Vorhaben', 'title')],
    [text('Leer heißt: nicht angegeben. Unbekannt ist nicht null.', 'state')],
    heads(recordHeadings, (index) => index === 1 || index === 2 || (index >= 10 && index < 19)),
    ...records.map((record): Cell[] => [
      text(record.reference),
      count(record.versionNumber),
      count(record.revision),
      text(record.name),
      text(record.beneficiary),
      ...groups.map(([field]) => text(record[field])),
      day(record.start),
      day(record.end),
      ...amounts.map(([field]) => money(record[field])),
      text(record.evidence === null ? null : (evidenceWords[record.evidence] ?? record.evidence)),
    ]),
  ];
  return {
    name: sheetName,
    widths: [12, 10, 14, 44, 34, 20, 15, 10, 34, 25, 11, 11, 17, 17, 17, 17, 15, 15, 15, 14],
    rows,
    frozenRows: 3,
    frozenColumns: 1,
    orientation: 'landscape',
    filter: { row: 3, lastRow: lastRowOf(records) },
    footer,
  };
}
