import type { Cents } from '../kernel/money.js';
import type { Item } from './draw.js';

/** A record before it is known whether it can be drawn. */
export interface Candidate {
  readonly reference: string;
  /** Null when the amount is not known. */
  readonly amount: Cents | null;
  readonly stratum: string;
}

/** What a sample is drawn from, and what stands apart: only amounts above zero can be drawn. */
export interface Population {
  readonly items: readonly Item[];
  readonly total: Cents;
  readonly zero: number;
  readonly negative: number;
  readonly negativeTotal: Cents;
  readonly unknown: number;
  /** All known amounts, also the negative ones: what a control total is held against. */
  readonly net: Cents;
}

/** Parts the records into what can be drawn and what stands apart. */
export function populationOf(candidates: readonly Candidate[]): Population {
  const items: Item[] = [];
  let [total, negativeTotal] = [0n, 0n];
  let [zero, negative, unknown] = [0, 0, 0];
  for (const { reference, amount, stratum } of candidates) {
    if (amount === null) unknown += 1;
    else if (amount === 0n) zero += 1;
    else if (amount < 0n) {
      negative += 1;
      negativeTotal += amount;
    } else {
      items.push({ reference, amount, stratum });
      total += amount;
    }
  }
  return { items, total, zero, negative, negativeTotal, unknown, net: total + negativeTotal };
}
