import { dayInBerlin } from '../../kernel/clock.js';
import { addDays, type Day } from '../../kernel/day.js';
import { isWorkingDay, nextWorkingDay } from './working-days.js';

/** Hours of the clock in Saxony in which people are written to: from the first, before the last. */
const opens = 8;
const closes = 16;

const berlinHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  hourCycle: 'h23',
});

const hourInBerlin = (instant: Date): number => Number(berlinHour.format(instant));

/** Whether an instant lies in office hours: a working day in Saxony, 8 to 16 o'clock by the clock there. */
export function isOfficeTime(instant: Date): boolean {
  const hour = hourInBerlin(instant);
  return isWorkingDay(dayInBerlin(instant)) && hour >= opens && hour < closes;
}

/** The instant itself when it lies in office hours, else the start of the next ones. */
export function nextOfficeTime(instant: Date): Date {
  if (isOfficeTime(instant)) return instant;
  const today = dayInBerlin(instant);
  const todayIsOver = hourInBerlin(instant) >= opens;
  return openingOf(nextWorkingDay(todayIsOver ? addDays(today, 1) : today));
}

/** Eight o'clock in Saxony: 7:00 UTC in winter, 6:00 UTC in summer. */
function openingOf(day: Day): Date {
  const inWinter = new Date(`${day}T07:00:00Z`);
  return hourInBerlin(inWinter) === opens ? inWinter : new Date(`${day}T06:00:00Z`);
}
