import { parseDay } from '../../kernel/day.js';
import { formatDay, formatEuro } from '../../kernel/format.js';
import { type Cents, parseDecimal } from '../../kernel/money.js';
import { amountFields, labelOfField } from '../../projects/index.js';

/** German label of a field of the record. */
export const fieldLabel = (field: string): string => labelOfField(field)?.de ?? field;

const amounts: readonly string[] = amountFields;

/** "+ 12.000,00 €" or "− 12.000,00 €" */
export const signedEuro = (cents: Cents): string =>
  cents < 0n ? `− ${formatEuro(-cents, 'de')}` : `+ ${formatEuro(cents, 'de')}`;

/** A value of the API as people read it: amounts and days in German, unknown in words. */
export function shownValue(field: string, value: string | null): string {
  if (value === null) return 'nicht angegeben';
  const cents = amounts.includes(field) ? parseDecimal(value) : null;
  if (cents !== null) return formatEuro(cents, 'de');
  const day = parseDay(value);
  return day === null ? value : formatDay(day, 'de');
}
