import type { MeasureKind, Value } from './measures.js';

/** Lower ends of the steps above the first, ascending; cells below the first of them have the lightest shade. */
export interface HeatScale {
  readonly thresholds: readonly bigint[];
}

const steps = 5;
/** Where the steps begin in the order of the values: the largest few stand out. */
const parts = [0.2, 0.45, 0.7, 0.9];
/** Multiples that people read at a glance. */
const round = [10n, 15n, 20n, 25n, 30n, 40n, 50n, 60n, 75n, 90n];

/** Steps by the order of the values, with round ends. */
export function heatScale(values: readonly Value[], kind: MeasureKind): HeatScale {
  const known = values
    .flatMap((value) => (value === null ? [] : [BigInt(value)]))
    .filter((value) => value > 0n);
  known.sort((one, other) => (one < other ? -1 : Number(one > other)));
  const smallest = kind === 'money' ? 100n : 1n;
  const thresholds: bigint[] = [];
  for (const part of parts) {
    const value = known[Math.floor(known.length * part)] ?? 0n;
    const end = roundDown(value, smallest);
    const last = thresholds.at(-1) ?? known[0] ?? 0n;
    if (end > last) thresholds.push(end);
  }
  return { thresholds };
}

/** The largest round number that is not larger; never less than the unit. */
function roundDown(value: bigint, smallest: bigint): bigint {
  if (value < smallest * 10n) return (value / smallest) * smallest;
  let power = smallest;
  while (value >= power * 100n) power *= 10n;
  const best = round.findLast((multiple) => multiple * power <= value) ?? 10n;
  return best * power;
}

/** Step of a value, from 0 for nothing (and everything, where all are alike) to 5. Fewer steps use the darker end, so that the largest always stands out. */
export function heatStep({ thresholds }: HeatScale, value: Value): number {
  if (value === null || BigInt(value) <= 0n || thresholds.length === 0) return 0;
  const passed = thresholds.filter((end) => BigInt(value) >= end).length;
  return passed === 0 ? 1 : stepOfThreshold({ thresholds }, passed - 1);
}

/** Step that begins at a threshold. */
export const stepOfThreshold = ({ thresholds }: HeatScale, index: number): number =>
  steps - (thresholds.length - 1 - index);
