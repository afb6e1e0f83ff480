import type { Cell, FileRemark, SheetRow } from './cell.js';
import type { ZipArchive } from './zip-archive.js';

/** Rows of one column that a sheet shows as one cell; both numbers inclusive, the column counted from 0. */
interface MergedRows {
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** Lists made by hand are small; a larger sheet is not unpacked once more to look for merged cells. */
const largestSheet = 24 * 1024 * 1024;
const longestListing = 2 * 1024 * 1024;
const mostAreas = 20_000;
/** Nobody groups more rows under one cell; a whole column merged is a slip. */
const tallest = 500;

const area =
  /<(?:\w{1,20}:)?mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"[^>]{0,200}>/gu;

/** The merged cells of a sheet that cover several rows. They stand behind its rows, so they are looked for first. */
export async function mergedRows(archive: ZipArchive, part: string): Promise<readonly MergedRows[]> {
  if (archive.sizeOf(part) > largestSheet) return [];
  const listing = await listingOf(archive, part);
  const areas: MergedRows[] = [];
  for (const [, letters = '', first, last] of listing.matchAll(area)) {
    const [firstRow, lastRow] = [Number(first), Number(last)];
    if (lastRow > firstRow && lastRow - firstRow < tallest)
      areas.push({ column: columnIndex(letters), firstRow, lastRow });
    if (areas.length > mostAreas) return [];
  }
  return areas.sort((a, b) => a.firstRow - b.firstRow);
}

const word = Buffer.from('mergeCells');

/** The end of a sheet from the first word of its listing on. */
async function listingOf(archive: ZipArchive, part: string): Promise<string> {
  let found: Buffer[] | null = null;
  let length = 0;
  let end: Buffer = Buffer.alloc(0);
  for await (const piece of archive.read(part)) {
    const seen: Buffer = found === null ? Buffer.concat([end, piece]) : piece;
    const at: number = found === null ? seen.indexOf(word) : 0;
    if (at === -1) end = seen.subarray(-word.length);
    else {
      found = [...(found ?? []), seen.subarray(at)];
      length += seen.length - at;
      if (length > longestListing) break;
    }
  }
  return found === null ? '' : Buffer.concat(found).toString('latin1');
}

function columnIndex(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** A cell that stands for several rows, while they run through. */
interface OpenCell extends MergedRows {
  readonly cell: Cell;
}

/**
 * Gives every row what a merged cell says for it: a city written once beside its five projects belongs to each of them.
 * Numbers are not repeated: an amount for several rows would be counted several times.
 */
export async function* filledDown(
  batches: AsyncIterable<readonly SheetRow[]>,
  areas: readonly MergedRows[],
  tell: (counts: Pick<Extract<FileRemark, { code: 'merged_cells' }>, 'filled' | 'left'>) => void,
): AsyncGenerator<readonly SheetRow[]> {
  if (areas.length === 0) return yield* batches;
  const filler = new Filler(areas);
  for await (const batch of batches) yield batch.map((row) => filler.fill(row));
  if (filler.filled + filler.left > 0) tell({ filled: filler.filled, left: filler.left });
}

class Filler {
  filled = 0;
  left = 0;
  #next = 0;
  #open: OpenCell[] = [];

  constructor(private readonly areas: readonly MergedRows[]) {}

  fill(row: SheetRow): SheetRow {
    this.#open = this.#open.filter(({ lastRow }) => lastRow >= row.number);
    const cells = this.#open.length === 0 ? row.cells : this.#completed(row.cells);
    this.#begin(row);
    return cells === row.cells ? row : { number: row.number, cells };
  }

  #completed(own: readonly Cell[]): readonly Cell[] {
    const cells = [...own];
    for (const { column, cell } of this.#open) {
      if ((cells[column] ?? '') !== '') continue;
      if (isAmount(cell)) {
        this.left += 1;
        continue;
      }
      while (cells.length < column) cells.push('');
      cells[column] = cell;
      this.filled += 1;
    }
    return cells;
  }

  #begin({ number, cells }: SheetRow): void {
    for (let area = this.areas[this.#next]; area && area.firstRow <= number; area = this.areas[this.#next]) {
      this.#next += 1;
      const cell = area.firstRow === number ? (cells[area.column] ?? '') : '';
      if (cell !== '') this.#open.push({ ...area, cell });
    }
  }
}

const isAmount = (cell: Cell): boolean =>
  typeof cell === 'object'
    ? cell.kind === 'number'
    : /^[\d\s.,'’+-]*\d(?:\s*(?:€|EUR))?$/u.test(cell.trim()) && !isDay(cell);

const isDay = (written: string): boolean =>
  /^\s*(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2})\s*$/u.test(written);
