import t from 'tap';
import { dayInBerlin } from '../../../src/kernel/clock.js';
import { addDays } from '../../../src/kernel/day.js';
import { isOfficeTime, nextOfficeTime } from '../../../src/platform/calendar/office-hours.js';
import { isWorkingDay, nextWorkingDay } from '../../../src/platform/calendar/working-days.js';

t.test('public holidays of Saxony are no working days', async (t) => {
  // The Day of Repentance is the Wednesday before 23 November; in Saxony alone it is a holiday.
  const repentance = ['2023-11-22', '2024-11-20', '2025-11-19', '2026-11-18', '2027-11-17', '2033-11-16'];
  const moving = [
    '2024-03-29',
    '2024-04-01',
    '2024-05-09',
    '2024-05-20',
    '2027-03-26',
    '2027-05-06',
    '2038-04-26',
  ];
  const fixed = ['2026-01-01', '2024-05-01', '2024-10-03', '2025-10-31', '2024-12-25', '2024-12-26'];
  for (const day of [...repentance, ...moving, ...fixed]) t.notOk(isWorkingDay(day), day);
  // Elsewhere holidays, here not; Corpus Christi is kept in some Sorbian places only.
  for (const day of ['2026-01-06', '2026-06-04', '2024-11-01', '2024-08-15', '2026-12-24', '2026-12-31'])
    t.ok(isWorkingDay(day), day);
});

t.test('the next working day', async (t) => {
  t.equal(nextWorkingDay('2026-11-25'), '2026-11-25');
  t.equal(nextWorkingDay('2027-02-28'), '2027-03-01', 'a Sunday');
  t.equal(nextWorkingDay('2026-11-18'), '2026-11-19', 'Day of Repentance');
  t.equal(nextWorkingDay('2026-04-03'), '2026-04-07', 'over Easter');
  t.equal(nextWorkingDay('2027-12-25'), '2027-12-27', 'Christmas on a weekend');
});

t.test('office hours follow the clock in Saxony', async (t) => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['2026-11-25T06:59:59Z', '2026-11-25T07:00:00Z', 'winter, before eight'],
    ['2026-11-25T07:00:00Z', '2026-11-25T07:00:00Z', 'winter, eight sharp'],
    ['2026-11-25T14:59:59Z', '2026-11-25T14:59:59Z', 'winter, last second'],
    ['2026-11-25T15:00:00Z', '2026-11-26T07:00:00Z', 'winter, four sharp'],
    ['2026-07-01T05:59:59Z', '2026-07-01T06:00:00Z', 'summer, before eight'],
    ['2026-07-01T14:00:00Z', '2026-07-02T06:00:00Z', 'summer, four sharp'],
    ['2026-07-01T22:30:00Z', '2026-07-02T06:00:00Z', 'after midnight in Saxony, still the day before in UTC'],
    ['2026-11-17T16:00:00Z', '2026-11-19T07:00:00Z', 'over the Day of Repentance'],
    ['2026-11-27T20:00:00Z', '2026-11-30T07:00:00Z', 'over a weekend'],
    ['2026-03-27T16:00:00Z', '2026-03-30T06:00:00Z', 'over the night that loses an hour'],
    ['2026-10-23T15:00:00Z', '2026-10-26T07:00:00Z', 'over the night that gains one'],
    ['2026-12-24T15:30:00Z', '2026-12-28T07:00:00Z', 'over Christmas'],
    ['2026-04-02T14:00:00Z', '2026-04-07T06:00:00Z', 'over Easter'],
  ];
  for (const [instant, expected, why] of cases)
    t.equal(nextOfficeTime(new Date(instant)).toISOString(), new Date(expected).toISOString(), why);
});

t.test(
  'over twelve years: never earlier, never outside office hours, never more than six days on',
  async (t) => {
    let day = '2024-01-01';
    let wrong = 0;
    while (day < '2036-01-01') {
      for (const time of ['00:30', '06:30', '07:30', '13:59', '14:30', '15:30', '23:30']) {
        const instant = new Date(`${day}T${time}:00Z`);
        const next = nextOfficeTime(instant);
        const late = next.getTime() - instant.getTime();
        if (late < 0 || late > 6 * 86_400_000 || !isOfficeTime(next) || !isWorkingDay(dayInBerlin(next)))
          wrong += 1;
      }
      day = addDays(day, 1);
    }
    t.equal(wrong, 0);
  },
);
