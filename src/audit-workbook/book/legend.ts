import type { Cell, Worksheet } from '../../platform/spreadsheet/workbook.js';
import { heads, text } from './cells.js';

const terms: readonly (readonly [string, string, string])[] = [
  ['Kennung', 'Eindeutiger Code des Vorhabens, bleibt für immer.', 'Art. 49 Abs. 3 VO (EU) 2021/1060'],
  [
    'Registerstand',
    'Nummer eines veröffentlichten Stands; die Antwort zu einem früheren Stand ändert sich nicht mehr.',
    '',
  ],
  [
    'Förderfähige Gesamtkosten',
    'Woraus Zuwendung und Sätze berechnet werden; nicht die Gesamtkosten.',
    'Anhang XII Nr. 1 VO (EU) Nr. 1303/2013',
  ],
  ['Zuwendung', 'Geld der Union und des Landes zusammen.', 'FRL 2021–2027 A VI.1'],
  [
    'EU-Betrag, angegeben',
    'Von der Quelle genannt; unbekannt bleibt unbekannt.',
    'Art. 49 Abs. 3 Buchst. k VO (EU) 2021/1060',
  ],
  [
    'EU-Betrag, abgeleitet',
    'Kosten mal Satz, kaufmännisch gerundet je Vorhaben; steht neben den angegebenen.',
    '',
  ],
  ['Nachweis', 'Bescheid, amtliche Liste oder Eigenangabe der Stadt.', 'Anhang XIII VO (EU) 2021/1060'],
  [
    'Siegel',
    'Prüfwert über alle Änderungen bis hierher und das Siegel davor; deckt eine spätere Änderung der Vergangenheit auf.',
    'Art. 69, 82, Anhang XIII und XVII VO (EU) 2021/1060',
  ],
  [
    'Aufbewahrung',
    'Fünf Jahre ab dem 31.12. des Jahres der letzten Zahlung (2021–2027); ab der Rechnungslegung (2014–2020).',
    'Art. 82 VO (EU) 2021/1060; Art. 140 VO (EU) Nr. 1303/2013',
  ],
];

/** The words of the book, with the law they come from. */
export function legend(footer: string): Worksheet {
  const rows: Cell[][] = [
    [text('Legende', 'title')],
    [null],
    heads(['Begriff', 'Bedeutung', 'Fundstelle'], () => false),
    ...terms.map(([term, meaning, source]): Cell[] => [text(term), text(meaning), text(source)]),
  ];
  return {
    name: 'Legende',
    widths: [28, 76, 44],
    rows,
    frozenRows: 3,
    orientation: 'landscape',
    filter: null,
    footer,
  };
}
