import { type Day, dayOf } from './day.js';
import type { Period } from './period.js';
import { plainSpaces, saysUnknown } from './written-number.js';

const months = [
  ['januar', 'jänner', 'january', 'jan'],
  ['februar', 'february', 'feb'],
  ['märz', 'maerz', 'march', 'mrz', 'mär', 'mar'],
  ['april', 'apr'],
  ['mai', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['dezember', 'december', 'dez', 'dec'],
];
const monthNumbers = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const dayToken =
  /(?<!\d)(?:(?<d>\d{1,2}) ?\. ?(?:(?<m>\d{1,2}) ?\. ?|(?<name>\p{L}{3,9})\.? )(?<y>\d{4}|\d{2})|(?<iy>\d{4})-(?<im>\d{2})-(?<id>\d{2}))(?!\d)/giu;

function dayOfToken(groups: Record<string, string | undefined>): Day | null {
  if (groups.iy !== undefined) return dayOf(Number(groups.iy), Number(groups.im), Number(groups.id));
  const month =
    groups.m === undefined ? monthNumbers.get((groups.name ?? '').toLowerCase()) : Number(groups.m);
  const year = groups.y?.length === 2 ? 2000 + Number(groups.y) : Number(groups.y);
  return month === undefined ? null : dayOf(year, month, Number(groups.d));
}

interface FoundDays {
  readonly days: readonly (Day | null)[];
  /** What stands around the days, each day replaced by `#`. */
  readonly frame: string;
}

function findDays(text: string): FoundDays {
  const days: (Day | null)[] = [];
  const frame = text.replace(dayToken, (...match) => {
    days.push(dayOfToken(match.at(-1) as Record<string, string | undefined>));
    return '#';
  });
  return { days, frame: frame.toLowerCase() };
}

export type WrittenDay =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'exact'; readonly day: Day }
  | { readonly kind: 'refused'; readonly fault: 'not_a_day' | 'no_such_day' };

/** Reads one day: `30.01.2023`, `30. Januar 2023`, `2023-01-30`. A day the calendar does not have is refused. */
export function readDay(written: string): WrittenDay {
  const text = plainSpaces(written);
  if (saysUnknown(text)) return { kind: 'unknown' };
  const { days, frame } = findDays(text.slice(0, 400));
  const [day] = days;
  if (frame !== '#' || day === undefined) return { kind: 'refused', fault: 'not_a_day' };
  return day === null ? { kind: 'refused', fault: 'no_such_day' } : { kind: 'exact', day };
}

export type WrittenPeriod =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'exact'; readonly period: Period }
  | { readonly kind: 'refused'; readonly fault: 'not_a_period' | 'no_such_day' };

const dash = '(?:[-‐‑‒–—―−﹣－~]+|bis(?: zum| einschließlich)?|to|until)';
const twoDays = new RegExp(`^(?:ab|seit|vom|von|from)? ?# ?(?:${dash}|/) ?(?:zum )?#\\.?$`, 'u');
const onlyStart = new RegExp(
  `^(?:(?:ab|seit|vom|von|beginn:?|start:?) ?# ?(?:${dash})?|# ?${dash})(?: ?(?:laufend|offen|unbefristet|heute|auf weiteres|andauernd))?$`,
  'u',
);
const onlyEnd = new RegExp(`^(?:${dash}|ende:?) ?#$`, 'u');

/**
 * Reads a period with both days inclusive, whatever stands between them: any dash, „bis“, "to".
 * Only a beginning („ab 01.01.2023“) or only an end („bis 31.12.2027“) leaves the other day unknown.
 */
export function readPeriod(written: string): WrittenPeriod {
  const text = plainSpaces(written);
  if (saysUnknown(text)) return { kind: 'unknown' };
  const { days, frame } = findDays(text.slice(0, 400));
  const isTwo = days.length === 2 && twoDays.test(frame);
  const isStart = days.length === 1 && onlyStart.test(frame);
  const isEnd = days.length === 1 && onlyEnd.test(frame);
  if (!isTwo && !isStart && !isEnd) return { kind: 'refused', fault: 'not_a_period' };
  if (days.includes(null)) return { kind: 'refused', fault: 'no_such_day' };
  const [first = null, second = null] = days;
  return { kind: 'exact', period: isEnd ? { start: null, end: first } : { start: first, end: second } };
}
