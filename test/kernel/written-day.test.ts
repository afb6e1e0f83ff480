import fc from 'fast-check';
import t from 'tap';
import { addDays } from '../../src/kernel/day.js';
import { formatDay } from '../../src/kernel/format.js';
import { readDay, readPeriod } from '../../src/kernel/written-day.js';

const period = (written: string): string => {
  const read = readPeriod(written);
  return read.kind === 'exact'
    ? `${read.period.start}/${read.period.end}`
    : read.kind === 'refused'
      ? read.fault
      : read.kind;
};

t.test('days', async (t) => {
  const cases: Record<string, string> = {
    '30.01.2023': '2023-01-30',
    '3.1.2023': '2023-01-03',
    '03.01.23': '2023-01-03',
    '2023-01-30': '2023-01-30',
    '30. Januar 2023': '2023-01-30',
    '1. März 2016': '2016-03-01',
    '29.02.2024': '2024-02-29',
    '31.02.2023': 'no_such_day',
    '29.02.2023': 'no_such_day',
    '00.00.0000': 'no_such_day',
    '31.12.9999': 'no_such_day',
    '2023-02-29': 'no_such_day',
    '01.01.10000': 'not_a_day',
    '42736': 'not_a_day',
    gestern: 'not_a_day',
    '': 'unknown',
  };
  for (const [written, expected] of Object.entries(cases)) {
    const read = readDay(written);
    t.equal(
      read.kind === 'exact' ? read.day : read.kind === 'refused' ? read.fault : read.kind,
      expected,
      written,
    );
  }
});

t.test('periods with every dash, with words, and with one day open', async (t) => {
  for (const dash of ['–', '-', '—', '‐', '‑', '−', '﹣', 'bis', 'bis zum', ' to ', '–\n'])
    t.equal(period(`30.01.2023 ${dash} 31.12.2028`), '2023-01-30/2028-12-31', dash);
  t.equal(period('30.01.2023–31.12.2028'), '2023-01-30/2028-12-31', 'no spaces');
  t.equal(period('vom 30.01.2023\u00a0bis 31.12.2028'), '2023-01-30/2028-12-31');
  t.equal(period('ab 01.07.2023 ‒ 30.06.2026'), '2023-07-01/2026-06-30', 'a word in front');
  t.equal(period('seit 01.07.2023 bis 30.06.2026'), '2023-07-01/2026-06-30');
  t.equal(period('2023-01-30/2028-12-31'), '2023-01-30/2028-12-31', 'ISO 8601');
  t.equal(period('ab 01.02.2023'), '2023-02-01/null');
  t.equal(period('01.02.2023 – laufend'), '2023-02-01/null');
  t.equal(period('bis 31.12.2028'), 'null/2028-12-31');
  t.equal(period('31.12.2028 – 30.01.2023'), '2028-12-31/2023-01-30', 'order is for the rules to judge');
});

t.test('what is no period', async (t) => {
  t.equal(period('30.01.2023 – 31.02.2028'), 'no_such_day');
  t.equal(period('2023 – 2028'), 'not_a_period');
  t.equal(period('30.01.2023'), 'not_a_period');
  t.equal(period('30.01.2023 – 31.12.2028, verlängert bis 30.06.2029'), 'not_a_period');
  t.equal(period('k. A.'), 'unknown');
});

t.test('every day survives being written in German', async () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 70_000 }), (offset) => {
      const day = addDays('2000-01-01', offset);
      const read = readDay(formatDay(day, 'de'));
      return read.kind === 'exact' && read.day === day;
    }),
  );
});
