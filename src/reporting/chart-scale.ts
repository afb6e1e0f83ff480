import { formatAmount, formatCount, formatMillions } from '../kernel/format.js';
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

/** Bars with their length and the amount that stands beside them in the unit of the chart. */
export function scaledBars(bars: readonly Bar[], unit: 'euros' | 'millions', language: Language) {
  const largest = largestOf(bars.map(({ cents }) => cents));
  return bars.map(({ label, cents }) => ({
    label,
    fraction: fractionOf(cents, largest),
    amount: unit === 'euros' ? formatAmount(cents, language) : formatMillions(cents, language),
  }));
}

/** Unit of a chart: millions of euros, or thousands where every amount is below one million; euros of bars that say so. */
export type ChartUnit = 'millions' | 'thousands' | 'euros';
const unitCents = { millions: 100_000_000n, thousands: 100_000n } as const;

export const unitOf = (chart: YearChart): keyof typeof unitCents =>
  largestOf(chart.series.flatMap(({ cents }) => cents)) < unitCents.millions ? 'thousands' : 'millions';

/** Steps between lines across, in hundredths of the unit: 0.01, 0.02, 0.05, 0.1 … */
const steps = [1n, 2n, 5n].flatMap((first) =>
  Array.from({ length: 6 }, (_, zeros) => first * 10n ** BigInt(zeros)),
);
steps.sort((one, other) => (one < other ? -1 : 1));
const mostSteps = { tall: 6n, small: 3n };

/** The chart on an axis from zero in its unit, with at most six steps. */
export function scaledYears(chart: YearChart, language: Language): ColumnChart {
  const unit = unitOf(chart);
  const largest = largestOf(chart.series.flatMap(({ cents }) => cents));
  const hundredth = unitCents[unit] / 100n;
  const most = mostSteps[chart.small ? 'small' : 'tall'];
  const step = (steps.find((one) => one * hundredth * most >= largest) ?? 500_000n) * hundredth;
  const count = largest === 0n ? 1n : (largest + step - 1n) / step;
  const top = step * count;
  return {
    labels: chart.years.map(String),
    ticks: Array.from({ length: Number(count) + 1 }, (_, index) => ({
      fraction: fractionOf(step * BigInt(index), top),
      label: tickLabel(step * BigInt(index), step, unit, language),
    })),
    series: chart.series.map(({ tone, cents }) => ({
      tone,
      fractions: cents.map((amount) => fractionOf(amount, top)),
    })),
    alt: chart.alt,
    small: chart.small ?? false,
  };
}

function tickLabel(cents: Cents, step: Cents, unit: keyof typeof unitCents, language: Language): string {
  const whole = unitCents[unit];
  // Hundredths of a thousand are amounts in tens of euros: written like millions, only smaller.
  return step % whole === 0n
    ? formatCount(Number(cents / whole), language)
    : formatMillions(cents * (unitCents.millions / whole), language);
}
