import { formatCount, formatMillions } from '../kernel/format.js';
import type { Cents } from '../kernel/money.js';
import type { Language } from '../kernel/text.js';
import type { ColumnChart } from '../platform/charts/column-chart.js';
import type { Bar, YearChart } from './document.js';

const precision = 1_000_000n;

/** A part as a fraction of a whole, for drawing only. */
export const fractionOf = (part: Cents, whole: Cents): number =>
  whole <= 0n ? 0 : Number((part * precision) / whole) / Number(precision);

export function largestOf(amounts: readonly Cents[]): Cents {
  let largest = 0n;
  for (const cents of amounts) if (cents > largest) largest = cents;
  return largest;
}

/** Bars with their length and the amount in millions that stands beside them. */
export function scaledBars(bars: readonly Bar[], language: Language) {
  const largest = largestOf(bars.map(({ cents }) => cents));
  return bars.map(({ label, cents }) => ({
    label,
    fraction: fractionOf(cents, largest),
    millions: formatMillions(cents, language),
  }));
}

const million = 100_000_000n;
/** Steps between lines across, in hundredths of a million: 0.01, 0.02, 0.05, 0.1 … million euros. */
const steps = [1n, 2n, 5n, 10n, 20n, 50n, 100n, 200n, 500n, 1_000n, 2_000n, 5_000n, 10_000n, 50_000n];
const mostSteps = 6n;

/** The chart on an axis in millions of euros from zero, with at most six steps. */
export function scaledYears(chart: YearChart, language: Language): ColumnChart {
  const largest = largestOf(chart.series.flatMap(({ cents }) => cents));
  const hundredth = million / 100n;
  const step = (steps.find((one) => one * hundredth * mostSteps >= largest) ?? 50_000n) * hundredth;
  const count = largest === 0n ? 1n : (largest + step - 1n) / step;
  const top = step * count;
  return {
    labels: chart.years.map(String),
    ticks: Array.from({ length: Number(count) + 1 }, (_, index) => ({
      fraction: fractionOf(step * BigInt(index), top),
      label: tickLabel(step * BigInt(index), step, language),
    })),
    series: chart.series.map(({ tone, cents }) => ({
      tone,
      fractions: cents.map((amount) => fractionOf(amount, top)),
    })),
    alt: chart.alt,
  };
}

const tickLabel = (cents: Cents, step: Cents, language: Language): string =>
  step % million === 0n ? formatCount(Number(cents / million), language) : formatMillions(cents, language);
