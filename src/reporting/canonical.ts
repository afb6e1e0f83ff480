import { createHash } from 'node:crypto';
import { toDecimal } from '../kernel/money.js';

/**
 * A data set as JSON that is the same wherever and whenever it is written: keys in the order of their characters, amounts
 * (bigint cents) as decimal strings, instants in Z. What two people have to hash to compare what they hold.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(plain(value));
}

/** The value in the form that `canonicalJson` writes. */
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return toDecimal(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  // A report of everything has a hundred thousand of them: written one by one, not by way of lists of entries.
  const written: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const part = (value as Readonly<Record<string, unknown>>)[key];
    if (part !== undefined) written[key] = plain(part);
  }
  return written;
}

/** First 16 hexadecimal digits of SHA-256 over the canonical JSON, in groups of four: "9f2c 41d7 0be8 6a35" (Prüfwert). */
export function fingerprintOf(data: unknown): string {
  const digits = createHash('sha256').update(canonicalJson(data)).digest('hex').slice(0, 16);
  return digits.match(/.{4}/g)?.join(' ') ?? digits;
}
