import { formatEuro } from '../kernel/format.js';
import type { Cents } from '../kernel/money.js';

const sign = (cents: Cents): string => (cents < 0n ? '− ' : '+ ');
const magnitude = (cents: Cents): Cents => (cents < 0n ? -cents : cents);

/** By how much an amount changed: "+ 900,00 € (+ 1,5 %)"; without a share when it was zero, nothing when it is the same. */
export function amountDifference(before: Cents, after: Cents): string | null {
  const difference = after - before;
  if (difference === 0n) return null;
  const amount = `${sign(difference)}${formatEuro(magnitude(difference), 'de')}`;
  return before === 0n ? amount : `${amount} (${shareOf(difference, before)}\u00a0%)`;
}

/** Percent with one decimal, rounded half up: "+ 1,5"; what rounds to nothing is not nothing: "< 0,1". */
function shareOf(difference: Cents, before: Cents): string {
  const whole = magnitude(before);
  const tenths = (magnitude(difference) * 2000n + whole) / (2n * whole);
  return tenths === 0n ? '< 0,1' : `${sign(difference)}${tenths / 10n},${tenths % 10n}`;
}
