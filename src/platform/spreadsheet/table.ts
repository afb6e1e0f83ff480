/** What a column of an exported table holds; every format writes it in its own way. */
export type ColumnType = 'text' | 'code' | 'money' | 'rate' | 'day' | 'count';

/**
 * A value of a table: text, code and day (`YYYY-MM-DD`) as text; money in EUR cents; rates in hundredths of a percent;
 * counts as numbers. Null is unknown and stays empty.
 */
export type TableValue = string | bigint | number | null;
export type TableRow = readonly TableValue[];

export interface TableColumn {
  readonly heading: string;
  readonly type: ColumnType;
  /** Width in characters, where a format has widths. */
  readonly width: number;
}
