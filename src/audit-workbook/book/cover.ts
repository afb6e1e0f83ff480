import { formatDay, formatInstant } from '../../kernel/format.js';
import type { Cell, Worksheet } from '../../platform/spreadsheet/workbook.js';
import type { AuditBook } from '../queries/read-audit-book.js';
import { countCell, sumCell, text } from './cells.js';
import { amounts, column, lastRowOf, total } from './record-columns.js';

export interface BookFrame {
  /** What was asked for, line by line. */
  readonly filter: readonly (readonly [string, string])[];
  readonly drawnBy: string;
  readonly address: string;
}

/** What was asked for, of which state, under which seal, and the totals. */
export function cover(
  { viewpoint, records, seal, checksum, changes }: AuditBook,
  frame: BookFrame,
  footer: string,
): Worksheet {
  const last = lastRowOf(records);
  const { revision, publishedAt, reckoningDay } = viewpoint;
  const published = publishedAt === null ? '' : `, veröffentlicht ${formatInstant(publishedAt)}`;
  // Long values run on to the right; figures stay near their labels.
  const line = (label: string, value: string): Cell[] => [text(label, 'label'), text(value, 'state')];
  const rows: Cell[][] = [
    [text('Prüfmappe', 'title')],
    [
      text(
        'Maßgeblich ist der Zuwendungsbescheid. Die Mappe ersetzt nicht die Liste der Verwaltungsbehörde.',
        'state',
      ),
    ],
    [null],
    [text('Stand', 'heading'), null],
    line('Registerstand', `${revision}${published}`),
    line('Stichtag', formatDay(reckoningDay, 'de')),
    line('Siegel', seal === null ? 'noch nicht gesiegelt' : `Nr. ${seal.number}: ${seal.sha256}`),
    line('Prüfwert der Vorhaben (SHA-256)', checksum),
    line('Nachprüfen', `${frame.address}/siegel`),
    [null],
    [text('Auswahl', 'heading'), null],
    ...frame.filter.map(([label, value]) => line(label, value)),
    line('Abgerufen von', frame.drawnBy),
    [null],
    [text('Inhalt, gerechnet aus dem Blatt Vorhaben', 'heading'), null],
    [text('Vorhaben', 'label'), countCell(`COUNTA(${column('A', last)})`, records.length)],
    ...amounts.map(([field, label, letter]): Cell[] => [
      text(label, 'label'),
      sumCell(`ROUND(SUM(${column(letter, last)}),2)`, total(records, field)),
    ]),
    line('Zeilen im Blatt Verlauf', String(changes.length)),
    [
      text(
        'Angegebene und abgeleitete EU-Beträge stehen getrennt und werden nicht zusammengezählt.',
        'state',
      ),
    ],
  ];
  return {
    name: 'Deckblatt',
    widths: [46, 24, 60],
    rows,
    frozenRows: 0,
    orientation: 'portrait',
    filter: null,
    footer,
  };
}
