import type { Cents } from './money.js';

/**
 * A rate in hundredths of a percent as an integer: 95 % is 9500.
 * Outside it is a percent string with two decimals: "95.00".
 */
export type Rate = number;

export const wholeRate: Rate = 10_000;

const ratePattern = /^\d{1,3}(?:\.\d{1,2})?$/;

/** Reads the API form ("95.00", "95"); null when it is not a percentage from 0 to 100 with at most two decimals. */
export function parseRate(value: string): Rate | null {
  if (!ratePattern.test(value)) return null;
  const [whole = '0', fraction = ''] = value.split('.');
  const rate = Number(whole) * 100 + Number(fraction.padEnd(2, '0') || '0');
  return rate <= wholeRate ? rate : null;
}

export function toPercent(rate: Rate): string {
  const digits = String(rate).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The part of an amount that a rate gives, rounded half up to the cent. */
export function partOf(amount: Cents, rate: Rate): Cents {
  const product = amount * BigInt(rate);
  const whole = BigInt(wholeRate);
  return (product + whole / 2n) / whole;
}

/** Rate that a part is of a whole, rounded half up to a hundredth of a percent; null when the whole is not positive. */
export function rateOf(part: Cents, whole: Cents): Rate | null {
  if (whole <= 0n) return null;
  return Number((part * BigInt(wholeRate) + whole / 2n) / whole);
}
