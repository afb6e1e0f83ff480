import { compareGroups, type GroupedSums } from '../aggregates/index.js';
import { formatEuro } from '../kernel/format.js';
import { type Language, text } from '../kernel/text.js';
import type { YearChart } from './document.js';

const unmatched = text('ohne Zuordnung', 'not matched');

/** More years than this cannot be told apart, and hint at wrong dates anyway. */
const mostYears = 20;

/**
 * Total eligible cost by year, one series per funding period, the later one dark. `rows` are grouped by a year and the
 * funding period. Null where there is nothing to compare.
 */
export function yearChart(
  rows: readonly GroupedSums[],
  title: string,
  language: Language,
  small = false,
): YearChart | null {
  const known = rows.filter(({ groups: [year] }) => year?.key != null);
  const found = known.map(({ groups: [year] }) => Number(year?.key));
  const [first, last] = [Math.min(...found), Math.max(...found)];
  if (new Set(found).size < 2 || last - first >= mostYears) return null;
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const periods = [...new Map(known.map(({ groups: [, period] }) => [period?.key, period])).values()].sort(
    (one, other) => (one && other ? compareGroups(one, other) : 0),
  );
  if (periods.length > 2) return null;
  const series = periods.map((period, index) => ({
    label: period?.title?.[language] ?? unmatched[language],
    tone: index === periods.length - 1 ? (1 as const) : (4 as const),
    cents: years.map((year) => costOf(known, String(year), period?.key ?? null)),
  }));
  return {
    kind: 'yearChart',
    title,
    alt: `${title}. ${told(years, series, language)}`,
    years,
    series,
    small,
  };
}

const noneInOthers = text('In den übrigen Jahren nichts.', 'Nothing in the other years.');

/** What the columns show, series by series as they are coloured; years without a column are not named one by one. */
function told(years: readonly number[], series: YearChart['series'], language: Language): string {
  const columns = series.map(({ label, cents }) => {
    const high = years.flatMap((year, index) => {
      const amount = cents[index] ?? 0n;
      return amount === 0n ? [] : [`${year} ${formatEuro(amount, language)}`];
    });
    return `${label}: ${high.join(', ')}.`;
  });
  const isEmpty = (_: number, index: number) => series.every(({ cents }) => (cents[index] ?? 0n) === 0n);
  return [...columns, ...(years.some(isEmpty) ? [noneInOthers[language]] : [])].join(' ');
}

function costOf(rows: readonly GroupedSums[], year: string, period: string | null): bigint {
  const row = rows.find(({ groups: [one, other] }) => one?.key === year && other?.key === period);
  return row?.amounts.totalEligibleCost.cents ?? 0n;
}
