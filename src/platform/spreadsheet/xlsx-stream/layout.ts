import type { TableColumn } from '../table.js';

/** What a workbook with one long table is made from, as plain data that can be handed to a thread. */
export interface TableWorkbook {
  readonly title: string;
  readonly creator: string;
  /** Instant written into the file, fixed by the caller: the same table gives the same bytes. */
  readonly created: string;
  /** Name of the tab with the table; further tabs of the same table get a number behind it. */
  readonly sheetName: string;
  readonly columns: readonly TableColumn[];
  /** A second sheet that says what the table covers. */
  readonly coverage: { readonly sheetName: string; readonly lines: readonly CoverageLine[] };
  readonly words: TableWorkbookWords;
}

/** A line of the sheet that says what the table covers. Counts and sums are formulas over the table. */
export type CoverageLine =
  | { readonly kind: 'heading'; readonly look: 'title' | 'section'; readonly text: string }
  /** Headings over counts and sums: of the amount, and of how many rows state one. */
  | { readonly kind: 'sumHeading'; readonly texts: readonly [string, string, string] }
  | { readonly kind: 'text'; readonly label: string; readonly text: string }
  | { readonly kind: 'rows'; readonly label: string }
  | {
      readonly kind: 'sum';
      readonly label: string;
      /** Index of a money column. */
      readonly column: number;
      /** Only rows whose text in another column is this one. */
      readonly where?: { readonly column: number; readonly text: string };
    };

export interface TableWorkbookWords {
  /** Ends a cell whose text goes on in the sheet of long texts; `longTexts` is that sheet's name. */
  readonly continued: string;
  readonly longTexts: string;
  /** Headings of the sheet of long texts: row of the table (by its first column), column, part, text. */
  readonly longTextHeadings: readonly [string, string, string, string];
}

/** Limits of the file format; smaller ones only to try what happens beyond them. */
export interface WorkbookLimits {
  /** Rows of a sheet, the heading included. */
  readonly rows: number;
  /** Bytes of a sheet before compression: 4 GB would need another kind of zip file. */
  readonly bytes: number;
  /** Characters of a cell. */
  readonly characters: number;
}

export const formatLimits: WorkbookLimits = { rows: 1_048_576, bytes: 3_500_000_000, characters: 32_767 };
