import type { LaidOutPage } from 'pdfmake/js/LayoutBuilder.js';
import pdfDocument, { type PdfKitDocument } from 'pdfmake/js/PDFDocument.js';
import renderer from 'pdfmake/js/Renderer.js';
import svgMeasure from 'pdfmake/js/SVGMeasure.js';
import { contentOf } from './definition.js';
import { shareFonts } from './font-store.js';
import { coverageOf, faceNames, fontFiles, mayOpen } from './fonts.js';
import type { OnePage, PdfSheet, SheetNode, TextNode } from './sheet.js';
import { breaksAgainstShortEnds } from './short-ends.js';
import { Bookmarks } from './tagging/bookmarks.js';
import { MarkedDrawing } from './tagging/marked-drawing.js';
import { MarkedLayout } from './tagging/marked-layout.js';
import { StructureElement } from './tagging/structure.js';
import type { Fitting, Setting } from './typesetting.js';
import { writePagesWhole } from './whole-pages.js';

const papers = {
  a4: { orientation: 'portrait' as const, width: 595.28, height: 841.89 },
  a3: { orientation: 'portrait' as const, width: 841.89, height: 1190.55 },
};
const paperOf = ({ paper = 'a4' }: PdfSheet) => papers[paper];

/** Pages with everything in its place, and the order in which they are read aloud. */
interface LaidOut {
  readonly pages: readonly LaidOutPage[];
  readonly reading: StructureElement;
}

/**
 * Prints a sheet as tagged PDF 1.7 with embedded typefaces. The same sheet gives the same bytes. The library may open
 * nothing but the typefaces: no address, no other file. Untagged only to compare: the pages look the same.
 */
export async function pressSheet(sheet: PdfSheet, tagged = true): Promise<Uint8Array> {
  const document = openDocument(sheet, tagged);
  writePagesWhole(document);
  const { pages, reading } = fittedPages(sheet, document);
  if (tagged) new MarkedDrawing(document).renderDocument(pages, reading);
  else new renderer.default(document).renderPages(pages);
  return bytesOf(document);
}

function openDocument(sheet: PdfSheet, tagged: boolean): PdfKitDocument {
  const options = {
    size: [paperOf(sheet).width, paperOf(sheet).height],
    pdfVersion: '1.7',
    displayTitle: true,
    tagged,
    lang: sheet.language,
    autoFirstPage: false,
    font: null,
    info: {
      Title: sheet.title,
      Subject: sheet.subject,
      Creator: sheet.creator,
      Producer: 'pdfmake',
      CreationDate: sheet.created,
    },
  };
  const document = new pdfDocument.default(fontFiles, {}, {}, {}, options, null, mayOpen);
  shareFonts(document);
  return document;
}

function fittedPages(sheet: PdfSheet, document: PdfKitDocument): LaidOut {
  if (sheet.onePage === null) return layOutLong(sheet, document);
  const layOut = (fitting: Fitting) => layOutPages(sheet, document, settingOf(document, fitting));
  const { pages, reading } = fitOnePage(sheet.onePage, elasticLengthOf(sheet.body), layOut);
  return { pages: pages.slice(0, 1), reading };
}

/** Rows from which a grid is left short while looking for breaks: what stands below it is not worth laying it out twice. */
const longGrid = 400;
const mostAttempts = 4;

/** As many pages as it takes; laid out again while the end of a grid stands too short on its last page. */
function layOutLong(sheet: PdfSheet, document: PdfKitDocument): LaidOut {
  const body = sheet.body.map(shortened);
  const isTrial = body.some((node, index) => node !== sheet.body[index]);
  const attempt = { ...sheet, body };
  const longSetting = (breaks: Setting['breaks']) => ({
    ...settingOf(document, { step: 0, elasticLength: null }),
    breaks,
    bookmarks: new Bookmarks(true),
  });
  let breaks: Setting['breaks'] = new Map();
  for (let attempts = 1; ; attempts++) {
    const setting = longSetting(breaks);
    const laidOut = layOutPages(attempt, document, setting);
    const better = attempts < mostAttempts && breaksAgainstShortEnds(setting.grids, breaks);
    if (better) breaks = better;
    else if (!isTrial) return laidOut;
    else return layOutPages(sheet, document, longSetting(breaks));
  }
}

const shortened = (node: SheetNode): SheetNode =>
  node.kind === 'grid' && node.rows.length > longGrid
    ? { ...node, rows: node.rows.slice(0, node.headerRows + 1) }
    : node;

