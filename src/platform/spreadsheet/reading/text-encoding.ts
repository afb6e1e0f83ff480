import { isUtf8 as isValidUtf8 } from 'node:buffer';
import { lettersBeyondAscii } from './alphabets.js';

export type TextEncoding =
  | 'UTF-8'
  | 'UTF-16LE'
  | 'UTF-16BE'
  | 'Windows-1250'
  | 'Windows-1251'
  | 'Windows-1252'
  | 'Windows-1253'
  | 'Windows-1257';

const sampleLength = 512 * 1024;

/**
 * Finds the encoding of a text by looking: a byte order mark, the zero bytes of UTF-16, valid UTF-8; else the code page in
 * which the letters beyond ASCII belong to one language. Windows-1252 where nothing decides.
 */
export function recogniseEncoding(bytes: Uint8Array): TextEncoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'UTF-8';
  if (first === 0xff && second === 0xfe) return 'UTF-16LE';
  if (first === 0xfe && second === 0xff) return 'UTF-16BE';
  return withoutMark(bytes) ?? (isUtf8(bytes) ? 'UTF-8' : codePageOf(bytes));
}

/** UTF-16 without its mark: every second byte of Latin text is zero. */
function withoutMark(bytes: Uint8Array): TextEncoding | null {
  const start = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const many = start.length / 5;
  if (start.length < 4) return null;
  if (odd > many && even < many / 10) return 'UTF-16LE';
  return even > many && odd < many / 10 ? 'UTF-16BE' : null;
}

/** Valid throughout, or nearly so: a few broken characters in a file full of good ones do not make it another encoding. */
function isUtf8(bytes: Uint8Array): boolean {
  if (isValidUtf8(bytes)) return true;
  const sample = new TextDecoder('utf-8').decode(bytes.subarray(0, sampleLength));
  const broken = sample.split('\ufffd').length - 1;
  const good = sample.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0;
  return good > 20 * broken && good > 20;
}

const codePages = ['Windows-1252', 'Windows-1250', 'Windows-1253', 'Windows-1257', 'Windows-1251'] as const;
const unexplained = 8;

/** The code page and language for which the letters of the text are least surprising. */
function codePageOf(bytes: Uint8Array): TextEncoding {
  let best: { page: TextEncoding; cost: number } = { page: 'Windows-1252', cost: Number.POSITIVE_INFINITY };
  const high = samplesOfHighBytes(bytes);
  for (const page of codePages) {
    const text = new TextDecoder(page).decode(high);
    const counts = countLetters(page === 'Windows-1252' ? westernText(text) : text);
    for (const alphabet of lettersBeyondAscii[page] ?? []) {
      const letters = new Set(alphabet);
      let cost = 0;
      for (const [letter, count] of counts)
        cost += count * (letters.has(letter) ? Math.log(letters.size) : unexplained);
      if (cost < best.cost) best = { page, cost };
    }
  }
  return best.page;
}

/** Bytes beyond ASCII, each behind the byte before it, for what a letter follows tells upper from lower case. */
function samplesOfHighBytes(bytes: Uint8Array): Uint8Array {
  const found: number[] = [];
  let last = -2;
  for (let at = 0; at < bytes.length && found.length < 40_000; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    if (at > last + 1) found.push(0x20, bytes[at - 1] ?? 0x20);
    found.push(byte);
    last = at;
  }
  return Uint8Array.from(found);
}

/** Only letters tell languages apart; quotation marks, dashes and the euro sign stand in all of them. */
function countLetters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  let before = ' ';
  for (const character of text) {
    const isCapitalInside = /\p{Lu}/u.test(character) && /\p{Ll}/u.test(before);
    before = character;
    if (/[\p{ASCII}\s\u2010-\u2027\u2030-\u205e€„“”‚‘’«»§°©®™]/u.test(character)) continue;
    const letter = isCapitalInside ? '?' : character.toLowerCase();
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return counts;
}

/** What Windows-1252 holds at 0x80 to 0x9F; bytes it leaves free stay control characters, as the encoding standard has it. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

// Node before 23 decodes Windows-1252 as Latin-1: the euro sign becomes a control character, three dots a line break.
const westernText = (text: string): string =>
  text.replace(/[\u0080-\u009f]/gu, (character) => windows1252[character.charCodeAt(0) - 0x80] ?? character);

const pieceLength = 1024 * 1024;

/** The text of a file piece by piece, without its byte order mark. */
export function* decodePieces(bytes: Uint8Array, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding === 'Windows-1252' ? 'latin1' : encoding);
  for (let from = 0; from < bytes.length; from += pieceLength) {
    const last = from + pieceLength >= bytes.length;
    const text = decoder.decode(bytes.subarray(from, from + pieceLength), { stream: !last });
    yield encoding === 'Windows-1252' ? westernText(text) : text;
  }
}

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** The whole text of a small file. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = recogniseEncoding(bytes);
  return { text: [...decodePieces(bytes, encoding)].join(''), encoding };
}
