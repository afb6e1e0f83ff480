import { formatCount, formatDay } from '../kernel/format.js';
import { csvTable } from '../platform/spreadsheet/csv-table.js';
import type { TableColumn, TableRow } from '../platform/spreadsheet/table.js';
import { tableWorkbookBytes } from '../platform/spreadsheet/write-table-workbook.js';
import type { RegistryTest, TestScene } from './queries/registry-test.js';
import type { Hit } from './queries/run-tests.js';

const columns: readonly TableColumn[] = [
  { heading: 'Kennung', type: 'code', width: 14 },
  { heading: 'Vorhaben', type: 'text', width: 50 },
  { heading: 'Begünstigter', type: 'text', width: 36 },
  { heading: 'Ort (AGS)', type: 'code', width: 11 },
  { heading: 'Förderfähige Gesamtkosten', type: 'money', width: 18 },
  { heading: 'Was auffiel', type: 'text', width: 46 },
  { heading: 'Zugelassen bis', type: 'day', width: 14 },
  { heading: 'Grund der Ausnahme', type: 'text', width: 40 },
];

const rowOf = ({ reference, name, beneficiary, city, totalEligibleCost, found, waivers }: Hit): TableRow => [
  reference,
  name,
  beneficiary,
  city,
  totalEligibleCost,
  found,
  waivers[0]?.until ?? null,
  waivers[0]?.reason ?? null,
];

/** The whole list of a test for German spreadsheet programs. */
export function hitsCsv(hits: readonly Hit[]): Buffer {
  const csv = csvTable(columns, 'excel-de');
  return Buffer.from(`${csv.head}${csv.lines(hits.map(rowOf))}`);
}

const hitsPerPart = 1_000;

/** The same as a workbook, with a sheet that says what it covers and what the test means. */
export function hitsWorkbook(
  test: RegistryTest,
  hits: readonly Hit[],
  { viewpoint }: Pick<TestScene, 'viewpoint'>,
): AsyncGenerator<Uint8Array> {
  const { revision, publishedAt, reckoningDay } = viewpoint;
  const state = test.asOf
    ? `Registerstand ${revision}`
    : `heute, ${formatDay(reckoningDay, 'de')}, Registerstand ${revision}`;
  return tableWorkbookBytes(
    {
      title: test.title,
      creator: 'Steckbrief',
      created: (publishedAt ?? new Date(0)).toISOString(),
      sheetName: 'Liste',
      columns,
      coverage: {
        sheetName: 'Test',
        lines: [
          { kind: 'heading', look: 'title', text: test.title },
          { kind: 'text', label: 'Was der Test meint', text: test.meaning },
          { kind: 'text', label: 'Fundstelle', text: test.clause ?? 'Frage der Erfahrung, ohne Vorschrift' },
          { kind: 'text', label: 'Stand', text: state },
          {
            kind: 'text',
            label: 'Treffer',
            text: `${formatCount(hits.length, 'de')}; ein Treffer ist kein Fehler, er ist anzusehen.`,
          },
          { kind: 'sumHeading', texts: ['Summe', 'EUR', 'Vorhaben mit Betrag'] },
          { kind: 'sum', label: 'Förderfähige Gesamtkosten', column: 4 },
          { kind: 'text', label: 'Maßgeblich', text: 'Maßgeblich ist der Zuwendungsbescheid.' },
        ],
      },
      words: {
        continued: ' … (weiter im Blatt Langtexte)',
        longTexts: 'Langtexte',
        longTextHeadings: ['Kennung', 'Spalte', 'Teil', 'Text'],
      },
    },
    inParts(hits),
  );
}

async function* inParts(hits: readonly Hit[]): AsyncGenerator<readonly TableRow[]> {
  for (let at = 0; at < hits.length; at += hitsPerPart) yield hits.slice(at, at + hitsPerPart).map(rowOf);
}