function settingOf(document: PdfKitDocument, fitting: Fitting): Setting {
  return {
    fitting,
    covers: coverageOf(document),
    widths: (text, strong, size) =>
      document.provideFont(faceNames.main, strong, false).widthOfString(text, size),
    losses: { cut: false, replaced: false },
    breaks: new Map(),
    bookmarks: new Bookmarks(false),
    grids: [],
  };
}

function layOutPages(sheet: PdfSheet, document: PdfKitDocument, setting: Setting): LaidOut {
  const builder = new MarkedLayout(paperOf(sheet), sheet.margins, new svgMeasure.default());
  const reading = new StructureElement('Document');
  const content = sheet.body.map((node) => contentOf(node, setting, reading));
  const pages = builder.layoutDocument(
    content,
    document,
    {},
    { font: faceNames.main, fontSize: 9.5 },
    undefined,
    () => headOf(sheet, setting),
    (page, count) => footOf(sheet, { setting, reading }, page, count),
  );
  return { pages, reading };
}

const sides = ({ margins }: PdfSheet): [number, number, number, number] => [
  margins.left,
  0,
  margins.right,
  0,
];

function headOf(sheet: PdfSheet, setting: Setting): object {
  return { stack: [contentOf(sheet.head, setting, null)], margin: sides(sheet) };
}

function footOf(
  sheet: PdfSheet,
  { setting, reading }: { readonly setting: Setting; readonly reading: StructureElement },
  page: number,
  pages: number,
): object {
  if (sheet.cover && page === 1) return { stack: [] };
  const width = paperOf(sheet).width - sheet.margins.left - sheet.margins.right;
  const numbered = (text: string) => text.replace('{page}', String(page)).replace('{pages}', String(pages));
  const right: TextNode = {
    ...sheet.foot.right,
    runs: sheet.foot.right.runs.map((run) => ({ ...run, text: numbered(run.text) })),
  };
  const line: SheetNode[] = [
    { kind: 'rule', thickness: 0.7, colour: sheet.foot.rule, width, after: 6 },
    {
      kind: 'columns',
      gap: 12,
      columns: [
        { width: 'rest', node: sheet.foot.left },
        { width: 70, node: right },
      ],
    },
  ];
  const furniture = line.map((node) => contentOf(node, setting, null));
  // What is pinned stands above the foot once and is part of what is read.
  const pinned = sheet.pinned === null ? [] : [contentOf(sheet.pinned, setting, reading)];
  return { stack: [...pinned, ...furniture], margin: sides(sheet) };
}

/** Characters a page can hold at most; saves trying a text of a megabyte. */
const mostOnAPage = 8_000;

/**
 * The first way of laying out that takes one page: looser steps first, then the tightest whole-text step with as much of
 * the elastic text as fits, then tighter ones.
 */
function fitOnePage(
  { steps, uncutSteps }: OnePage,
  elasticLength: number,
  layOut: (fitting: Fitting) => LaidOut,
): LaidOut {
  for (let step = 0; step < uncutSteps && elasticLength <= mostOnAPage; step++) {
    const laidOut = layOut({ step, elasticLength: null });
    if (laidOut.pages.length === 1) return laidOut;
  }
  let last: LaidOut | null = null;
  for (let step = uncutSteps - 1; step < steps; step++) {
    if (step >= uncutSteps && elasticLength <= mostOnAPage) {
      const whole = layOut({ step, elasticLength: null });
      if (whole.pages.length === 1) return whole;
    }
    last = layOut({ step, elasticLength: 0 });
    if (last.pages.length === 1) return longestFit(step, elasticLength, layOut) ?? last;
  }
  return last ?? layOut({ step: steps, elasticLength: 0 });
}

function longestFit(
  step: number,
  elasticLength: number,
  layOut: (fitting: Fitting) => LaidOut,
): LaidOut | null {
  let best: LaidOut | null = null;
  let low = 1;
  let high = Math.min(elasticLength, mostOnAPage);
  while (high - low >= 12) {
    const middle = (low + high) >> 1;
    const laidOut = layOut({ step, elasticLength: middle });
    if (laidOut.pages.length === 1) {
      best = laidOut;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return best;
}

function elasticLengthOf(nodes: readonly SheetNode[]): number {
  return nodes.reduce((length, node) => {
    if (node.kind === 'text')
      return length + (node.elastic ? node.runs.reduce((sum, run) => sum + run.text.length, 0) : 0);
    if (node.kind === 'stack') return length + elasticLengthOf(node.nodes);
    if (node.kind === 'columns') return length + elasticLengthOf(node.columns.map((column) => column.node));
    return length;
  }, 0);
}

async function bytesOf(document: PdfKitDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.once('end', resolve);
    document.once('error', reject);
  });
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}
