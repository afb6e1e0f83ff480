import { saysUnknown } from '../../kernel/written-number.js';
import { type Cell, type SheetRow, textOf } from '../../platform/spreadsheet/reading/cell.js';
import { isMarkLine, markIn, type TemplateMark } from '../template/mark.js';
import { type ColumnLooks, fits, looksOf } from './column-looks.js';
import { fieldsOfHeading } from './recognise-heading.js';
import { kindOf, type ListField } from './wordings/fields.js';

/** Where the headings of a sheet stand, and what they say. */
export interface Headings {
  /** First and last row of the headings, as a spreadsheet numbers them. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** One per column: all lines of a heading, one below the other. */
  readonly columns: readonly string[];
  /** The texts above the headings. */
  readonly titles: readonly string[];
  /** What a template of ours says about itself; null for any other list. */
  readonly mark: TemplateMark | null;
  /** How many different fields are recognised. */
  readonly fields: number;
}

/** Headings stand in one of these rows, or a list has none. */
export const lastHeadingRow = 40;
const surely = 0.5;
const mostColumns = 300;

const isFilled = (cell: Cell): boolean => textOf(cell).trim() !== '';

/** Fields that the cells of a row name, by their columns. */
function fieldsByColumn(cells: readonly string[]): ReadonlyMap<number, ListField> {
  const fields = new Map<number, ListField>();
  for (const [column, cell] of cells.slice(0, mostColumns).entries()) {
    // A heading is short, or it is a text; bilingual ones of the regulation come up to some 250 letters.
    if (cell.trim() === '' || cell.length > 400) continue;
    const [best] = fieldsOfHeading(cell);
    if (best && best.score >= surely) fields.set(column, best.field);
  }
  return fields;
}

const fieldsNamed = (cells: readonly string[]): ReadonlySet<ListField> =>
  new Set(fieldsByColumn(cells).values());

const isNumbering = (cells: readonly string[]): boolean => {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return (
    filled.length > 2 &&
    filled.every(
      (cell, index) => cell.replace(/[().]/gu, '') === String(index + 1) || /^\(?[a-z]\)$/iu.test(cell),
    )
  );
};

/** Whether a row goes on with the headings above it: an English line, a second line, or the numbers of the columns. */
function goesOn(cells: readonly Cell[], looks: readonly ColumnLooks[]): boolean {
  const texts = cells.map(textOf);
  if (isNumbering(texts)) return true;
  if (cells.some((cell) => typeof cell === 'object' && cell.kind !== 'boolean')) return false;
  if (fieldsNamed(texts).size < 2) return false;
  // A row of values is no heading: its days and amounts give it away.
  return !texts.some(
    (text, index) => text.trim() !== '' && !saysUnknown(text) && isValue(text, looks[index]),
  );
}

const isValue = (text: string, looks: ColumnLooks | undefined): boolean => {
  const own = looksOf([text]);
  return own.days === 1 || (own.amounts === 1 && (looks?.amounts ?? 0) > 0.5);
};

/**
 * Finds the headings among the first rows of a sheet: the row whose cells name the most fields, with the lines that
 * belong to it. Null when no row names a project or at least three fields.
 */
export function findHeadings(rows: readonly SheetRow[]): Headings | null {
  const candidates = rows.filter(({ number, cells }) => number <= lastHeadingRow && cells.some(isFilled));
  let best: { at: number; fields: number } | null = null;
  for (const [at, { cells }] of candidates.entries()) {
    if (cells.filter(isFilled).length < 2) continue;
    const fields = fieldsNamed(cells.map(textOf)).size;
    if (best === null || fields > best.fields) best = { at, fields };
  }
  if (best === null || best.fields < 1) return null;
  return blockAround(rows, candidates, firstOfRepeated(candidates, best.at));
}

/** Headings that stand above every page of a list, not always in the same words: the first of them count. */
function firstOfRepeated(candidates: readonly SheetRow[], at: number): number {
  const fields = fieldsByColumn(candidates[at]?.cells.map(textOf) ?? []);
  const first = candidates
    .slice(0, at)
    .findIndex(
      ({ cells }, index) =>
        isNamedAlike(fieldsByColumn(cells.map(textOf)), fields) &&
        candidates.slice(index + 1, at).some(isRowOfValues),
    );
  return first === -1 ? at : first;
}

