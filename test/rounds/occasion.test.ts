import t from 'tap';
import { nextWorkingDay } from '../../src/platform/calendar/working-days.js';
import { occasionOf } from '../../src/rounds/reminders/occasion.js';

const days = { remindBefore: [14, 3], remindAfter: [1, 7] };
const on = (dueOn: string, today: string) => occasionOf(days, dueOn, today, nextWorkingDay);

t.test('which reminder is due on a day', async (t) => {
  const cases: readonly (readonly [string, string, number | null, string])[] = [
    ['2026-11-25', '2026-11-10', null, 'too early'],
    ['2026-11-25', '2026-11-11', -14, 'fourteen days before'],
    ['2026-11-25', '2026-11-13', -14, 'two days late, the service was down'],
    ['2026-11-25', '2026-11-16', null, 'too late for it'],
    ['2026-11-25', '2026-11-22', null, 'three days before is a Sunday'],
    ['2026-11-25', '2026-11-23', -3, 'so it goes out on Monday'],
    ['2026-11-25', '2026-11-26', 1, 'the day after; what was meant for before is void'],
    ['2026-11-25', '2026-12-02', 7, 'a week after'],
    ['2026-11-25', '2026-12-20', null, 'all said'],
    ['2026-11-21', '2026-11-18', null, 'the Day of Repentance'],
    ['2026-11-21', '2026-11-19', -3, 'the day after it'],
    ['2026-12-24', '2026-12-28', 1, 'over Christmas'],
  ];
  for (const [dueOn, today, expected, why] of cases) t.equal(on(dueOn, today), expected, why);
});

t.test('no occasion when a round reminds nobody', async (t) => {
  t.equal(
    occasionOf({ remindBefore: [], remindAfter: [] }, '2026-11-25', '2026-11-26', nextWorkingDay),
    null,
  );
});
