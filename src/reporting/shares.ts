import type { Cents } from '../kernel/money.js';
import type { Share } from '../platform/charts/share-bar.js';
import type { Part } from './document.js';

const precision = 1_000_000n;

/**
 * Parts of an amount as fractions for a bar. A part that is not known takes what the known ones leave. Null when there
 * is nothing to draw: the whole is unknown or zero, or the parts are more than the whole.
 */
export function sharesOf(composition: { whole: Cents | null; parts: readonly Part[] }): Share[] | null {
  const { whole, parts } = composition;
  if (whole === null || whole <= 0n) return null;
  const known = parts.reduce((sum, part) => sum + (part.cents ?? 0n), 0n);
  if (known > whole) return null;
  const fraction = (cents: Cents) => Number((cents * precision) / whole) / Number(precision);
  return parts
    .map((part) => ({ fraction: fraction(part.cents ?? whole - known), tone: part.tone }))
    .filter((share) => share.fraction > 0);
}
