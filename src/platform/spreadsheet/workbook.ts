import type { Day } from '../../kernel/day.js';

/**
 * A cell as plain data. Text stays text whatever it begins with; amounts and rates are decimal strings and become real
 * numbers; days become real dates.
 */
export type Cell =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly look?: CellLook;
      /** Words among numbers: headings of their columns, and what stands in for a number. */
      readonly right?: boolean;
    }
  /** EUR with two decimals, e.g. "1871273.00". */
  | { readonly kind: 'money'; readonly decimal: string; readonly look?: CellLook }
  /** Percent with two decimals, e.g. "95.00"; stored as the fraction 0.95. */
  | { readonly kind: 'rate'; readonly percent: string; readonly look?: CellLook }
  | { readonly kind: 'count'; readonly count: number; readonly look?: CellLook }
  /** A measured value, with as many decimals as it has. */
  | { readonly kind: 'number'; readonly number: number; readonly look?: CellLook }
  | { readonly kind: 'day'; readonly day: Day; readonly look?: CellLook }
  /** Sum of the column from one row to another (both inclusive), with the value it comes to. */
  | {
      readonly kind: 'sum';
      readonly fromRow: number;
      readonly toRow: number;
      readonly of: 'money' | 'count';
      readonly value: string;
      readonly look?: CellLook;
    }
  /** Sum of the row from one column to another (1-based, both inclusive), with the value it comes to. */
  | {
      readonly kind: 'rowSum';
      readonly fromColumn: number;
      readonly toColumn: number;
      readonly of: 'money' | 'count';
      readonly value: string;
      readonly look?: CellLook;
    }
  /** A formula over the workbook, with the value it comes to: a decimal, a fraction for rates; empty for none yet. */
  | {
      readonly kind: 'formula';
      readonly formula: string;
      readonly of: 'money' | 'count' | 'rate' | 'number' | 'text';
      readonly value: string;
      readonly look?: CellLook;
    }
  /** An empty cell that somebody is to fill in. */
  | { readonly kind: 'input'; readonly of: 'money' | 'text'; readonly look?: CellLook }
  | null;

export type CellLook = 'title' | 'state' | 'heading' | 'label' | 'muted' | 'total';

export interface Worksheet {
  /** Name of the tab; made fit for spreadsheets, at most 31 characters. */
  readonly name: string;
  /** Widths in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** Rows that stay in view and are repeated on every printed page. */
  readonly frozenRows: number;
  /** Columns that stay in view; none when left out. */
  readonly frozenColumns?: number;
  readonly orientation: 'portrait' | 'landscape';
  /** Row of headings with filter buttons and last row they filter, 1-based; null for none. */
  readonly filter: { readonly row: number; readonly lastRow: number } | null;
  readonly footer: string;
  /** Numbers stand on the left like words: a list of fields and values is read along its rows. */
  readonly numbersLeft?: boolean;
}

export interface Workbook {
  readonly title: string;
  readonly subject: string;
  readonly creator: string;
  /** Instant written into the file. Fixed by the caller, so that the same workbook gives the same bytes. */
  readonly created: Date;
  readonly language: string;
  readonly sheets: readonly Worksheet[];
}
