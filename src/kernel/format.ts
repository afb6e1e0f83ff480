import type { Day } from './day.js';
import { type Cents, toDecimal } from './money.js';
import { type Rate, toPercent } from './rate.js';
import type { Language } from './text.js';

const noBreakSpace = '\u00a0';

function groupThousands(whole: string, mark: string): string {
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, mark);
}

function localNumber(decimal: string, language: Language): string {
  const [whole = '0', fraction] = decimal.split('.');
  const [thousands, point] = language === 'de' ? ['.', ','] : [',', '.'];
  return groupThousands(whole, thousands) + (fraction === undefined ? '' : point + fraction);
}

/** `1.871.273,00 €` in German, `€1,871,273.00` in English. */
export function formatEuro(cents: Cents, language: Language): string {
  const number = localNumber(toDecimal(cents), language);
  if (language === 'de') return `${number}${noBreakSpace}€`;
  return number.startsWith('-') ? `-€${number.slice(1)}` : `€${number}`;
}

/** The same amount without the sign, for columns whose heading names the unit: `1.871.273,00`. */
export const formatAmount = (cents: Cents, language: Language): string =>
  localNumber(toDecimal(cents), language);

/** Millions of euros with two decimals, rounded half up, for key figures only: `32,93`. The unit stands beside it. */
export function formatMillions(cents: Cents, language: Language): string {
  return localNumber(toDecimal((cents + 500_000n) / 1_000_000n), language);
}

export function formatCount(count: number, language: Language): string {
  return localNumber(String(count), language);
}

/** `31.10.2026` in German, `31 October 2026` in English. */
export function formatDay(day: Day, language: Language): string {
  if (language === 'de') return `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
  const month = englishMonths[Number(day.slice(5, 7)) - 1];
  return `${Number(day.slice(8))} ${month} ${day.slice(0, 4)}`;
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const berlinTime = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant by the clock of Saxony: `14.11.2026, 09:15`. */
export const formatInstant = (instant: Date): string => berlinTime.format(instant);

/** `95 %`, `81,25 %` in German; `95%` in English; no decimals when they are zero. */
export function formatRate(rate: Rate, language: Language): string {
  const number = localNumber(
    toPercent(rate).replace(/\.?0+$/, (zeros) => (zeros.includes('.') ? '' : zeros)),
    language,
  );
  return language === 'de' ? `${number}${noBreakSpace}%` : `${number}%`;
}

const berlinClock = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** `31.10.2026, 14:20 Uhr` by the clock of Saxony; for workspaces, which are in German only. */
export const formatMoment = (at: Date): string => `${berlinClock.format(at)} Uhr`;
