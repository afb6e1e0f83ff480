/** Which typeface draws a piece of text: the pages' own, or the one that fills its gaps. */
export type Face = 'main' | 'spare';

export interface Segment {
  readonly text: string;
  readonly face: Face;
}

/** Says whether a typeface has a glyph for a code point. */
export type Coverage = (face: Face, codePoint: number) => boolean;

/** Shown for a character neither typeface has, so that nothing goes missing unseen. */
export const missingGlyph = '\u25a1';

const longestWord = 60;
/** Small pieces fill lines well; an endless word is broken in larger ones to keep its number of pieces low. */
const pieceOf = (word: string): number => (word.length > 2_000 ? 40 : 8);

/** Marks that have no place on paper: direction and joining controls, soft hyphens, variation selectors, byte order marks. */
const invisible = /\p{Cf}|\p{Variation_Selector}/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** "e. V." and "z. B." stay on one line. */
const insideAbbreviation = /(?<=(?<![\p{L}\p{N}])\p{L}\.) (?=\p{L}\.)/gu;

/** Text as it can stand on paper: composed characters, one kind of line break, no invisible marks. */
export function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\u202f/g, '\u00a0')
    .replace(insideAbbreviation, '\u00a0')
    .replace(invisible, '')
    .replace(control, missingGlyph);
}

/** Long addresses break before the next part of their query. */
const queryPart = /[?&](?=\w)/g;

/** Gives a word without any place to break one every few characters, or a word of a megabyte would never be laid out. */
export function breakable(text: string): string {
  return text.replace(new RegExp(`\\S{${longestWord},}`, 'gu'), (word) => {
    if (word.length < 200 && /^\S+\?\w+=/.test(word)) return word.replace(queryPart, '$&\u200b');
    const piece = pieceOf(word);
    return Array.from(word, (letter, index) =>
      index > 0 && index % piece === 0 ? `\u200b${letter}` : letter,
    ).join('');
  });
}

/** Divides text by the typeface that has its characters; `replaced` tells whether some had to give way to a box. */
export function segmented(text: string, covers: Coverage): { segments: Segment[]; replaced: boolean } {
  const segments: { text: string; face: Face }[] = [];
  let replaced = text.includes(missingGlyph);
  for (const letter of text) {
    const face = faceOf(letter, covers);
    if (face === null) replaced = true;
    const piece = face === null ? missingGlyph : letter;
    const last = segments.at(-1);
    if (last && last.face === (face ?? 'spare')) last.text += piece;
    else segments.push({ text: piece, face: face ?? 'spare' });
  }
  return { segments, replaced };
}

function faceOf(letter: string, covers: Coverage): Face | null {
  const codePoint = letter.codePointAt(0) ?? 0;
  if (letter === '\n' || letter === '\u200b' || covers('main', codePoint)) return 'main';
  return covers('spare', codePoint) ? 'spare' : null;
}

/** A full stop after a number or an abbreviation of a letter or two ends no sentence. */
const sentenceEnd = /(?<=\p{L}{3}|[)\]“”"])[.!?](?=\s+\p{Lu})/gu;

/** The beginning of a text up to a length: to the end of a sentence when one ends near, else of a word. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const beginning = text.slice(0, Math.max(0, length)).replace(/[\ud800-\udbff]$/, '');
  const last = [...beginning.matchAll(sentenceEnd)].at(-1);
  const end = last ? last.index + 1 : 0;
  if (end > length * 0.9) return beginning.slice(0, end);
  const word = beginning.search(/\s\S*$/);
  return (word > length * 0.7 ? beginning.slice(0, word) : beginning).trimEnd();
}
