import { sumCents } from '../kernel/money.js';
import type { CellValue, Table, Value, ValueType } from './document.js';

/**
 * The total row of a table: sums of the columns that ask for one, over the values that are known; undefined where a
 * column has none. Stated and derived amounts are never added up: a column that holds both has no total. Where rows
 * overlap the table says what they come to. Null when the table has no total row.
 */
export function totalsOf(table: Table): readonly (Value | undefined)[] | null {
  const { totalLabel, wholes } = table;
  if (totalLabel === null) return null;
  if (wholes !== undefined) return wholes;
  return table.columns.map((column, index) => {
    if (column.total === 'label') return { type: 'text', text: totalLabel };
    return column.total === 'sum'
      ? sumOf(
          column.type,
          table.rows.map((row) => row[index]),
        )
      : undefined;
  });
}

function sumOf(type: ValueType, values: readonly CellValue[]): Value | undefined {
  const amounts = values.filter((value) => value?.type === 'money');
  if (type === 'money') {
    if (amounts.length === 0 && values.length > 0)
      return values.every((value) => value?.type === 'none') ? { type: 'none' } : undefined;
    const derived = amounts.filter((amount) => amount.derived === true).length;
    if (derived > 0 && derived < amounts.length) return undefined;
    return { type, cents: sumCents(amounts.map(({ cents }) => cents)), derived: derived > 0 };
  }
  if (type !== 'count') return undefined;
  const counts = values.filter((value) => value?.type === 'count');
  return { type, count: counts.reduce((sum, { count }) => sum + count, 0) };
}
