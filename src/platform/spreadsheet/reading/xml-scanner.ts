import { BrokenFile } from './broken-file.js';

/** What a part of a workbook is told while it is scanned; names come without their prefix. */
export interface XmlHandler {
  /** `tag` is what stands between the angle brackets, for `attribute`. */
  open(name: string, tag: string): void;
  close(name: string): void;
  /** Called with what stands between two tags, if `wantsText` says so; character references are resolved. */
  text(words: string): void;
  wantsText: boolean;
}

const longestTag = 1_000_000;

/**
 * Scans XML piece by piece, as far as workbooks need it. Document type declarations and entities are refused: no workbook
 * has them, and they are how XML is made to grow or to reach out. Throws `BrokenFile`.
 */
export class XmlScanner {
  #rest = '';

  constructor(private readonly handler: XmlHandler) {}

  push(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag === -1) break;
      if (this.handler.wantsText && tag > at) this.handler.text(resolved(text.slice(at, tag)));
      const next = this.#markup(text, tag);
      if (next === -1) {
        this.#rest = text.slice(tag);
        if (this.#rest.length > longestTag) throw new BrokenFile('damaged');
        return;
      }
      at = next;
    }
    // Text that goes on in the next piece may end within a character reference.
    this.#rest = text.slice(at);
    if (!this.handler.wantsText) this.#rest = '';
    else if (this.#rest.length > 40 * longestTag) throw new BrokenFile('unpacks_too_large');
  }

  /** A part that ends within a tag was cut off. */
  end(): void {
    if (this.#rest.includes('<')) throw new BrokenFile('damaged');
  }

  /** Where the markup beginning here ends, or -1 when the piece ends before. */
  #markup(text: string, from: number): number {
    const kind = text.charCodeAt(from + 1);
    if (kind === 33) return this.#declaration(text, from);
    if (kind === 63) return behind(text, '?>', from);
    const end = text.indexOf('>', from + 1);
    if (end === -1) return -1;
    if (kind === 47) {
      this.handler.close(nameIn(text, from + 2, end));
      return end + 1;
    }
    const isEmpty = text.charCodeAt(end - 1) === 47;
    const name = nameIn(text, from + 1, isEmpty ? end - 1 : end);
    this.handler.open(name, text.slice(from + 1, end));
    if (isEmpty) this.handler.close(name);
    return end + 1;
  }

  #declaration(text: string, from: number): number {
    if (text.length < from + 9) return -1;
    if (text.startsWith('<!--', from)) return behind(text, '-->', from);
    if (!text.startsWith('<![CDATA[', from)) throw new BrokenFile('declares_entities');
    const end = text.indexOf(']]>', from);
    if (end === -1) return -1;
    if (this.handler.wantsText) this.handler.text(text.slice(from + 9, end));
    return end + 3;
  }
}

function behind(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? -1 : end + mark.length;
}

function nameIn(text: string, from: number, end: number): string {
  let at = from;
  let start = from;
  for (; at < end; at += 1) {
    const mark = text.charCodeAt(at);
    if (mark === 58) start = at + 1;
    if (mark <= 32 || mark === 47) break;
  }
  return text.slice(start, at);
}

const patterns = new Map<string, RegExp>();

/** An attribute of a tag, with character references resolved; null when it has none. */
export function attribute(tag: string, name: string): string | null {
  let pattern = patterns.get(name);
  if (!pattern) {
    pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u');
    patterns.set(name, pattern);
  }
  const match = pattern.exec(tag);
  return match ? resolved(match[1] ?? match[2] ?? '') : null;
}

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function resolved(words: string): string {
  if (!words.includes('&')) return words;
  return words.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{1,20});/giu, (_, reference: string) => {
    const known = named.get(reference);
    if (known !== undefined) return known;
    if (!reference.startsWith('#')) throw new BrokenFile('declares_entities');
    const code =
      reference[1] === 'x' || reference[1] === 'X'
        ? Number.parseInt(reference.slice(2), 16)
        : Number(reference.slice(1));
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : '\ufffd';
  });
}

/** Runs a part of an archive through a handler. */
export async function scanXml(
  pieces: AsyncIterable<Buffer>,
  handler: XmlHandler,
  between?: () => boolean,
): Promise<void> {
  for await (const _ of scannedPieces(pieces, handler)) if (between?.() === false) return;
}

/** The same, pausing behind every piece, so that what was found in it can be handed on. */
export async function* scannedPieces(
  pieces: AsyncIterable<Buffer>,
  handler: XmlHandler,
): AsyncGenerator<void> {
  const scanner = new XmlScanner(handler);
  let decoder: TextDecoder | null = null;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(encodingOf(piece));
    scanner.push(decoder.decode(piece, { stream: true }));
    yield;
  }
  scanner.push(decoder?.decode() ?? '');
  scanner.end();
  yield;
}

const encodingOf = ([first, second]: Buffer): string => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};
