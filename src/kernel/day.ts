/** A calendar day as `YYYY-MM-DD`, always a day that exists, years 1900 to 2199. Compares correctly as text. */
export type Day = string;

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day, or null when year, month and day do not name an existing one (31 February, month 13, year 10000). */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (year < 1900 || year > 2199) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  return date.toISOString().slice(0, 10);
}

/** Reads the API form `YYYY-MM-DD`. */
export function parseDay(value: string): Day | null {
  const match = dayPattern.exec(value);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Number of days from one day to another; 0 for the same day. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/**
 * The day with the same number some months later, or the last of a shorter month (§ 188 Abs. 3 BGB). A grant period that
 * ends with a month is not taken to give a whole further month: the earlier day is right under either reading.
 */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const inTotal = year * 12 + (month - 1) + months;
  for (let last = date; last > 0; last -= 1) {
    const found = dayOf(Math.floor(inTotal / 12), (inTotal % 12) + 1, last);
    if (found !== null) return found;
  }
  throw new Error(`no day ${months} months after ${day}`);
}
