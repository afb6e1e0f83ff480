import { CsvSplitter, type Delimiter } from './csv-splitter.js';
import { packingOf } from './packed-rows.js';

/** How a text file divides its rows into cells. */
export interface CsvDialect {
  readonly delimiter: Delimiter;
  readonly quote: '"' | "'";
  /** Excel's own line `sep=;` stands in front: it is no row of the list. */
  readonly namesItself: boolean;
  /** Between the cells of rows that stand as a whole in one cell; null where each cell stands for itself. */
  readonly packedWith: Delimiter | null;
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
  if (named !== undefined)
    return { delimiter: named as Delimiter, quote: '"', namesItself: true, packedWith: null };
  const quote = /"/u.test(start) || !usesApostrophes(start) ? '"' : "'";
  const divided = delimiters.map((delimiter) => {
    const rows = filledRows(start, delimiter, quote);
    return { delimiter, rows, score: regularity(rows) };
  });
  const best = divided.reduce((one, other) => (other.score > one.score ? other : one));
  // Where no separator divides the rows, the marks behind rows that stand in one cell each may be any.
  for (const { delimiter, rows } of best.score > 0 ? [best] : divided) {
    const packedWith = packingOf(rows);
    if (packedWith !== null) return { delimiter, quote, namesItself: false, packedWith };
  }
  return { delimiter: best.delimiter, quote, namesItself: false, packedWith: null };
}

/** Two cells in quotes on one row, one after the other: `'a';'b'`. */
const usesApostrophes = (start: string): boolean =>
  (start.match(/(?:^|[,;\t|\n])'[^'\n]*'[,;\t|]'/gu)?.length ?? 0) > 2;

/** The first rows that say something; a text of one line may end without a line break. */
function filledRows(start: string, delimiter: Delimiter, quote: '"' | "'"): string[][] {
  const splitter = new CsvSplitter(delimiter, quote);
  const complete = splitter.push(start);
  return (complete.length > 0 ? complete : splitter.push('\n'))
    .slice(0, rowsLookedAt)
    .filter((cells) => cells.some((cell) => cell.trim() !== ''));
}

function regularity(rows: readonly (readonly string[])[]): number {
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
