import { createHash } from 'node:crypto';

interface Figures {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

const lineFeed = 0x0a;

/** Counts and hashes the lines of a table as they pass. A line feed inside a value is written as `\n`, so each one ends a row. */
export class Meter {
  readonly #hash = createHash('sha256');
  #rows = 0;
  #bytes = 0;

  add(piece: Buffer): void {
    this.#hash.update(piece);
    this.#bytes += piece.length;
    for (let at = piece.indexOf(lineFeed); at >= 0; at = piece.indexOf(lineFeed, at + 1)) this.#rows += 1;
  }

  /** Ends the count. */
  figures(): Figures {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