function isNamedAlike(above: ReadonlyMap<number, ListField>, below: ReadonlyMap<number, ListField>): boolean {
  const same = [...above].filter(([column, field]) => below.get(column) === field).length;
  return same >= 2 && same * 4 >= above.size * 3;
}

const isRowOfValues = ({ cells }: SheetRow): boolean =>
  cells.filter(isFilled).length >= 2 && fieldsNamed(cells.map(textOf)).size < 2;

function blockAround(
  rows: readonly SheetRow[],
  candidates: readonly SheetRow[],
  at: number,
): Headings | null {
  const main = candidates[at];
  if (!main) return null;
  const looks = columnLooks(rows, main.number);
  let last = at;
  for (
    let next = candidates[last + 1];
    next && next.number - (candidates[last]?.number ?? 0) <= 2;
    next = candidates[last + 1]
  ) {
    if (!goesOn(next.cells, looks)) break;
    last += 1;
  }
  let first = at;
  const above = candidates[at - 1];
  if (above && main.number - above.number === 1 && isHeadingAbove(above, main)) first = at - 1;
  const lines = candidates.slice(first, last + 1).filter(({ cells }) => !isNumbering(cells.map(textOf)));
  const columns = joined(lines, first < at);
  const titles = candidates
    .slice(0, first)
    .flatMap(({ cells }) => cells.map((cell) => textOf(cell).trim()).filter((text) => text !== ''));
  return {
    firstRow: candidates[first]?.number ?? main.number,
    lastRow: candidates[last]?.number ?? main.number,
    columns,
    titles: titles.filter((title) => !isMarkLine(title)),
    mark: markIn(titles),
    fields: fieldsNamed(columns).size,
  };
}

/** A row of headings over several columns: several cells, none of them long, and it completes what stands below. */
function isHeadingAbove({ cells }: SheetRow, main: SheetRow): boolean {
  const filled = cells.map(textOf).filter((text) => text.trim() !== '');
  if (filled.length < 2 || filled.some((text) => text.length > 200)) return false;
  const completes = cells.some((cell, index) => isFilled(cell) && !isFilled(main.cells[index] ?? ''));
  return completes || fieldsNamed(filled).size >= 2;
}

/** The lines of each column; a heading that stands over several columns counts for those that have none in its line. */
function joined(lines: readonly SheetRow[], hasGroups: boolean): string[] {
  const width = Math.min(mostColumns, Math.max(...lines.map(({ cells }) => cells.length)));
  return Array.from({ length: width }, (_, column) => {
    const words = lines.map(({ cells }, line) => {
      const own = textOf(cells[column]).trim();
      if (own !== '' || !hasGroups || line > 0) return own;
      const below = lines.slice(1).some((next) => textOf(next.cells[column]).trim() !== '');
      if (!below) return own;
      for (let left = column - 1; left >= 0; left -= 1) {
        const group = textOf(cells[left]).trim();
        if (group !== '')
          return lines.slice(1).some((next) => textOf(next.cells[left]).trim() !== '') ? group : '';
      }
      return own;
    });
    return words.filter((word, index) => word !== '' && words.indexOf(word) === index).join('\n');
  });
}

/** Columns in which names of fields may stand one below the other, beside a number of the row. */
const firstColumns = [0, 1];
const fewestNamed = 3;

/** Whether what a row ought to name stands one below the other, with the values of a project beside it. */
export const isTurned = (rows: readonly SheetRow[]): boolean =>
  firstColumns.some(
    (column) =>
      fieldsNamed(rows.slice(0, lastHeadingRow).map(({ cells }) => textOf(cells[column]))).size >=
      fewestNamed,
  );

const sampledRows = 300;

/** What the values below a row look like, column by column. */
export function columnLooks(rows: readonly SheetRow[], headingRow: number): ColumnLooks[] {
  const below = rows.filter(({ number }) => number > headingRow).slice(0, sampledRows);
  const width = Math.min(mostColumns, Math.max(0, ...rows.map(({ cells }) => cells.length)));
  return Array.from({ length: width }, (_, column) => looksOf(below.map(({ cells }) => cells[column] ?? '')));
}

/** The fields a heading may mean whose values look like it, the likeliest first. */
export const fittingFields = (heading: string, looks: ColumnLooks | undefined) =>
  fieldsOfHeading(heading).filter(({ field }) => looks === undefined || fits(kindOf[field], looks));
