import { hrtime } from 'node:process';
import { pressSheet } from '../src/platform/pdf/press.js';
import type { PdfSheet, SheetNode, TextNode } from '../src/platform/pdf/sheet.js';

/*
 * What the reading order costs: the same long table printed with and without it, turn by turn in one run.
 * Run: node dist/bench/tagged-pdf.js [rows] [rounds]
 */
const rows = Number(process.argv[2] ?? 5_748);
const rounds = Number(process.argv[3] ?? 5);

const cell = (text: string, align: 'left' | 'right' = 'left'): TextNode => ({
  kind: 'text',
  runs: [{ text, figures: align === 'right' }],
  size: 8,
  leading: 1.3,
  align,
});
const places = ['Dresden', 'Leipzig', 'Chemnitz', 'Bautzen', 'Görlitz', 'Annaberg-Buchholz'];
const table: SheetNode = {
  kind: 'grid',
  widths: [60, 'rest', 90, 90, 60, 70],
  headerRows: 1,
  reads: 'headedRows',
  rule: { thickness: 0.7, colour: '#d8dde8' },
  padding: 2.6,
  rows: [
    ['Kennung', 'Vorhaben', 'Ort', 'Begünstigter', 'Zeitraum', 'Betrag'].map((text) => cell(text)),
    ...Array.from({ length: rows }, (_, row) => [
      cell(`SN21-${String(row).padStart(4, '0')}`),
      cell(`Nachbarschaftstreff und Beratung im Quartier, Teil ${row}`),
      cell(places[row % places.length] ?? ''),
      cell('Große Kreisstadt'),
      cell('01.01.2023 – 31.12.2026'),
      cell(`${row}.271,${String(row % 100).padStart(2, '0')}`, 'right'),
    ]),
  ],
};
const sheet: PdfSheet = {
  title: 'Alle Vorhaben',
  subject: 'Messung',
  language: 'de-DE',
  creator: 'Steckbrief',
  created: new Date(0),
  margins: { left: 51, top: 82, right: 51, bottom: 65 },
  head: cell('Kopf'),
  foot: { rule: '#d8dde8', left: cell('Stand'), right: cell('{page} / {pages}', 'right') },
  pinned: null,
  body: [table],
  onePage: null,
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const times = { tagged: [] as number[], plain: [] as number[] };
const sizes = { tagged: 0, plain: 0 };
for (let round = -1; round < rounds; round++) {
  for (const kind of ['plain', 'tagged'] as const) {
    const start = hrtime.bigint();
    const bytes = await pressSheet(sheet, kind === 'tagged');
    if (round >= 0) times[kind].push(Number(hrtime.bigint() - start) / 1e6);
    sizes[kind] = bytes.length;
  }
}
process.stdout.write(
  `${rows} rows: ${Math.round(median(times.plain))} ms untagged, ${(median(times.tagged) / median(times.plain)).toFixed(2)} × tagged; ` +
    `file ${(sizes.tagged / sizes.plain).toFixed(2)} × as large\n`,
);
