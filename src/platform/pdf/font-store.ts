import type { EmbeddedFont, PdfKitDocument, ShapedRun } from 'pdfmake/js/PDFDocument.js';
import { faceNames, fontFiles } from './fonts.js';
import { learnPlainText } from './plain-shaping.js';

const files = Object.values(fontFiles).flatMap(({ normal, bold }) => [normal, bold]);
const plainFiles = new Set(Object.values(fontFiles[faceNames.main] ?? {}));

/** Parsed typefaces by file. Parsing them takes longer than printing a page, so a thread does it once. */
const parsed = new Map<string, EmbeddedFont['font']>();
let fontClass: EmbeddedFont['constructor'] | null = null;

/**
 * Puts the parsed typefaces into a new document, under the file names by which text and drawings ask for them. Those a
 * document does not use are left out of its file.
 */
export function shareFonts(document: PdfKitDocument): void {
  for (const file of files) {
    const font = parsed.get(file);
    if (font === undefined || fontClass === null) parse(document, file);
    else document._fontFamilies[file] = new fontClass(document, forgetful(font), `F${++document._fontCount}`);
    const own = document._fontFamilies[file];
    if (own !== undefined) {
      if (plainFiles.has(file)) learnPlainText(own);
      rememberFigures(own);
      rememberWidths(own);
    }
  }
}

/**
 * Figures of equal width are shaped by rules of the typeface, which takes longer than placing them. The library keeps
 * what it shaped of plain words only; amounts and days are measured, laid out again and drawn.
 */
function rememberFigures(font: EmbeddedFont): void {
  const shaped = new Map<string, ShapedRun>();
  const shape = font.layoutRun.bind(font);
  font.layoutRun = (text, features) => {
    if (features === undefined) return shape(text);
    const key = `${features.join()} ${text}`;
    const known = shaped.get(key) ?? shape(text, features);
    shaped.set(key, known);
    return known;
  };
}

/** Words are measured once in any size, however often they come. */
function rememberWidths(font: EmbeddedFont): void {
  const widths = new Map<string, number>();
  const measure = font.widthOfString.bind(font);
  font.widthOfString = (text, size, features) => {
    const key = features ? `${features.join()} ${text}` : text;
    const known = widths.get(key) ?? measure(text, 1_000, features);
    widths.set(key, known);
    return known * (size / 1_000);
  };
}

function parse(document: PdfKitDocument, file: string): void {
  document.font(file);
  parsed.set(file, document._font.font);
  fontClass = document._font.constructor;
}

/**
 * The parser remembers with each glyph the characters it was first asked for. Were that kept, a document's text would
 * depend on the documents before it.
 */
function forgetful(font: EmbeddedFont['font']): EmbeddedFont['font'] {
  font._glyphs = {};
  return font;
}
