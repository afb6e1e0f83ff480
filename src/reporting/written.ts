import { formatCount, formatDay, formatEuro, formatRate } from '../kernel/format.js';
import { toDecimal } from '../kernel/money.js';
import type { Period } from '../kernel/period.js';
import { toPercent } from '../kernel/rate.js';
import { type Language, text } from '../kernel/text.js';
import type { Value } from './document.js';

export const notStated = text('nicht angegeben', 'not stated');
const from = text('ab', 'from');
const until = text('bis', 'until');

/** A period for people: both days, or "from …" and "until …" when one is not known. */
export function writtenPeriod({ start, end }: Period, language: Language): string {
  if (start !== null && end !== null) return `${formatDay(start, language)} – ${formatDay(end, language)}`;
  if (start !== null) return `${from[language]} ${formatDay(start, language)}`;
  if (end !== null) return `${until[language]} ${formatDay(end, language)}`;
  return notStated[language];
}

/** A value for people, on pages and paper. Unknown is said in words, never 0 or a dash. */
export function written(value: Value | null, language: Language): string {
  if (value === null) return notStated[language];
  switch (value.type) {
    case 'text':
      return value.text;
    case 'code':
      return [value.code, value.title].filter((part) => part !== null).join(' ') || notStated[language];
    case 'money':
      return formatEuro(value.cents, language);
    case 'rate':
      return formatRate(value.rate, language);
    case 'count':
      return formatCount(value.count, language);
    case 'day':
      return formatDay(value.day, language);
    case 'none':
      return '–';
    case 'period':
      return writtenPeriod(value.period, language);
  }
}

/** A value for machines: decimal strings, `YYYY-MM-DD`, null for unknown, as in the API. */
export function machineValue(value: Value | null): unknown {
  if (value === null) return null;
  switch (value.type) {
    case 'text':
      return value.text;
    case 'code':
      return { code: value.code, title: value.title };
    case 'money':
      return toDecimal(value.cents);
    case 'rate':
      return toPercent(value.rate);
    case 'count':
      return value.count;
    case 'day':
      return value.day;
    case 'none':
      return null;
    case 'period':
      return value.period;
  }
}

/** Whether a value is an amount, a date or another number, set in figures of equal width. */
export const isFigure = (value: Value | null): boolean =>
  value !== null && value.type !== 'text' && value.type !== 'code';
