import type { Day } from './day.js';
import { formatAmount, formatDay, formatEuro, formatRate } from './format.js';
import type { Cents } from './money.js';
import type { Rate } from './rate.js';
import { readAmount } from './written-amount.js';
import { readDay } from './written-day.js';
import { faultWords, type ValueFault } from './written-faults.js';
import { plainSpaces } from './written-number.js';
import { readRate } from './written-rate.js';

/** What somebody wrote into one field: its value, null for nothing, or why it cannot be read and what to write instead. */
export type Written<Value> =
  | { readonly kind: 'read'; readonly value: Value | null }
  | { readonly kind: 'unread'; readonly code: string; readonly reason: string; readonly remedy: string };

const read = <Value>(value: Value | null): Written<Value> => ({ kind: 'read', value });

const unread = (code: string, reason: string, remedy: string): Written<never> => ({
  kind: 'unread',
  code,
  reason,
  remedy,
});

const quoted = (text: string): string => {
  const shown = plainSpaces(text);
  return `„${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}“`;
};

const faulty = (fault: ValueFault, text: string): Written<never> => {
  const { reason, remedy } = faultWords[fault];
  return unread(fault, `${quoted(text)}: ${reason.de}`, remedy.de);
};

const twoMeanings = (text: string, one: string, other: string, remedy: string): Written<never> =>
  unread('ambiguous', `${quoted(text)} kann ${one} oder ${other} bedeuten.`, remedy);

/**
 * An amount in EUR in a German form. A point before exactly three digits groups thousands. A point before one or two
 * digits, or a comma before three, could be either way: nobody guesses about money.
 */
export function readAmountField(text: string): Written<Cents> {
  const amount = readAmount(text);
  switch (amount.kind) {
    case 'unknown':
      return read<Cents>(null);
    case 'refused':
      return faulty(amount.fault, text);
    case 'ambiguous':
      return amount.mark === '.'
        ? withoutRemark(text, amount.grouped, amount.remark)
        : twoMeanings(
            text,
            `${plainSpaces(text)} €`,
            formatEuro(amount.grouped, 'de'),
            'Schreiben Sie Cent mit zwei Stellen hinter dem Komma.',
          );
    case 'exact':
      return shortGroup.test(plainSpaces(text))
        ? twoMeanings(
            text,
            formatEuro(amount.cents, 'de'),
            formatEuro(amount.cents * 1_000n, 'de'),
            'Schreiben Sie Cent mit Komma, zum Beispiel 164.250,80.',
          )
        : withoutRemark(text, amount.cents, amount.remark);
  }
}

/** "164.25": a point for cents, or a group of thousands that lost its last digit. */
const shortGroup = /^\D*[1-9]\d{0,2}\.\d{1,2}(?!\d)[^\d,]*$/u;

/** What stands behind an amount may restrict it ("netto"); it is not dropped silently. */
function withoutRemark(text: string, cents: Cents, remark: string): Written<Cents> {
  if (remark === '') return read(cents);
  return unread(
    'remark_beside_value',
    `${quoted(text)}: Hinter dem Betrag steht „${remark}“.`,
    'Schreiben Sie nur den Betrag.',
  );
}

/** A day; "k. A." and the like mean that it is not known. */
export function readDayField(text: string): Written<Day> {
  const day = readDay(text);
  if (day.kind === 'unknown') return read<Day>(null);
  return day.kind === 'exact' ? read(day.day) : faulty(day.fault, text);
}

/** A rate in percent. Below 1 it could as well be a part of one. */
export function readRateField(text: string): Written<Rate> {
  const rate = readRate(text, 'percent');
  if (rate.kind === 'unknown') return read<Rate>(null);
  if (rate.kind === 'refused') return faulty(rate.fault, text);
  const hasSign = /[%hp]/iu.test(text);
  if (hasSign || rate.rate === 0 || rate.rate >= 100) return read(rate.rate);
  return twoMeanings(
    text,
    formatRate(rate.rate, 'de'),
    formatRate(rate.rate * 100, 'de'),
    'Schreiben Sie den Satz mit Prozentzeichen.',
  );
}

export const writtenAmount = (cents: Cents | null | undefined): string =>
  cents === null || cents === undefined ? '' : formatAmount(cents, 'de');
export const writtenDay = (day: Day | null): string => (day === null ? '' : formatDay(day, 'de'));
/** Without the sign, which stands behind the field; below 1 it must be there, or it could be read as a part of one. */
export function writtenRate(rate: Rate | null): string {
  if (rate === null) return '';
  const words = formatRate(rate, 'de').replace(/\u00a0/g, ' ');
  return rate > 0 && rate < 100 ? words : words.replace(/ %$/, '');
}
