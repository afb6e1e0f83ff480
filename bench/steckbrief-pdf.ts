import { hrtime } from 'node:process';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { steckbriefDocument } from '../reports/steckbrief/document.js';
import { contentOf } from '../src/platform/pdf/definition.js';
import { faceNames, fontFiles, mayOpen } from '../src/platform/pdf/fonts.js';
import { pressSheet } from '../src/platform/pdf/press.js';
import type { PdfSheet } from '../src/platform/pdf/sheet.js';
import { Bookmarks } from '../src/platform/pdf/tagging/bookmarks.js';
import type { Setting } from '../src/platform/pdf/typesetting.js';
import { openDrawingPool } from '../src/platform/workers/drawing-pool.js';
import type { ReportDocument } from '../src/reporting/document.js';
import { printDocument } from '../src/reporting/print/print-document.js';
import { sheetOf } from '../src/reporting/print/sheet-of.js';
import { flatMap } from '../test/reports/steckbrief/flat-map.js';
import { dresden, inputsFor, settings, steckbriefData } from '../test/reports/steckbrief/steckbrief-data.js';

/*
 * A warm Steckbrief against pdfmake alone with the same content, in one run, turn by turn so that both meet the same
 * machine. Run: node dist/bench/steckbrief-pdf.js [rounds]
 */
const rounds = Number(process.argv[2] ?? 60);
const sentence = 'Die Stelle begleitet Menschen im Quartier und öffnet Türen zu Arbeit und Bildung. ';

const documentWith = (purpose: string): ReportDocument => {
  const record = { ...dresden, purposeAndAchievements: purpose };
  return steckbriefDocument(steckbriefData(record, flatMap(record)), inputsFor(record), settings);
};

/** The sheet as pdfmake gets it when nobody fits it to a page: the loosest step, all characters taken for printable. */
function definitionOf(sheet: PdfSheet, step: number): TDocumentDefinitions {
  const setting: Setting = {
    fitting: { step, elasticLength: null },
    covers: (face) => face === 'main',
    widths: (text, _strong, size) => text.length * size * 0.55,
    losses: { cut: false, replaced: false },
    breaks: new Map(),
    bookmarks: new Bookmarks(false),
    grids: [],
  };
  const { left, top, right, bottom } = sheet.margins;
  return {
    pageMargins: [left, top, right, bottom],
    defaultStyle: { font: faceNames.main, fontSize: 9.5 },
    info: { title: sheet.title, creationDate: sheet.created },
    header: () => ({ stack: [contentOf(sheet.head, setting, null)], margin: [left, 0, right, 0] }),
    footer: () => ({
      stack: [sheet.pinned, sheet.foot.left, sheet.foot.right].flatMap((node) =>
        node ? [contentOf(node, setting, null)] : [],
      ),
      margin: [left, 0, right, 0],
    }),
    content: sheet.body.map((node) => contentOf(node, setting, null)),
  };
}

pdfmake.setFonts(structuredClone(fontFiles));
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy(mayOpen);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = hrtime.bigint();
  await work();
  return Number(hrtime.bigint() - start) / 1e6;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const pool = openDrawingPool();
for (const [name, purpose, step] of [
  ['short purpose', sentence.repeat(4), 0],
  ['1,500 characters', sentence.repeat(18), 3],
  ['10,000 characters, cut', sentence.repeat(120), 3],
] as const) {
  const document = documentWith(purpose);
  const sheet = sheetOf(document, '0.1.0');
  const alone: number[] = [];
  const ours: number[] = [];
  const untagged: number[] = [];
  const pooled: number[] = [];
  for (let round = -5; round < rounds; round++) {
    const a = await timed(() => pdfmake.createPdf(definitionOf(sheet, step)).getBuffer());
    const b = await timed(() => pressSheet(sheet));
    const d = await timed(() => pressSheet(sheet, false));
    const c = await timed(() => printDocument(pool, document, '0.1.0'));
    if (round >= 0) {
      alone.push(a);
      ours.push(b);
      untagged.push(d);
      pooled.push(c);
    }
  }
  const ratio = (values: readonly number[]) => (median(values) / median(alone)).toFixed(2);
  process.stdout.write(
    `${name}: pdfmake alone ${median(alone).toFixed(1)} ms, here ${ratio(ours)} × (untagged ${ratio(untagged)} ×), ` +
      `through the pool ${ratio(pooled)} ×\n`,
  );
}
await pool.close();
