import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { pressSheet } from '../../../src/platform/pdf/press.js';
import type { PdfSheet, SheetNode, TextNode } from '../../../src/platform/pdf/sheet.js';
import { readPdf } from '../../support/read-pdf.js';

const line = (text: string): TextNode => ({ kind: 'text', runs: [{ text }], size: 9 });

function aSheet(body: readonly SheetNode[], changes: Partial<PdfSheet> = {}): PdfSheet {
  return {
    title: 'Übersicht',
    subject: 'Probe',
    language: 'de-DE',
    creator: 'Steckbrief 0.0.0',
    created: new Date('2026-10-31T00:00:00Z'),
    margins: { left: 50, top: 80, right: 50, bottom: 60 },
    head: line('Kopf'),
    foot: { rule: '#d8dde8', left: line('Stand 7'), right: line('Seite {page} / {pages}') },
    pinned: null,
    body,
    onePage: null,
    ...changes,
  };
}

const words = 'Die Stelle begleitet Menschen im Quartier. '.repeat(400);
const longText: TextNode = {
  kind: 'text',
  runs: [{ text: words }],
  size: [10, 8],
  elastic: [{ text: ' … mehr dort' }],
};

t.test('a sheet is read back with its metadata and embedded typefaces', async (t) => {
  const bytes = await pressSheet(aSheet([line('Größe → ☑'), line('<b>&amp; {{x}}</b>')]));
  const { pages, text, info, fonts } = await readPdf(bytes);
  t.equal(pages, 1);
  t.match(text, /Größe → ☑ <b>&amp; \{\{x\}\}<\/b> Kopf Stand 7 Seite 1 \/ 1/);
  t.match(info, { Title: 'Übersicht', Subject: 'Probe', Language: 'de-DE', Creator: 'Steckbrief 0.0.0' });
  t.ok(fonts.length >= 2 && fonts.every((font) => !font.missingFile), 'every typeface is in the file');
});

t.test('the same sheet gives the same bytes', async (t) => {
  const sheet = aSheet([line('gleich'), longText]);
  t.ok(Buffer.from(await pressSheet(sheet)).equals(Buffer.from(await pressSheet(structuredClone(sheet)))));
});

t.test('what was printed before leaves no trace', async (t) => {
  // Micro sign and Greek mu are drawn by the same glyph; each document must keep its own character.
  const before = Buffer.from(await pressSheet(aSheet([line('\u00b5')])));
  t.match((await readPdf(await pressSheet(aSheet([line('\u03bc')])))).text, /^\u03bc/);
  t.ok(before.equals(Buffer.from(await pressSheet(aSheet([line('\u00b5')])))));
});

t.test('a sheet for one page tightens, then cuts the text that gives way', async (t) => {
  const onePage = { steps: 3, uncutSteps: 2 };
  const loose = await readPdf(await pressSheet(aSheet([longText])));
  t.ok(loose.pages > 1);
  const short = { ...longText, runs: [{ text: words.slice(0, 5_500) }] };
  const tight = await readPdf(await pressSheet(aSheet([short], { onePage })));
  t.equal(tight.pages, 1);
  t.notMatch(tight.text, /mehr dort/, 'a smaller size was enough');
  const cut = await readPdf(await pressSheet(aSheet([longText, line('Danach')], { onePage })));
  t.equal(cut.pages, 1);
  t.match(cut.text, /Quartier\. … mehr dort Danach/);
  t.ok(cut.text.length > 4_000, 'as much as fits is kept');
});

t.test('text longer than its limit says so only then', async (t) => {
  const notice: TextNode = { ...line('Gekürzt.'), onlyWhen: 'cut' };
  const limited: TextNode = { ...line('Ein sehr langer Name'), limit: 10 };
  t.match((await readPdf(await pressSheet(aSheet([limited, notice])))).text, /Ein sehr… Gekürzt\./);
  t.notMatch((await readPdf(await pressSheet(aSheet([line('Ein Name'), notice])))).text, /Gekürzt/);
});

t.test('characters without a glyph become a box with a note', async (t) => {
  const notice: TextNode = { ...line('Kasten erklärt.'), onlyWhen: 'replaced' };
  const { text } = await readPdf(await pressSheet(aSheet([line('漢字 😀 Привет'), notice])));
  t.match(text, /□□ □ Привет Kasten erklärt\./);
});

t.test('a word of a megabyte runs over pages', async (t) => {
  const { pages } = await readPdf(await pressSheet(aSheet([line('W'.repeat(1_000_000))])));
  t.ok(pages > 100);
});

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;

t.test(
  'qpdf finds nothing wrong',
  { skip: hasQpdf ? false : 'skipped: qpdf is not installed' },
  async (t) => {
    const file = join(t.testdir(), 'sheet.pdf');
    writeFileSync(file, await pressSheet(aSheet([longText])));
    const { status, stdout } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    t.equal(status, 0, stdout);
  },
);
