import type { Table, Value } from './document.js';

/**
 * The total row of a table: sums of the columns that ask for one, over the values that are known; undefined where a
 * column has none. Null when the table has no total row.
 */
export function totalsOf(table: Table): (Value | undefined)[] | null {
  const { totalLabel } = table;
  if (totalLabel === null) return null;
  return table.columns.map((column, index) => {
    if (column.total === 'label') return { type: 'text', text: totalLabel };
    return column.total === 'sum' ? sumOf(table.rows.map((row) => row[index] ?? null)) : undefined;
  });
}

function sumOf(values: readonly (Value | null)[]): Value | undefined {
  const known = values.filter((value) => value !== null);
  if (known.every((value) => value.type === 'money'))
    return {
      type: 'money',
      cents: known.reduce((sum, value) => sum + value.cents, 0n),
      derived: known.some((value) => value.derived === true),
    };
  if (known.every((value) => value.type === 'count'))
    return { type: 'count', count: known.reduce((sum, value) => sum + value.count, 0) };
  return undefined;
}
