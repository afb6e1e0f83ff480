import type { Day } from './day.js';

const berlinDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Saxony at an instant. Deadlines and reckoning days use it; the instant comes from the database's clock. */
export function dayInBerlin(instant: Date): Day {
  return berlinDay.format(instant);
}
