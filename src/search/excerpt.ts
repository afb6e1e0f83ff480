import { fold } from '../kernel/fold.js';

/** A piece of a text; marked where a word stands that was searched for. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

const before = 60;
const after = 140;

/** The words of a question as texts are searched for them: folded, each once. */
export const wordsAsked = (q: string): string[] => [...new Set(fold(q).split(/\s+/u).filter(Boolean))];

interface Found {
  readonly text: string;
  /** Where words stand, from and to, in order and apart. */
  readonly places: readonly (readonly [number, number])[];
  readonly different: number;
}

/** What stands around the words in the text that has most of them; null where none has any. */
export function excerptOf(texts: readonly string[], words: readonly string[]): Piece[] | null {
  const found = texts
    .map((text) => findWords(text, words))
    .filter(({ places }) => places.length > 0)
    .sort((one, other) => other.different - one.different);
  const [best] = found;
  return best === undefined ? null : piecesAround(best);
}

function findWords(text: string, words: readonly string[]): Found {
  const { folded, origin } = foldedWithPlaces(text);
  const all = words.flatMap((word) => placesOf(folded, word)).sort(([one], [other]) => one - other);
  const places: [number, number][] = [];
  for (const [start, end] of all) {
    const from = origin[start] ?? 0;
    const to = origin[end] ?? text.length;
    const last = places.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else places.push([from, to]);
  }
  return { text, places, different: words.filter((word) => folded.includes(word)).length };
}

function placesOf(folded: string, word: string): [number, number][] {
  const places: [number, number][] = [];
  for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
    places.push([at, at + word.length]);
  return places;
}

/** A text folded, and for each of its letters where it stood before. */
function foldedWithPlaces(text: string): { readonly folded: string; readonly origin: readonly number[] } {
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const letter of text) {
    const simple = fold(letter);
    for (let part = 0; part < simple.length; part += 1) origin.push(at);
    folded += simple;
    at += letter.length;
  }
  return { folded, origin };
}

function piecesAround({ text, places }: Found): Piece[] {
  const first = places[0]?.[0] ?? 0;
  const start = wordStart(text, Math.max(0, first - before));
  const end = wordEnd(text, Math.min(text.length, first + after));
  const pieces: Piece[] = [];
  let at = start;
  for (const [from, to] of places.filter(([from, to]) => from >= start && to <= end)) {
    pieces.push(
      { text: text.slice(at, from), isMatch: false },
      { text: text.slice(from, to), isMatch: true },
    );
    at = to;
  }
  pieces.push({ text: text.slice(at, end), isMatch: false });
  const shown = pieces
    .map((piece) => ({ ...piece, text: piece.text.replace(/\s+/gu, ' ') }))
    .filter((piece) => piece.text !== '');
  const dots = { text: '… ', isMatch: false };
  return [...(start > 0 ? [dots] : []), ...shown, ...(end < text.length ? [{ ...dots, text: ' …' }] : [])];
}

/** The beginning of a word at or behind a place; the place itself where none is near. */
function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.indexOf(' ', at);
  return space < 0 || space > at + 20 ? at : space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at === text.length) return at;
  const space = text.lastIndexOf(' ', at);
  return space < at - 20 ? at : space;
}
