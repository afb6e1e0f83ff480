import { addDays, type Day, daysBetween } from '../../kernel/day.js';
import type { RoundInput } from '../round.js';

/** How many days a reminder may come late, because the service was down, before the next one takes its place. */
const stillWorth = 3;

/**
 * The reminder that is due today, as days after the due day (negative before it), or null. One that falls on a weekend or
 * holiday goes out on the next working day; of several that fall together only the last does.
 */
export function occasionOf(
  { remindBefore, remindAfter }: Pick<RoundInput, 'remindBefore' | 'remindAfter'>,
  dueOn: Day,
  today: Day,
  nextWorkingDay: (day: Day) => Day,
): number | null {
  const due = [...remindBefore.map((days) => -days), ...remindAfter].filter((daysAfter) => {
    const late = daysBetween(nextWorkingDay(addDays(dueOn, daysAfter)), today);
    return late >= 0 && late <= stillWorth && isTrue(daysAfter, dueOn, today);
  });
  return due.length === 0 ? null : Math.max(...due);
}

/** Nobody reads "still three days" on the day after: what was meant for before the due day is void from then on. */
const isTrue = (daysAfter: number, dueOn: Day, today: Day): boolean => daysAfter > 0 || today <= dueOn;
