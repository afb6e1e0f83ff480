import { cellText } from './cell.js';

export type Delimiter = ',' | ';' | '\t' | '|';

/** A file whose quotation marks do not pair up, from the row on that is named. */
export class BrokenCsv extends Error {
  constructor(readonly row: number) {
    super(`broken CSV from row ${row}`);
  }
}

/** No row of a list is longer: a missing quotation mark would swallow the rest of the file. */
const longestRow = 1_000_000;

const lineFeed = 10;
const carriageReturn = 13;

/**
 * Divides text into rows of cells, piece by piece. Rows may have different numbers of cells; line breaks inside quotes
 * belong to the cell; a quotation mark inside a cell that does not begin with one is a letter like any other.
 */
export class CsvSplitter {
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #quoteMark: string;
  #rest = '';
  #rows = 0;
  /** Where the scan of the current row stopped for want of text, so that a long row is not begun again and again. */
  #cells: string[] = [];

  constructor(delimiter: string, quote: string) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote.charCodeAt(0);
    this.#quoteMark = quote;
  }

  /** The rows that are complete with this piece. Throws `BrokenCsv`. */
  push(piece: string): string[][] {
    return this.#take(this.#rest + piece, false);
  }

  /** The last row, where the text does not end with a line break. Throws `BrokenCsv`. */
  end(): string[][] {
    const rows = this.#take(this.#rest, true);
    if (this.#rest !== '') throw new BrokenCsv(this.#rows + 1);
    return rows;
  }

  #take(text: string, isLast: boolean): string[][] {
    const rows: string[][] = [];
    let from = 0;
    while (from < text.length) {
      this.#cells = [];
      const next = this.#row(text, from, isLast);
      if (next === -1) break;
      rows.push(this.#cells);
      this.#rows += 1;
      from = next;
    }
    this.#rest = text.slice(from);
    if (this.#rest.length > longestRow) throw new BrokenCsv(this.#rows + 1);
    return rows;
  }

  /** Reads one row into `#cells`; where the next begins, or -1 when the text ends before the row does. */
  #row(text: string, from: number, isLast: boolean): number {
    let at = from;
    for (;;) {
      const end =
        text.charCodeAt(at) === this.#quote ? this.#quoted(text, at, isLast) : this.#plain(text, at);
      if (end === -1) return -1;
      if (end >= text.length) return isLast ? end : -1;
      const mark = text.charCodeAt(end);
      if (mark === this.#delimiter) {
        at = end + 1;
        if (at >= text.length) {
          if (!isLast) return -1;
          this.#cells.push('');
          return at;
        }
        continue;
      }
      if (mark === lineFeed) return end + 1;
      // A line break may be cut in two by the end of a piece.
      if (end + 1 >= text.length && !isLast) return -1;
      return text.charCodeAt(end + 1) === lineFeed ? end + 2 : end + 1;
    }
  }

  #plain(text: string, from: number): number {
    let at = from;
    for (; at < text.length; at += 1) {
      const mark = text.charCodeAt(at);
      if (mark === this.#delimiter || mark === lineFeed || mark === carriageReturn) break;
    }
    this.#cells.push(cellText(text.slice(from, at)));
    return at;
  }

  /** Ends at a quotation mark that a separator or the end of the row follows; any other inside is a letter. */
  #quoted(text: string, from: number, isLast: boolean): number {
    let at = from + 1;
    for (;;) {
      const mark = text.indexOf(this.#quoteMark, at);
      if (mark === -1) return -1;
      if (text.charCodeAt(mark + 1) === this.#quote) {
        at = mark + 2;
        continue;
      }
      let end = mark + 1;
      while (text.charCodeAt(end) === 32) end += 1;
      if (end >= text.length && !isLast) return -1;
      const next = text.charCodeAt(end);
      if (end >= text.length || next === this.#delimiter || next === lineFeed || next === carriageReturn) {
        const inside = text.slice(from + 1, mark);
        this.#cells.push(cellText(inside.replaceAll(this.#quoteMark + this.#quoteMark, this.#quoteMark)));
        return end;
      }
      at = mark + 1;
    }
  }
}
