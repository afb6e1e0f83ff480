import { formatDay } from '../kernel/format.js';
import { csvTable } from '../platform/spreadsheet/csv-table.js';
import type { TableColumn, TableRow } from '../platform/spreadsheet/table.js';
import { tableWorkbookBytes } from '../platform/spreadsheet/write-table-workbook.js';
import { cityName } from '../web/index.js';
import { bookedOf, type Ledger } from './ledger.js';
import { lineKeys, yearLines } from './rules.js';
import { lineWords } from './words.js';

const columns: readonly TableColumn[] = [
  { heading: 'Stadt', type: 'text', width: 22 },
  { heading: 'Handlungskonzept', type: 'code', width: 16 },
  { heading: 'Nummer', type: 'code', width: 10 },
  { heading: 'Kennung', type: 'code', width: 14 },
  { heading: 'Vorhaben', type: 'text', width: 50 },
  { heading: 'Haushaltsjahr', type: 'code', width: 14 },
  ...lineKeys.map((key): TableColumn => ({ heading: lineWords[key], type: 'money', width: 18 })),
];
const firstAmount = columns.length - lineKeys.length;

const rowsOf = (ledger: Ledger): TableRow[] =>
  yearLines(bookedOf(ledger)).map((line) => [
    ledger.city === null ? 'landesweit' : cityName(ledger.city),
    ledger.plan?.reference ?? null,
    ledger.plan?.number ?? null,
    ledger.reference,
    ledger.name,
    String(line.year),
    ...lineKeys.map((key) => line[key]),
  ]);

/** Plan against actual for German spreadsheet programs, a row per project and budget year. */
export function ledgersCsv(ledgers: readonly Ledger[]): Buffer {
  const csv = csvTable(columns, 'excel-de');
  return Buffer.from(`${csv.head}${csv.lines(ledgers.flatMap(rowsOf))}`);
}

/** The same as a workbook, with a sheet that says what is counted and sums it. */
export function ledgersWorkbook(ledgers: readonly Ledger[]): AsyncGenerator<Uint8Array> {
  const today = ledgers[0]?.today;
  return tableWorkbookBytes(
    {
      title: 'Plan gegen Ist',
      creator: 'Steckbrief',
      created: new Date(`${today ?? '1970-01-01'}T00:00:00Z`).toISOString(),
      sheetName: 'Plan gegen Ist',
      columns,
      coverage: {
        sheetName: 'Was gezählt wird',
        lines: [
          { kind: 'heading', look: 'title', text: 'Plan gegen Ist' },
          {
            kind: 'text',
            label: 'Stand',
            text: today === undefined ? 'keine Vorhaben' : formatDay(today, 'de'),
          },
          {
            kind: 'text',
            label: 'Zuwendung',
            text: 'Alle Beträge sind Zuwendung; die geplanten Kosten stehen daneben. Leer heißt nicht bekannt, nicht null.',
          },
          {
            kind: 'text',
            label: 'Bewilligt',
            text: 'Nach dem neuesten Bescheid des Jahres, mit den seitdem bewilligten Verschiebungen.',
          },
          {
            kind: 'text',
            label: 'Ausgezahlt, zurückgezahlt',
            text: 'Im Haushaltsjahr des Zahltags.',
          },
          { kind: 'sumHeading', texts: ['Summe', 'EUR', 'Zeilen mit Betrag'] },
          ...lineKeys.map((key, at) => ({
            kind: 'sum' as const,
            label: lineWords[key],
            column: firstAmount + at,
          })),
          { kind: 'text', label: 'Maßgeblich', text: 'Maßgeblich ist der Zuwendungsbescheid.' },
        ],
      },
      words: {
        continued: ' … (weiter im Blatt Langtexte)',
        longTexts: 'Langtexte',
        longTextHeadings: ['Kennung', 'Spalte', 'Teil', 'Text'],
      },
    },
    inParts(ledgers),
  );
}

async function* inParts(ledgers: readonly Ledger[]): AsyncGenerator<readonly TableRow[]> {
  for (const ledger of ledgers) yield rowsOf(ledger);
}
