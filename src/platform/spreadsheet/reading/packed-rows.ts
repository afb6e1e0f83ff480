import { type SheetRow, textOf } from './cell.js';
import { BrokenCsv, CsvSplitter } from './csv-splitter.js';

/**
 * The cells of a row that stands as a whole in one cell, quoted once more: `"a,b,""1.000,00""",,`. Spreadsheet programs
 * write this of a list that they opened in one column. Null for a row that is none of these.
 */
export function unpacked(cells: readonly string[], delimiter: string): string[] | null {
  const [packed = ''] = cells;
  if (!packed.includes(delimiter) || cells.some((cell, at) => at > 0 && isFilled(cell))) return null;
  const [row, ...others] = rowsIn(packed, delimiter) ?? [];
  return row && others.length === 0 ? row : null;
}

/** Whether nearly all rows below the first stand in one cell each and have the same number of cells, three or more. */
export function arePacked(rows: readonly (readonly string[])[], delimiter: string): boolean {
  const below = rows.slice(1);
  const counts = new Map<number, number>();
  for (const cells of below) {
    const count = unpacked(cells, delimiter)?.length ?? 0;
    if (count > 2) counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  return below.length > 0 && Math.max(0, ...counts.values()) >= below.length * nearlyAll;
}

const nearlyAll = 0.8;

/** The separator in the only filled cells of a sheet whose rows stand undivided in one column; null for any other. */
export function undividedBy(rows: readonly SheetRow[]): string | null {
  const texts = rows.map(({ cells }) => cells.map(textOf)).filter((cells) => cells.some(isFilled));
  return [';', '\t', '|', ','].find((delimiter) => arePacked(texts, delimiter)) ?? null;
}

const isFilled = (cell: string): boolean => cell.trim() !== '';

function rowsIn(text: string, delimiter: string): string[][] | null {
  const splitter = new CsvSplitter(delimiter, '"');
  try {
    return [...splitter.push(text), ...splitter.end()];
  } catch (error) {
    if (error instanceof BrokenCsv) return null;
    throw error;
  }
}
