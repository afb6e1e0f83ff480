import { getHolidays } from 'feiertagejs';
import { addDays, type Day } from '../../kernel/day.js';

const holidaysOfYear = new Map<string, ReadonlySet<Day>>();

/** Public holidays of a year in the whole of Saxony, with the Day of Repentance; not Corpus Christi, which only some places keep. */
function holidays(year: string): ReadonlySet<Day> {
  const known = holidaysOfYear.get(year);
  if (known !== undefined) return known;
  // Each comes as noon in UTC; its `dateString` follows the zone of the process, which may lie a day ahead.
  const found = new Set(getHolidays(year, 'SN').map(({ date }) => date.toISOString().slice(0, 10)));
  holidaysOfYear.set(year, found);
  return found;
}

/** Whether public offices in Saxony work on a day: Monday to Friday without public holidays. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays(day.slice(0, 4)).has(day);
}

/** The day itself when offices work on it, else the next one on which they do. */
export function nextWorkingDay(day: Day): Day {
  let next = day;
  while (!isWorkingDay(next)) next = addDays(next, 1);
  return next;
}
