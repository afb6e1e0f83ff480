import { formatDay, formatInstant } from '../kernel/format.js';
import { toDecimal } from '../kernel/money.js';
import type { Cell, CellLook, Workbook, Worksheet } from '../platform/spreadsheet/workbook.js';
import type { AuditBook, BookRecord } from './queries/read-audit-book.js';

const text = (value: string | null, look?: CellLook): Cell =>
  value === null || value === '' ? null : { kind: 'text', text: value, ...(look && { look }) };
/** An empty cell with the line of its row. */
const blank: Cell = { kind: 'text', text: '' };
const money = (cents: bigint | null): Cell =>
  cents === null ? null : { kind: 'money', decimal: toDecimal(cents) };
const count = (number: number): Cell => ({ kind: 'count', count: number });
const day = (value: string | null): Cell => (value === null ? null : { kind: 'day', day: value });
const sumCell = (formula: string, cents: bigint, look?: CellLook): Cell => ({
  kind: 'formula',
  formula,
  of: 'money',
  value: toDecimal(cents),
  ...(look && { look }),
});
const countCell = (formula: string, value: number, look?: CellLook): Cell => ({
  kind: 'formula',
  formula,
  of: 'count',
  value: String(value),
  ...(look && { look }),
});

/** Amounts of the record sheet, in its columns; sums go over these. */
const amounts = [
  ['totalEligibleCost', 'Förderfähige Gesamtkosten', 'M'],
  ['grant', 'Zuwendung', 'N'],
  ['unionContribution', 'EU-Betrag, angegeben', 'O'],
  ['unionContributionDerived', 'EU-Betrag, abgeleitet', 'P'],
  ['landFunds', 'Landesmittel', 'Q'],
  ['ownShare', 'Eigenanteil', 'R'],
  ['thirdPartyFunds', 'Drittmittel', 'S'],
] as const;
const groups = [
  ['city', 'Stadt', 'F'],
  ['fundingPeriod', 'Förderperiode', 'G'],
  ['fund', 'Fonds', 'H'],
  ['guideline', 'Förderrichtlinie', 'I'],
  ['category', 'Interventionskategorie', 'J'],
] as const;

const firstRow = 4;
const sheetName = 'Vorhaben';
const evidenceWords: Readonly<Record<string, string>> = {
  decision: 'Bescheid',
  officialList: 'amtliche Liste',
  ownStatement: 'Eigenangabe',
};

export interface BookFrame {
  /** What was asked for, line by line. */
  readonly filter: readonly (readonly [string, string])[];
  readonly drawnBy: string;
  readonly address: string;
}

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

const total = (records: readonly BookRecord[], field: (typeof amounts)[number][0]): bigint =>
  records.reduce((sum, record) => sum + (record[field] ?? 0n), 0n);
const lastRowOf = (records: readonly BookRecord[]): number => firstRow + Math.max(1, records.length) - 1;
const column = (letter: string, last: number): string =>
  `${sheetName}!$${letter}$${firstRow}:$${letter}$${last}`;

function cover(
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

const heads = (names: readonly string[], right: (index: number) => boolean): Cell[] =>
  names.map((name, index): Cell => ({ kind: 'text', text: name, look: 'heading', right: right(index) }));

function recordSheet({ records }: AuditBook, footer: string): Worksheet {
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
    widths: [12, 10, 14, 44, 34, 20, 12, 10, 34, 20, 11, 11, 17, 17, 17, 17, 15, 15, 15, 14],
    rows,
    frozenRows: 3,
    frozenColumns: 1,
    orientation: 'landscape',
    filter: { row: 3, lastRow: lastRowOf(records) },
    footer,
  };
}

function sumSheet({ records }: AuditBook, footer: string): Worksheet {
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

function historySheet({ changes }: AuditBook, footer: string): Worksheet {
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

function checkSheet({ checks }: AuditBook, footer: string): Worksheet {
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

function legend(footer: string): Worksheet {
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
