import { type Day, dayOf } from './day.js';
import { fold } from './fold.js';
import { monthNumber } from './month-names.js';
import { plainSpaces, saysUnknown } from './written-number.js';

/** Which of two numbers stands for the day where neither is above twelve. */
export type DayOrder = 'dayFirst' | 'monthFirst';

const time =
  '(?:[T ,]+\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?(?: ?[ap]\\.?m\\.?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?';
const token = new RegExp(
  `(?<![\\d])(?:${[
    '(?<y1>\\d{4})(?:-|/|\\. ?)(?<m1>\\d{1,2})(?:-|/|\\. ?)(?<d1>\\d{1,2})',
    '(?<a>\\d{1,2}) ?(?<mark>[./-]) ?(?<b>\\d{1,2}) ?[./-] ?(?<y2>\\d{4}|\\d{2})',
    "(?<d3>\\d{1,2})(?:st|nd|rd|th|er)?[. -]*(?:de |of |d')?(?<n3>\\p{L}{3,14})\\.?[ ,.-]*(?:de |del )?(?<y3>\\d{4}|\\d{2})",
    '(?<n4>\\p{L}{3,14})\\.? (?<d4>\\d{1,2})(?:st|nd|rd|th)?,? (?<y4>\\d{4})',
    '(?<y5>20\\d{2}|19\\d{2})(?<m5>\\d{2})(?<d5>\\d{2})',
    // S20123 and ESF 45000 are codes.
    '(?<!\\p{L}[-_/. ]?)(?<serial>[2-6]\\d{4})(?:[.,]\\d+)?(?![-_/]?\\p{L})',
  ].join('|')})${time}(?![\\d])`,
  'giu',
);

/** A day as far as its wording decides it: the day, or one for each order. */
interface DayToken {
  readonly dayFirst: Day | null;
  readonly monthFirst: Day | null;
  /** What the wording itself says about the order. */
  readonly shows: DayOrder | 'either' | 'nothing';
  readonly isDotted: boolean;
  readonly isSerial: boolean;
}

const yearOf = (digits: string): number => {
  const year = Number(digits);
  return digits.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year;
};

const fixed = (day: Day | null, isSerial = false): DayToken => ({
  dayFirst: day,
  monthFirst: day,
  shows: 'nothing',
  isDotted: false,
  isSerial,
});

