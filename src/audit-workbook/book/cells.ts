import { toDecimal } from '../../kernel/money.js';
import type { Cell, CellLook } from '../../platform/spreadsheet/workbook.js';

/** Empty text is an empty cell. */
export const text = (value: string | null, look?: CellLook): Cell =>
  value === null || value === '' ? null : { kind: 'text', text: value, ...(look && { look }) };
/** An empty cell with the line of its row. */
export const blank: Cell = { kind: 'text', text: '' };
export const money = (cents: bigint | null): Cell =>
  cents === null ? null : { kind: 'money', decimal: toDecimal(cents) };
export const count = (number: number): Cell => ({ kind: 'count', count: number });
export const day = (value: string | null): Cell => (value === null ? null : { kind: 'day', day: value });
/** A formula that sums, with what it comes to. */
export const sumCell = (formula: string, cents: bigint, look?: CellLook): Cell => ({
  kind: 'formula',
  formula,
  of: 'money',
  value: toDecimal(cents),
  ...(look && { look }),
});
export const countCell = (formula: string, value: number, look?: CellLook): Cell => ({
  kind: 'formula',
  formula,
  of: 'count',
  value: String(value),
  ...(look && { look }),
});

/** A row of headings; those over numbers stand to the right. */
export const heads = (names: readonly string[], right: (index: number) => boolean): Cell[] =>
  names.map((name, index): Cell => ({ kind: 'text', text: name, look: 'heading', right: right(index) }));
