import type { Language } from '../kernel/text.js';
import type { OpeningHours } from './office.js';

const dayWords = [
  { de: 'Mo', en: 'Mon', begins: 'mo' },
  { de: 'Di', en: 'Tue', begins: 'di' },
  { de: 'Mi', en: 'Wed', begins: 'mi' },
  { de: 'Do', en: 'Thu', begins: 'do' },
  { de: 'Fr', en: 'Fri', begins: 'fr' },
  { de: 'Sa', en: 'Sat', begins: 'sa' },
  { de: 'So', en: 'Sun', begins: 'so' },
] as const;

const range = /(\d{1,2})(?:[:.](\d{2}))?-(\d{1,2})(?:[:.](\d{2}))?/g;
const dayName =
  '(mo|di|mi|do|fr|sa|so|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonnabends?|sonntags?)\\.?';
/** A day, or the first and last of several. */
const dayToken = new RegExp(`^${dayName}(?:-${dayName})?$`);

/** A line of opening hours that cannot be read. */
interface UnreadLine {
  readonly line: string;
}

/**
 * Reads opening hours as people write them, one line for each day or group of days: "Di 10–12 und 14–18 Uhr",
 * "Mo bis Fr 9.30 bis 12 Uhr". Sorted by day and beginning.
 */
export function readHours(written: string): readonly OpeningHours[] | UnreadLine {
  const hours: OpeningHours[] = [];
  for (const line of written.split('\n').filter((one) => one.trim() !== '')) {
    const read = readLine(line);
    if (read === null) return { line: line.trim() };
    hours.push(...read);
  }
  return hours.sort((a, b) => a.day - b.day || a.from.localeCompare(b.from));
}

function readLine(line: string): OpeningHours[] | null {
  const plain = line
    .toLowerCase()
    .replace(/\buhr\b/g, ' ')
    .replace(/\s*(?:–|—|-|\bbis\b)\s*/g, '-');
  const [, before = '', times = ''] = /^([^\d]*)(.*)$/.exec(plain) ?? [];
  const days = daysIn(before);
  const ranges = [...times.matchAll(range)].map(readRange);
  const rest = times.replace(range, ' ').replace(/\bund\b|[,;+\s]/g, '');
  if (days === null || ranges.length === 0 || rest !== '' || ranges.some((one) => one === null)) return null;
  return days.flatMap((day) => ranges.flatMap((one) => (one === null ? [] : [{ day, ...one }])));
}

function daysIn(words: string): number[] | null {
  const tokens = words
    .replace(/[:,;+]|\bund\b/g, ' ')
    .split(/\s+/)
    .filter((token) => token !== '');
  const days = tokens.map((token) => {
    const [, first, last] = dayToken.exec(token) ?? [];
    if (first === undefined) return null;
    const from = numberOf(first);
    const to = last === undefined ? from : numberOf(last);
    return to < from ? null : Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  return tokens.length === 0 || days.includes(null) ? null : [...new Set(days.flatMap((some) => some ?? []))];
}

/** 1 for Monday; the Sonnabend of the East is a Samstag. */
const numberOf = (name: string): number =>
  name.startsWith('sonnabend') ? 6 : dayWords.findIndex((day) => name.startsWith(day.begins)) + 1;

function readRange([, from, fromMinutes, to, toMinutes]: RegExpMatchArray): {
  from: string;
  to: string;
} | null {
  const [start, end] = [timeOf(from, fromMinutes), timeOf(to, toMinutes)];
  return start === null || end === null || end <= start ? null : { from: start, to: end };
}

function timeOf(hour = '', minutes = '00'): string | null {
  const isTime = Number(hour) < 24 ? Number(minutes) < 60 : Number(hour) === 24 && Number(minutes) === 0;
  return isTime ? `${hour.padStart(2, '0')}:${minutes}` : null;
}

/** One line for each day with the times it is open: "Di 10–12 und 14–18 Uhr". */
export function hoursLines(hours: readonly OpeningHours[], language: Language): string[] {
  return dayWords.flatMap((word, index) => {
    const ofDay = hours.filter(({ day }) => day === index + 1);
    if (ofDay.length === 0) return [];
    const ranges = ofDay.map(({ from, to }) =>
      language === 'de' ? `${shortTime(from)}–${shortTime(to)}` : `${from}–${to}`,
    );
    return language === 'de'
      ? [`${word.de} ${ranges.join(' und ')} Uhr`]
      : [`${word.en} ${ranges.join(' and ')}`];
  });
}

/** "10:00" is "10", "10:30" stays. */
const shortTime = (time: string): string => time.replace(/:00$/, '').replace(/^0(?=\d)/, '');
