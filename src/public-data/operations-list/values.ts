import { toDecimal } from '../../kernel/money.js';
import { toPercent } from '../../kernel/rate.js';
import type { ColumnType, TableValue } from '../../platform/spreadsheet/table.js';

/** A value as programs read it: amounts and rates as decimal strings, days as YYYY-MM-DD; null is unknown. */
export function plainValue(type: ColumnType, value: TableValue): string | null {
  if (value === null) return null;
  if (type === 'money') return toDecimal(value as bigint);
  return type === 'rate' ? toPercent(value as number) : String(value);
}
