import { CsvSplitter } from './csv-splitter.js';

export type Delimiter = ',' | ';' | '\t' | '|';

/** How a text file divides its rows into cells. */
export interface CsvDialect {
  readonly delimiter: Delimiter;
  readonly quote: '"' | "'";
  /** Excel's own line `sep=;` stands in front: it is no row of the list. */
  readonly namesItself: boolean;
}

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const rowsLookedAt = 300;
const ownLine = /^\ufeff?sep=([,;\t|])\r?\n/iu;

/**
 * Finds separator and quotation mark by looking at many rows: the separator with which the most rows have the same
 * number of cells, more than one; of two that divide equally well, the one that makes more cells.
 */
export function recogniseDialect(start: string): CsvDialect {
  const [, named] = ownLine.exec(start) ?? [];
  if (named !== undefined) return { delimiter: named as Delimiter, quote: '"', namesItself: true };
  const quote = /"/u.test(start) || !usesApostrophes(start) ? '"' : "'";
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const score = regularity(start, delimiter, quote);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, quote, namesItself: false };
}

/** Two cells in quotes on one row, one after the other: `'a';'b'`. */
const usesApostrophes = (start: string): boolean =>
  (start.match(/(?:^|[,;\t|\n])'[^'\n]*'[,;\t|]'/gu)?.length ?? 0) > 2;

function regularity(start: string, delimiter: Delimiter, quote: '"' | "'"): number {
  const splitter = new CsvSplitter(delimiter, quote);
  const rows = splitter
    .push(start)
    .slice(0, rowsLookedAt)
    .filter((cells) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) return start.includes(delimiter) ? 1 : 0;
  // A mark at the end of every line divides nothing.
  const filled = new Set(
    rows.flatMap((cells) => cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]))),
  );
  if (filled.size < 2) return 0;
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  let score = 0;
  for (const [cells, count] of counts)
    score = Math.max(score, (count / rows.length) ** 2 * Math.min(cells, filled.size, 60) ** 0.5);
  return score;
}
