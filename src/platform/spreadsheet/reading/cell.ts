import { wellFormed } from '../../../kernel/written-number.js';

/** What a workbook says about a cell beside its text; cells of text files say nothing. */
export interface TypedCell {
  readonly kind: 'number' | 'day' | 'percent' | 'boolean' | 'fault';
  /** Numbers with a decimal point and at most 15 digits, days as `YYYY-MM-DD`, percentages as `80%`, faults as `#REF!`. */
  readonly text: string;
}

/** A cell as a file holds it: text letter by letter, or a typed value of a workbook. */
export type Cell = string | TypedCell;

/** The text of a cell as it enters: half characters and NUL, which no text holds, show as U+FFFD. */
export const cellText = (written: string): string => wellFormed(written).replaceAll('\0', '\ufffd');

/** One row of a sheet, numbered as a spreadsheet shows it; cells behind the last filled one may be left out. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}

/** A sheet whose rows can be run through more than once, in batches, without ever holding all of them. */
export interface Sheet {
  /** Null for a text file, which has no sheets. */
  readonly name: string | null;
  readonly isHidden: boolean;
  rows(): AsyncIterable<readonly SheetRow[]>;
}

/** What was met in a file that its reader should know, beside its rows. */
export type FileRemark =
  | { readonly code: 'other_encoding'; readonly encoding: string }
  | { readonly code: 'formulas'; readonly sheet: string; readonly cell: string; readonly count: number }
  | { readonly code: 'hidden_rows'; readonly sheet: string; readonly count: number }
  | {
      readonly code: 'merged_cells';
      readonly sheet: string;
      /** How often a row was given what a merged cell says, and how often a number was not repeated. */
      readonly filled: number;
      readonly left: number;
    }
  | { readonly code: 'unused_rows'; readonly sheet: string; readonly count: number };

/** A file of rows: a text file with separators, or a workbook. Its remarks are complete once its rows were run through. */
export interface TableFile {
  readonly sheets: readonly Sheet[];
  remarks(): readonly FileRemark[];
}

export const textOf = (cell: Cell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;

/** The letters a spreadsheet gives a column: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
