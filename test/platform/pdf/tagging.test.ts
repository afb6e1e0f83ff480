import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import t from 'tap';
import { pressSheet } from '../../../src/platform/pdf/press.js';
import type { GridNode, PdfSheet, SheetNode, TextNode } from '../../../src/platform/pdf/sheet.js';
import { faultsOfStructure, readStructure } from '../../support/pdf-structure.js';
import { readPdf } from '../../support/read-pdf.js';

const line = (text: string, more: Partial<TextNode> = {}): TextNode => ({
  kind: 'text',
  runs: [{ text }],
  size: 9,
  ...more,
});
const square =
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>';
const drawing = (alt: string): SheetNode => ({ kind: 'drawing', svg: square, width: 20, alt });
const grid = (rows: number, more: Partial<GridNode> = {}): GridNode => ({
  kind: 'grid',
  widths: [100, 'rest'],
  headerRows: 1,
  reads: 'headedRows',
  rule: { thickness: 0.7, colour: '#d8dde8' },
  padding: 3,
  rows: [
    [line('Ort'), line('Betrag')],
    ...Array.from({ length: rows }, (_, row) => [line(`Ort ${row}`), line(`${row},00`)]),
  ],
  ...more,
});

function aSheet(body: readonly SheetNode[], changes: Partial<PdfSheet> = {}): PdfSheet {
  return {
    title: 'Übersicht',
    subject: 'Probe',
    language: 'de-DE',
    creator: 'Steckbrief 0.0.0',
    created: new Date('2026-10-31T00:00:00Z'),
    margins: { left: 50, top: 80, right: 50, bottom: 60 },
    head: line('Kopf der Seite'),
    foot: { rule: '#d8dde8', left: line('Fuß der Seite'), right: line('Seite {page} / {pages}') },
    pinned: null,
    body,
    onePage: null,
    ...changes,
  };
}

const everything = aSheet([
  line('Bericht', { heading: 1, anchor: 'report' }),
  grid(0, {
    headerRows: 0,
    reads: 'contents',
    rows: [
      [
        line('Kapitel', { linksTo: { anchor: 'part' } }),
        line('0', { pageOf: 'part', linksTo: { anchor: 'part' } }),
      ],
    ],
  }),
  line('Erster Absatz.\n\nZweiter Absatz\nin zwei Zeilen.'),
  {
    kind: 'columns',
    gap: 10,
    columns: [
      { width: 100, node: line('Links zuerst') },
      { width: 'rest', node: line('rechts danach') },
    ],
  },
  drawing('Ein Quadrat'),
  drawing(''),
  { kind: 'rule', thickness: 1, colour: '#000000', width: 200 },
  {
    kind: 'stack',
    reads: 'table',
    nodes: [1, 2].map((bar) => ({
      kind: 'columns',
      gap: 5,
      columns: [
        { width: 60, node: line(`Balken ${bar}`) },
        { width: 20, node: drawing('') },
        { width: 'rest', node: line(`${bar},0`) },
      ],
    })),
  },
  line('Kapitel', { heading: 2, anchor: 'part' }),
  grid(120, { below: [line('Anmerkung zur Tabelle')], leastAtEnd: 6 }),
  line('Quelle im Netz', { linksTo: { address: 'https://example.org/quelle' } }),
]);

t.test('every character belongs to an element or is furniture of the page', async (t) => {
  const { elements, unowned, artefacts } = await readStructure(await pressSheet(everything));
  t.same(unowned, []);
  t.match(artefacts, /Kopf der Seite.*Fuß der Seite.*Seite 1/);
  t.equal(artefacts.match(/Betrag/g)?.length, 3, 'headings repeated on later pages are not read again');
  const roles = (role: string) => elements.filter((element) => element.role === role);
  t.same(
    roles('P')
      .map(({ text }) => text)
      .slice(0, 4),
    ['Erster Absatz.', 'Zweiter Absatz in zwei Zeilen.', 'Links zuerst', 'rechts danach'],
  );
  t.same(
    roles('Figure').map(({ alt }) => alt),
    ['Ein Quadrat'],
  );
  t.same(
    roles('H1')
      .concat(roles('H2'))
      .map(({ text }) => text),
    ['Bericht', 'Kapitel'],
  );
  t.equal(roles('TH').filter(({ text }) => text === 'Betrag').length, 1);
  t.equal(roles('TH').filter(({ text }) => /^Ort \d+$/.test(text)).length, 120);
  t.same(
    roles('TH')
      .filter(({ text }) => text.startsWith('Balken'))
      .map(({ text }) => text),
    ['Balken 1', 'Balken 2'],
  );
  t.same(
    roles('Link').map(({ text }) => text),
    ['Kapitel', '1', 'Quelle im Netz'],
  );
});

t.test('the tree is sound', async (t) => {
  const faults = faultsOfStructure(await pressSheet(everything));
  if (faults === null) return t.plan(0, 'skipped: qpdf is not installed');
  t.same(faults, []);
});

t.test('the checks find what is wrong', async (t) => {
  const faults = faultsOfStructure(await pressSheet(aSheet([line('Zu tief', { heading: 3 })])));
  if (faults === null) return t.plan(0, 'skipped: qpdf is not installed');
  t.same(faults, ['heading 3 after 0']);
  t.match(faultsOfStructure(await pressSheet(everything, false)), [/not marked/]);
});

t.test('tagging changes nothing of what is seen', async (t) => {
  const [tagged, plain] = await Promise.all([pressSheet(everything), pressSheet(everything, false)]);
  const squeezed = async (bytes: Uint8Array) =>
    (await readPdf(bytes)).textOfPages.map((text) => text.replaceAll(' ', ''));
  t.same(await squeezed(tagged), await squeezed(plain));
  t.equal((await readStructure(plain)).elements.length, 0);
});

t.test('what is pinned is read, once, after everything else', async (t) => {
  const sheet = aSheet([line('Inhalt', { heading: 1 })], {
    pinned: {
      kind: 'columns',
      gap: 4,
      columns: [
        { width: 30, node: drawing('Emblem') },
        { width: 'rest', node: line('Gefördert.') },
      ],
    },
    onePage: { steps: 1, uncutSteps: 1 },
  });
  const { elements } = await readStructure(await pressSheet(sheet));
  t.same(
    elements.map(({ role, text, alt }) => alt ?? `${role} ${text}`.trim()),
    ['Document', 'H1 Inhalt', 'Emblem', 'P Gefördert.'],
  );
});

t.test('chapters are bookmarks with their sections below', async (t) => {
  const bytes = await pressSheet(
    aSheet([
      line('Titel', { heading: 1 }),
      line('Orte', { heading: 2 }),
      line('Größte', { heading: 3 }),
      line('Jahre', { heading: 2 }),
    ]),
  );
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const outline = await (await task.promise).getOutline();
  t.same(
    outline.map(({ title, items }) => [title, ...items.map((item: { title: string }) => item.title)]),
    [['Titel'], ['Orte', 'Größte'], ['Jahre']],
  );
  await task.destroy();
});
