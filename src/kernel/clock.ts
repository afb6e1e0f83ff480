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

const berlinTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** What the clock in Saxony shows at an instant: `09:30`. */
export const timeInBerlin = (instant: Date): string => berlinTime.format(instant);

/**
 * The instant at which the clock in Saxony shows a time (`09:30`) on a day. Of the hour that comes twice in autumn the first;
 * null for the one that is left out in spring.
 */
export function instantInBerlin(day: Day, time: string): Date | null {
  const readings = ['+02:00', '+01:00'].map((offset) => new Date(`${day}T${time}:00${offset}`));
  return readings.find((at) => dayInBerlin(at) === day && timeInBerlin(at) === time) ?? null;
}
