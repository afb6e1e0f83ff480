import fc from 'fast-check';
import t from 'tap';
import { parseDecimal } from '../../src/kernel/money.js';
import { compareSides } from '../../src/reconciliation/differences.js';
import { matchRecords } from '../../src/reconciliation/match.js';
import type { HereRecord, ThereRecord } from '../../src/reconciliation/record.js';

const none = { totalEligibleCost: null, totalCost: null, unionContribution: null };
let made = 0n;

const here = (parts: Partial<HereRecord> = {}): HereRecord => {
  made += 1n;
  return {
    projectId: made,
    reference: `SN14-${String(made).padStart(4, '0')}`,
    codes: [],
    name: 'Treff im Hof',
    beneficiary: 'Stadt Löbau',
    start: '2016-01-01',
    end: '2017-12-31',
    amounts: { ...none, totalEligibleCost: 10_000n },
    ...parts,
  };
};
const there = (parts: Partial<ThereRecord> = {}): ThereRecord => {
  made += 1n;
  return {
    rowKey: `key-${made}`,
    rowNumber: Number(made),
    code: null,
    named: null,
    name: 'Treff im Hof',
    beneficiary: 'Stadt Löbau',
    start: '2016-01-01',
    end: '2017-12-31',
    amounts: { ...none, totalEligibleCost: 10_000n },
    ...parts,
  };
};
const keysOf = (ours: HereRecord[], theirs: ThereRecord[]) =>
  matchRecords(ours, theirs).pairs.map(({ by }) => by);

t.test('code, reference and file number come before what both sides say', async (t) => {
  const [one, other] = [here(), here({ codes: ['ZB-17/3'], name: 'Anders', beneficiary: null })];
  const named = there({ named: { projectId: one.projectId, by: 'reference' }, name: 'Ganz anders' });
  const coded = there({ code: 'zb 17/3', name: 'Noch anders', start: null });
  const { pairs } = matchRecords([one, other], [coded, named]);
  t.same(
    pairs.map((pair) => [pair.by, pair.here.reference, pair.there.rowKey]),
    [
      ['reference', one.reference, named.rowKey],
      ['fileNumber', other.reference, coded.rowKey],
    ],
  );
  t.same(
    keysOf(
      [here({ codes: ['1'] }), here({ codes: ['1'], name: 'B' })],
      [there({ code: '1', name: 'C', start: null })],
    ),
    [],
    'a code of two projects names none',
  );
  const earlier = here();
  t.same(keysOf([earlier], [there({ named: { projectId: earlier.projectId, by: 'earlierDelivery' } })]), [
    'earlierDelivery',
  ]);
});

t.test('else by names, days and amounts, written however', async (t) => {
  t.same(
    keysOf([here()], [there({ name: 'TREFF  im Hof', beneficiary: 'StadtLoebau'.replace('oe', 'ö') })]),
    ['nameBeneficiaryStart'],
  );
  t.same(keysOf([here()], [there({ start: '2016-02-01' })]), ['nameBeneficiary']);
  t.same(keysOf([here()], [there({ beneficiary: 'Verein' })]), ['nameStart']);
  t.same(keysOf([here()], [there({ name: 'Anders' })]), ['beneficiaryPeriodAmount']);
  t.same(keysOf([here()], [there({ name: 'Anders', end: null })]), []);
  const otherwise = { beneficiary: 'Verein', start: null };
  t.same(keysOf([here()], [there(otherwise)]), ['nameOnly']);
  t.same(keysOf([here(), here()], [there(otherwise)]), [], 'two here bear the name');
  t.same(
    keysOf([here()], [there(), there(otherwise)]),
    ['nameBeneficiaryStart'],
    'two there, one is tied already',
  );
  const equal = [here(), here(), here({ amounts: { ...none, totalEligibleCost: 5n } })];
  const rows = [there({ amounts: { ...none, totalEligibleCost: 5n } }), there()];
  const { pairs, onlyHere } = matchRecords(equal, rows);
  t.equal(pairs.length, 2);
  t.ok(pairs.every((pair) => pair.here.amounts.totalEligibleCost === pair.there.amounts.totalEligibleCost));
  t.equal(onlyHere.length, 1, 'of equal ones each is paired once');
});

t.test(
  'differences say the field and both values; spaces are none, and neither is a column the list lacks',
  async (t) => {
    const found = (ours: Partial<HereRecord>, theirs: Partial<ThereRecord>) =>
      compareSides(matchRecords([here(ours)], [there(theirs)])).differences.map(
        ({ kind, field, here: one, there: other }) => [kind, field, one, other],
      );
    t.same(found({}, { name: 'Treff\u00a0im  Hof' }), []);
    t.same(found({ end: '2018-01-01' }, {}), [['date', 'period.end', '01.01.2018', '31.12.2017']]);
    t.same(found({}, { amounts: { ...none, totalEligibleCost: 10_001n } }), [
      ['amount', 'totalEligibleCost', '100,00\u00a0€', '100,01\u00a0€'],
    ]);
    t.same(found({ amounts: { ...none, totalEligibleCost: 10_000n, totalCost: 7n } }, {}), []);
    t.same(found({ amounts: none }, {}), [['amount', 'totalEligibleCost', null, '100,00\u00a0€']]);
    t.same(found({ name: 'Anders' }, {}), [['name', 'name', 'Anders', 'Treff im Hof']]);
  },
);

t.test('the parts explain the difference of the totals to the cent, whatever the two sides say', async () => {
  const cents = fc.option(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), { nil: null });
  const amounts = fc.record({ totalEligibleCost: cents, totalCost: cents, unionContribution: cents });
  const words = fc.constantFrom('A', 'B', 'C', '');
  const day = fc.constantFrom('2016-01-01', '2016-02-01', null);
  const side = fc.record({
    name: words,
    beneficiary: fc.option(words, { nil: null }),
    start: day,
    end: day,
    amounts,
  });
  const sides = fc.tuple(fc.array(side, { maxLength: 12 }), fc.array(side, { maxLength: 12 }));
  fc.assert(
    fc.property(sides, ([ours, theirs]) => {
      const rows = theirs.map((parts, at) => there({ ...parts, code: at % 3 === 0 ? String(at) : null }));
      const projects = ours.map((parts, at) => here({ ...parts, codes: at % 2 === 0 ? [String(at)] : [] }));
      const { outcome, differences } = compareSides(matchRecords(projects, rows));
      for (const sums of outcome.sums) {
        const of = (part: Exclude<keyof typeof sums, 'measure'>): bigint => parseDecimal(sums[part]) ?? 0n;
        const parts =
          of('onlyHere') + of('onlyThere') + of('differing') + of('unknownHere') + of('unknownThere');
        if (of('here') + parts !== of('there')) throw new Error(JSON.stringify(sums));
      }
      const cost = outcome.sums.find(({ measure }) => measure === 'totalEligibleCost');
      const effects = differences.reduce((sum, one) => sum + one.cents, 0n);
      if (cost && (parseDecimal(cost.there) ?? 0n) - (parseDecimal(cost.here) ?? 0n) !== effects)
        throw new Error('the effects of the differences do not add up');
      return outcome.projectsHere === projects.length && outcome.projectsThere === rows.length;
    }),
    { numRuns: 300, seed: 7 },
  );
});
