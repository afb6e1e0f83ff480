/**
 * Money is whole euro cents in a bigint, everywhere inside the program and in tables.
 * Outside (API, JSON) it is a decimal string with a point and exactly two decimals: "1871273.00".
 */
export type Cents = bigint;

/** Largest amount the registry accepts: 9,999,999,999,999.99 EUR; keeps every sum far inside bigint columns. */
export const maxCents: Cents = 999_999_999_999_999n;

const decimalPattern = /^-?\d{1,15}(?:\.\d{1,2})?$/;

/** Reads the API form ("1871273.00", "12.5", "7"); null when the text is not an amount in EUR with at most two decimals. */
export function parseDecimal(value: string): Cents | null {
  if (!decimalPattern.test(value)) return null;
  const negative = value.startsWith('-');
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const cents = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0') || '0');
  return negative ? -cents : cents;
}

/** The API form: decimal point, two decimals, no thousands mark. */
export function toDecimal(cents: Cents): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Sum of amounts; unknown amounts are not zero, so callers filter them out first and say how many were left out. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/** Sum of what is known; null when nothing is. */
export function knownSum(amounts: readonly (Cents | null)[]): Cents | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : sumCents(known);
}
