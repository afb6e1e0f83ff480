import type { Cell, CellLook } from '../platform/spreadsheet/workbook.js';

export const text = (value: string, look?: CellLook): Cell => ({
  kind: 'text',
  text: value,
  ...(look && { look }),
});

/** A formula with the value it comes to before anything is filled in. */
export const formula = (
  of: 'money' | 'rate' | 'count' | 'number' | 'text',
  value: string,
  result: string,
  look?: CellLook,
): Cell => ({
  kind: 'formula',
  formula: value,
  of,
  value: result,
  ...(look && { look }),
});
