import type { PlacedVector } from 'pdfmake/js/LayoutBuilder.js';
import type { PlacedWord } from 'pdfmake/js/Renderer.js';

const near = (one: number | undefined, other: number | undefined): boolean =>
  one !== undefined && other !== undefined && Math.abs(one - other) < 1e-6;

/** The same words, those that look alike as one. A word ends with its space and is shaped up to there, so nothing moves. */
export function joinedWords(words: readonly PlacedWord[]): PlacedWord[] {
  const joined: PlacedWord[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last === undefined || !goesOn(last, word)) joined.push(word);
    else {
      const { text, width, trailingCut } = word;
      joined[joined.length - 1] = {
        ...last,
        text: last.text + text,
        width: last.width + width,
        trailingCut,
      };
    }
  }
  return joined;
}

/** Figures of equal width are shaped as a whole; a page number is not known before it is drawn. */
const goesOn = (before: PlacedWord, word: PlacedWord): boolean =>
  before.text.endsWith(' ') &&
  before.font === word.font &&
  before.fontSize === word.fontSize &&
  before.color === word.color &&
  before.sup === word.sup &&
  before.height === word.height &&
  before.fontFeatures === null &&
  word.fontFeatures === null &&
  before._pageRef === undefined &&
  word._pageRef === undefined &&
  near(before.x + before.width, word.x);

/** Lengthens a horizontal rule by the piece that goes on where it ends; false when it does not. */
export function lengthened(rule: PlacedVector, piece: PlacedVector): boolean {
  const goesOn =
    rule.type === 'line' &&
    piece.type === 'line' &&
    near(rule.x2, piece.x1) &&
    near(rule.y1, piece.y1) &&
    near(rule.y2, piece.y2) &&
    near(rule.y1, rule.y2) &&
    rule.lineWidth === piece.lineWidth &&
    rule.lineColor === piece.lineColor &&
    rule.dash === undefined &&
    piece.dash === undefined;
  if (goesOn) rule.x2 = piece.x2;
  return goesOn;
}
