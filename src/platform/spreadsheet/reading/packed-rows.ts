import { type SheetRow, textOf } from './cell.js';
import { BrokenCsv, CsvSplitter, type Delimiter } from './csv-splitter.js';

/**
 * The cells of a row that stands as a whole in one cell, quoted once more: `"a,b,""1.000,00""",,`. Spreadsheet programs
 * write this of a list that they opened in one column. Null for a row that is none of these.
 */
export function unpacked(cells: readonly string[], delimiter: Delimiter): string[] | null {
  const [packed = ''] = cells;
  if (!packed.includes(delimiter) || cells.some((cell, at) => at > 0 && isFilled(cell))) return null;
  const [row, ...others] = rowsIn(packed, delimiter) ?? [];
  return row && others.length === 0 ? row : null;
}

/** Of two that divide equally well, the one that is less often a mark within an amount. */
const delimiters: readonly Delimiter[] = [';', '\t', '|', ','];
const nearlyAll = 0.8;

/**
 * The separator within rows that stand in one cell each: nearly all rows below the first have the same number of cells
 * by it, three or more, and by no other they have more. Null where rows are divided already.
 */
export function packingOf(rows: readonly (readonly string[])[]): Delimiter | null {
  const below = rows.slice(1);
  let best: { readonly delimiter: Delimiter | null; readonly cells: number } = { delimiter: null, cells: 2 };
  for (const delimiter of delimiters) {
    const cells = usualCount(below, delimiter);
    if (cells > best.cells) best = { delimiter, cells };
  }
  return best.delimiter;
}

/** How many cells nearly all rows have; 0 where they differ. */
function usualCount(rows: readonly (readonly string[])[], delimiter: Delimiter): number {
  const counts = new Map<number, number>();
  for (const cells of rows) {
    const count = unpacked(cells, delimiter)?.length ?? 0;
    counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  const [usual] = [...counts].find(([, many]) => many >= rows.length * nearlyAll) ?? [0];
  return usual;
}

/** The separator in the only filled cells of a sheet whose rows stand undivided in one column; null for any other. */
export const undividedBy = (rows: readonly SheetRow[]): Delimiter | null =>
  packingOf(rows.map(({ cells }) => cells.map(textOf)).filter((cells) => cells.some(isFilled)));

const isFilled = (cell: string): boolean => cell.trim() !== '';

function rowsIn(text: string, delimiter: Delimiter): string[][] | null {
  const splitter = new CsvSplitter(delimiter, '"');
  try {
    return [...splitter.push(text), ...splitter.end()];
  } catch (error) {
    if (error instanceof BrokenCsv) return null;
    throw error;
  }
}