/** Day 1 is 1 January 1900, and spreadsheets count a 29 February 1900 that there never was. */
export function dayOfSerial(serial: number, startsIn1904 = false): Day | null {
  const whole = Math.floor(serial);
  if (!Number.isFinite(whole) || whole < 1 || (whole === 60 && !startsIn1904)) return null;
  const first = startsIn1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  const date = new Date(first + whole * 86_400_000);
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function tokenOf(groups: Record<string, string | undefined>): DayToken | null {
  const { y1, m1, d1, a, b, y2, mark, d3, n3, y3, n4, d4, y4, y5, m5, d5, serial } = groups;
  if (y1 !== undefined) return fixed(dayOf(Number(y1), Number(m1), Number(d1)));
  if (y5 !== undefined) return fixed(dayOf(Number(y5), Number(m5), Number(d5)));
  if (serial !== undefined) return fixed(dayOfSerial(Number(serial)), true);
  const name = n3 ?? n4;
  if (name !== undefined) {
    const month = monthNumber(fold(name));
    return month === null ? null : fixed(dayOf(yearOf(y3 ?? y4 ?? ''), month, Number(d3 ?? d4)));
  }
  const [first, second, year] = [Number(a), Number(b), yearOf(y2 ?? '')];
  return {
    dayFirst: dayOf(year, second, first),
    monthFirst: dayOf(year, first, second),
    shows: first === second ? 'nothing' : first > 12 ? 'dayFirst' : second > 12 ? 'monthFirst' : 'either',
    isDotted: mark === '.',
    isSerial: false,
  };
}

interface Tokens {
  readonly tokens: readonly DayToken[];
  readonly rest: string;
}

/** A list names the same days again and again. */
const remembered = new Map<string, Tokens>();
const mostRemembered = 5_000;
const longestRemembered = 40;

function tokensIn(written: string): Tokens {
  const known = remembered.get(written);
  if (known) return known;
  const found = findTokens(written);
  if (written.length <= longestRemembered) {
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(written, found);
  }
  return found;
}

function findTokens(written: string): Tokens {
  const tokens: DayToken[] = [];
  const rest = plainSpaces(written)
    .slice(0, 400)
    .replace(token, (...match) => {
      const found = tokenOf(match.at(-1) as Record<string, string | undefined>);
      if (found === null) return String(match[0]);
      tokens.push(found);
      return '#';
    });
  return { tokens, rest };
}

/** Collects what the days of a column, or of all columns of a list, say about the order of day and month. */
export class DayOrderEvidence {
  #dayFirst = 0;
  #monthFirst = 0;
  #either = 0;
  #dotted = 0;
  #serials = 0;

  add(written: string): void {
    for (const { shows, isDotted, isSerial } of tokensIn(written).tokens) {
      if (shows === 'dayFirst') this.#dayFirst += 1;
      if (shows === 'monthFirst') this.#monthFirst += 1;
      if (shows === 'either' && !isDotted) this.#either += 1;
      if (isDotted) this.#dotted += 1;
      if (isSerial) this.#serials += 1;
    }
  }

  /** How many days are written as the numbers spreadsheets count days by. */
  get serials(): number {
    return this.#serials;
  }

  /** How many values can be read in both orders. */
  get ambiguous(): number {
    return this.#either;
  }

  /** Dots are only written with the day first; a few slips do not outvote a whole column. */
  decide(): DayOrder | 'undecided' | 'conflict' {
    const [day, month] = [this.#dayFirst, this.#monthFirst];
    if (day > 0 && month * 50 <= day) return 'dayFirst';
    if (month > 0 && day * 50 <= month) return 'monthFirst';
    if (day > 0 || month > 0) return 'conflict';
    return this.#either === 0 || this.#dotted > 0 ? 'dayFirst' : 'undecided';
  }
}

export type ColumnDays =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'exact'; readonly days: readonly Day[] }
  /** A year, a month or a duration alone: no day is worked out from it. */
  | { readonly kind: 'noDay' }
  | { readonly kind: 'refused'; readonly fault: 'not_a_day' | 'no_such_day' | 'ambiguous' };

/** One day, or the first and last day where both stand in one cell, read in the order that the whole list decided. */
export function readColumnDays(written: string, order: DayOrder | 'undecided' | 'conflict'): ColumnDays {
  if (saysUnknown(written)) return { kind: 'unknown' };
  if (looksLikePartOfDay(written) || duration.test(written.trim())) return { kind: 'noDay' };
  const found = tokensIn(written);
  const { tokens } = found;
  if (!areDays(found)) return { kind: 'refused', fault: 'not_a_day' };
  const days: Day[] = [];
  for (const each of tokens) {
    const isOpen = each.shows === 'either' && !each.isDotted;
    if (isOpen && (order === 'undecided' || order === 'conflict'))
      return { kind: 'refused', fault: 'ambiguous' };
    const first = each.shows === 'monthFirst' && order === 'conflict' ? 'monthFirst' : order;
    const day =
      first === 'monthFirst' && !(each.isDotted && each.shows === 'dayFirst')
        ? each.monthFirst
        : each.dayFirst;
    if (day === null) return { kind: 'refused', fault: 'no_such_day' };
    days.push(day);
  }
  return { kind: 'exact', days };
}

/** How long something takes, in German, English, French, Italian, Spanish, Portuguese, Dutch and Polish. */
const duration =
  /^\d{1,3}(?:[.,]\d)?\s*(?:Jahre?|Monate?|Wochen?|Tage?|years?|months?|weeks?|days?|ans?|années?|mois|semaines?|jours?|ann[io]|mes[ie]|años?|anos?|mes(?:es)?|mês|ja(?:ar|ren)|maand(?:en)?|lata?|rok|miesi[ąę]c\p{L}*)\.?$/iu;

/** One day or two with few words around them. A bare number beside words, such as a postcode before its town, is none. */
const areDays = ({ tokens, rest }: Tokens): boolean =>
  tokens.length > 0 &&
  tokens.length <= 2 &&
  !/\d/u.test(rest) &&
  rest.length <= 60 &&
  !(tokens.some(({ isSerial }) => isSerial) && /\p{L}/u.test(rest));

/** Whether a value is written as one day or two. */
export const looksLikeDays = (written: string): boolean => areDays(tokensIn(written));

/** Whether a value is a year and nothing else. */
export const looksLikeYear = (written: string): boolean => /^\s*(?:19|20)\d{2}\s*$/u.test(written);

/** The days a text names, wherever they stand in it. */
export const daysIn = (text: string): Day[] =>
  tokensIn(text).tokens.flatMap(({ dayFirst, isSerial }) =>
    dayFirst === null || isSerial ? [] : [dayFirst],
  );

const monthOfYear =
  /^(?:(?<name>\p{L}{3,14})\.?[ ,.-]*|(?<number>0?[1-9]|1[0-2])[./-])(?<year>\d{4}|\d{2})$/u;

/** The year of a month such as `Aug 15`, `März 2016` or `03/2016`; null for anything else. */
function yearOfMonth(written: string): number | null {
  const { name, number, year = '' } = monthOfYear.exec(plainSpaces(written))?.groups ?? {};
  const isMonth =
    name === undefined ? number !== undefined && year.length === 4 : monthNumber(fold(name)) !== null;
  return isMonth ? yearOf(year) : null;
}

const between = /\s+(?:[-–—]|à|bis|to|al|do)\s+/iu;

/** Whether a value is a year or a month of one, or runs from one month to another, and nothing else. */
export function looksLikePartOfDay(written: string): boolean {
  const parts = written.replace(/\([^)]*\)\s*$/u, '').split(between);
  return parts.length <= 2 && parts.every((part) => looksLikeYear(part) || yearOfMonth(part) !== null);
}

/** The year of the first day a value names, or that it is; it is the same in every order. Null when it names none. */
export function yearIn(written: string): number | null {
  if (looksLikeYear(written)) return Number(written);
  const year = yearOfMonth(written);
  if (year !== null) return year;
  for (const { dayFirst, monthFirst } of tokensIn(written).tokens) {
    const day = dayFirst ?? monthFirst;
    if (day !== null) return Number(day.slice(0, 4));
  }
  return null;
}
