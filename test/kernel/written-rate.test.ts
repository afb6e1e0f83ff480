import t from 'tap';
import { toPercent } from '../../src/kernel/rate.js';
import { decideRateUnit, readRate } from '../../src/kernel/written-rate.js';

const alone = (written: string, column: string[] = [written]): string => {
  const read = readRate(written, decideRateUnit(column));
  return read.kind === 'exact' ? toPercent(read.rate) : read.kind === 'refused' ? read.fault : read.kind;
};

t.test('rates as lists and profiles write them', async (t) => {
  const cases: Record<string, string> = {
    '80': '80.00',
    '80%': '80.00',
    '80,00 %': '80.00',
    '80.00\u00a0%': '80.00',
    '0.8': '80.00',
    '0,8': '80.00',
    '0,8 %': '0.80',
    '81,25 %': '81.25',
    '95 v. H.': '95.00',
    '0.8125': '81.25',
    '100': '100.00',
    '101 %': 'over_100',
    '81,255 %': 'too_many_decimals',
    '1': 'ambiguous',
    '-5 %': 'not_a_rate',
    '1e2': 'not_a_rate',
    'rund 80 %': 'not_a_rate',
    'k. A.': 'unknown',
  };
  for (const [written, expected] of Object.entries(cases)) t.equal(alone(written), expected, written);
});

t.test('the column decides what a bare 1 is', async (t) => {
  t.equal(alone('1', ['1', '80']), '1.00');
  t.equal(alone('1', ['1', '0.8']), '100.00');
});
