import fc from 'fast-check';
import pdfDocument, { type EmbeddedFont } from 'pdfmake/js/PDFDocument.js';
import t from 'tap';
import { faceNames, fontFiles, mayOpen } from '../../../src/platform/pdf/fonts.js';
import { learnPlainText } from '../../../src/platform/pdf/plain-shaping.js';

const main = fontFiles[faceNames.main];
const fontOf = (file: string): EmbeddedFont =>
  new pdfDocument.default(fontFiles, {}, {}, {}, { font: null }, null, mayOpen).font(file)._font;

const alphabet = [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÄÖÜäöüßéè0123456789',
  ...' .,;:!?()[]/–—-_+*%§&€$„“”‚‘’\'"…@=\u00a0',
];
// Close neighbours, ligatures and text that is left to the library.
const words = [
  'AVA',
  'Tauchen',
  'To',
  'fiel',
  'Auflage',
  'Förderung/Vogtl.',
  'L’Wé',
  '„Wir“',
  'Ἀθῆναι',
  'C#',
  'e\u0301',
];

for (const [name, file] of Object.entries({ normal: main?.normal ?? '', bold: main?.bold ?? '' }))
  t.test(`plain text comes to stand where the library puts it: ${name}`, async (t) => {
    const library = fontOf(file);
    const learning = fontOf(file);
    learnPlainText(learning);
    const placesOf = (font: EmbeddedFont, text: string, features?: readonly string[]) => {
      const { glyphs, positions, advanceWidth } = font.layoutRun(text, features);
      const places = positions.map(({ xAdvance, yAdvance, xOffset, yOffset, advanceWidth: width }) =>
        [xAdvance, yAdvance, xOffset, yOffset, width].join(' '),
      );
      return { glyphs: glyphs.map(({ id }) => id), places, advanceWidth };
    };
    for (const word of words) t.same(placesOf(learning, word), placesOf(library, word), word);
    const anyWord = fc
      .array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 14 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(anyWord, fc.constantFrom(undefined, ['tnum']), (word, features) => {
        t.same(placesOf(learning, word, features), placesOf(library, word, features), word);
      }),
      { numRuns: 200 },
    );
  });
