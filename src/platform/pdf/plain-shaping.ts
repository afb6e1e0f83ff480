import type { EmbeddedFont, ShapedRun } from 'pdfmake/js/PDFDocument.js';

/**
 * Letters, figures and marks of German and English text. In Fira Sans such a character is moved by its neighbour at most
 * ("AV" stands closer); the rules that look further are about accents set apart, and Greek.
 */
const plain = /^[A-Za-z0-9ÄÖÜäöüßéè .,;:!?()[\]/–—\-_+*%§&€$„“”‚‘’'"…@=\u00a0]+$/;
/** Drawn as one glyph. */
const ligature = /f[il]/;

interface Character {
  readonly glyphId: number;
  readonly advance: number;
}

/** What a typeface does with plain text, learned from what it has shaped; the same for all documents of a thread. */
class Learned {
  readonly characters = new Map<number, Character>();
  /** How far the first of two neighbours advances. */
  readonly pairs = new Map<number, number>();
}

const learnedOf = new WeakMap<EmbeddedFont['font'], Map<string, Learned>>();

function learnedBy({ font }: EmbeddedFont, features: string): Learned {
  const ofFont = learnedOf.get(font) ?? new Map<string, Learned>();
  learnedOf.set(font, ofFont);
  const learned = ofFont.get(features) ?? new Learned();
  ofFont.set(features, learned);
  return learned;
}

/**
 * Places the glyphs of plain text by what was learned of each two neighbours before: the result is that of the library's
 * shaping, which takes many times as long. The library shapes what is not plain, and neighbours seen for the first time.
 */
export function learnPlainText(font: EmbeddedFont): void {
  const shape = font.layoutRun.bind(font);
  font.layoutRun = (text, features) => {
    if (!plain.test(text) || ligature.test(text)) return shape(text, features);
    const learned = learnedBy(font, features?.join() ?? '');
    const unknown = unknownPart(text, learned);
    if (unknown !== '') learn(unknown, shape(unknown, features), learned);
    return placed(text, learned, font) ?? shape(text, features);
  };
}

const pairKey = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

/** From the first neighbours nothing is known of to the last. */
function unknownPart(text: string, { characters, pairs }: Learned): string {
  if (text.length === 1) return characters.has(text.charCodeAt(0)) ? '' : text;
  let first = text.length;
  let last = 0;
  for (let at = 0; at < text.length - 1; at += 1) {
    if (pairs.has(pairKey(text, at))) continue;
    first = Math.min(first, at);
    last = at + 2;
  }
  return text.slice(first, last);
}

/** Null when the library draws it otherwise than character by character. */
function placed(text: string, { characters, pairs }: Learned, { font }: EmbeddedFont): ShapedRun | null {
  const glyphs: ShapedRun['glyphs'][number][] = [];
  const positions: ShapedRun['positions'][number][] = [];
  let advanceWidth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const character = characters.get(code);
    const xAdvance = at === text.length - 1 ? character?.advance : pairs.get(pairKey(text, at));
    if (character === undefined || xAdvance === undefined) return null;
    glyphs.push(font.getGlyph(character.glyphId, [code]));
    positions.push({ xAdvance, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: character.advance });
    advanceWidth += xAdvance;
  }
  return { glyphs, positions, advanceWidth };
}

function learn(text: string, { glyphs, positions }: ShapedRun, { characters, pairs }: Learned): void {
  const isPlain =
    glyphs.length === text.length &&
    positions.every(({ xOffset, yOffset, yAdvance }) => xOffset === 0 && yOffset === 0 && yAdvance === 0);
  if (!isPlain) return;
  positions.forEach(({ xAdvance, advanceWidth }, at) => {
    const glyph = glyphs[at];
    if (glyph !== undefined)
      characters.set(text.charCodeAt(at), { glyphId: glyph.id, advance: advanceWidth });
    if (at < text.length - 1) pairs.set(pairKey(text, at), xAdvance);
  });
}
