import fc from 'fast-check';
import t from 'tap';
import { toDecimal } from '../../src/kernel/money.js';
import { readAmount } from '../../src/kernel/written-amount.js';
import { decideMarks, readColumnAmount } from '../../src/kernel/written-column.js';

const exactly = (written: string): string => {
  const amount = readAmount(written);
  return amount.kind === 'exact'
    ? toDecimal(amount.cents)
    : amount.kind === 'refused'
      ? amount.fault
      : amount.kind;
};

t.test('amounts in German, English and in between', async (t) => {
  const cases: Record<string, string> = {
    '1580,38': '1580.38',
    '43,025.01': '43025.01',
    '271.808,98': '271808.98',
    '1.871.273 €': '1871273.00',
    '1 871 273,5\u00a0EUR': '1871273.50',
    '1\u2009871\u2009273 €': '1871273.00',
    '€ 1,871,273.00': '1871273.00',
    '241.571,- €': '241571.00',
    "12'345.60": '12345.60',
    '775': '775.00',
    '0': '0.00',
    '0,01 Euro': '0.01',
    '241\u00ad.571,00 €': '241571.00',
    '40.000,00 € (brutto)': '40000.00',
    '1,257.668,98': '1257668.98',
    '1.234,567.89': '1234567.89',
  };
  for (const [written, decimal] of Object.entries(cases)) t.equal(exactly(written), decimal, written);
});

t.test('what is not an exact amount is refused with its reason', async (t) => {
  const cases: Record<string, string> = {
    '1e309': 'not_an_amount',
    NaN: 'not_an_amount',
    Infinity: 'not_an_amount',
    '0x10': 'not_an_amount',
    '1,8 Mio. €': 'not_an_amount',
    'ca. 5000 €': 'not_an_amount',
    '-0,01': 'negative',
    '−5 €': 'negative',
    '12,3456': 'too_many_decimals',
    '1234,567': 'too_many_decimals',
    '1.234,567': 'too_many_decimals',
    '12.34.56': 'wrong_groups',
    '1.2345,00': 'wrong_groups',
    '1,257.668,9': 'wrong_groups',
    '1,25.668,98': 'wrong_groups',
    '1 23 456': 'wrong_groups',
    '10000000000000': 'too_large',
    ['9'.repeat(300)]: 'too_large',
    '٣٤': 'not_an_amount',
  };
  for (const [written, fault] of Object.entries(cases)) t.equal(exactly(written), fault, written);
  for (const written of ['', ' ', '-', '–', 'k. A.', 'keine Angabe'])
    t.equal(exactly(written), 'unknown', written);
});

t.test(
  'one mark with three digits is decided by its column, and a column that shows both is a conflict',
  async (t) => {
    t.equal(exactly('1.234'), 'ambiguous');
    const read = (column: string[], written: string): string => {
      const amount = readColumnAmount(written, decideMarks(column));
      return amount.kind === 'exact'
        ? toDecimal(amount.cents)
        : amount.kind === 'refused'
          ? amount.fault
          : amount.kind;
    };
    t.equal(read(['1580,38', '1.234'], '1.234'), '1234.00', 'decimal commas make the dot a thousands mark');
    t.equal(read(['43,025.01', '1,234'], '1,234'), '1234.00');
    t.equal(read(['1580.38', '1.234'], '1.234'), 'ambiguous', 'the dot stands before cents elsewhere');
    t.equal(read(['1580,38', '1,234'], '1,234'), 'ambiguous');
    t.equal(decideMarks(['1.234', '775']).dot, 'assumed');
    t.equal(decideMarks(['1.234', '775']).ambiguous, 1);
  },
);

t.test('every amount survives being written and read in each notation', async () => {
  const cents = fc.bigInt({ min: 0n, max: 999_999_999_999_999n });
  const group = (whole: string, mark: string): string => whole.replace(/\B(?=(\d{3})+(?!\d))/g, mark);
  fc.assert(
    fc.property(
      cents,
      fc.constantFrom(['.', ','], [',', '.'], ['', ','], ['', '.'], ['\u202f', ',']),
      (amount, marks) => {
        const [whole = '', fraction = ''] = toDecimal(amount).split('.');
        return exactly(`${group(whole, marks[0] ?? '')}${marks[1]}${fraction} €`) === toDecimal(amount);
      },
    ),
  );
});

t.test('any text is read without an exception', async () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => readAmount(any).kind.length > 0));
});
