import { createHash } from 'node:crypto';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { firstDigits } from '../../src/audit-tests/benford.js';
import { mayBeDeleted, type RetentionFacts, retentionOf } from '../../src/retention/rules.js';
import { conservativeSize, projectConservative, reliabilityFactor } from '../../src/samples/conservative.js';
import { allocate, drawMonetary, drawRandom, drawStratified, type Item } from '../../src/samples/draw.js';
import { keyOf, startWithin } from '../../src/samples/generator.js';
import { projectMonetary, projectRandom, standardDeviation } from '../../src/samples/projection.js';

const near = (t: Test, found: number, printed: number, within = 1) =>
  t.ok(Math.abs(found - printed) <= within, `${found} is the printed ${printed}`);

t.test('projections give the figures of the Commission’s worked examples (EGESIF_16-0014-01)', async (t) => {
  // 6.3.1.7: 90 %, eight items taken with certainty, 69 drawn.
  const book = 4_199_882_024;
  const standard = projectMonetary({
    certainError: 7_616_805,
    restAmount: book - 786_837_081,
    drawn: 69,
    sumOfRates: 1.096,
    spreadOfRates: 0.09,
    confidence: 90,
  });
  near(t, (book - 786_837_081) / 69, 49_464_419);
  near(t, standard.projected, 61_829_809);
  near(t, standard.precision, 60_831_129);
  near(t, standard.upperLimit, 122_660_937, 2);
  // 6.1.1.6: 80 %, 53 of 3,852; the guidance used the unrounded sum of errors.
  const random = projectRandom([{ items: 3852, drawn: 53, sumOfErrors: 7_797, spreadOfErrors: 758 }], 80);
  near(t, random.projected, 566_703, 60);
  near(t, random.precision, 514_169);
  // 6.1.2.6: two strata beside one taken whole (889). The guidance weighs the deviations as if places were given in exact
  // proportion; here each stratum counts with its own number, which differs by a quarter of a percent.
  const stratified = projectRandom(
    [
      { items: 3582, drawn: 90, sumOfErrors: 11_378, spreadOfErrors: 698 },
      { items: 1225, drawn: 31, sumOfErrors: 102_899, spreadOfErrors: 13_012 },
    ],
    80,
  );
  near(t, stratified.projected + 889, 4_519_900, 10);
  near(t, stratified.precision, 3_695_304, 10_000);
  // The usual examination question: 5,000 recorded, 2,000 found, interval 10,000.
  const one = projectMonetary({
    certainError: 0,
    restAmount: 10_000,
    drawn: 1,
    sumOfRates: 0.6,
    spreadOfRates: 0,
    confidence: 95,
  });
  t.equal(one.projected, 6_000);
  near(t, standardDeviation([2, 4, 4, 4, 5, 5, 7, 9]), 2.138, 0.001);
});

t.test('the conservative approach gives the printed factors and sizes', async (t) => {
  // Reliability factors for 0 to 4 errors, as they are printed everywhere (AICPA, Audit Sampling; EGESIF_16-0014-01).
  const printed = {
    95: [3.0, 4.75, 6.3, 7.76, 9.16],
    90: [2.31, 3.89, 5.33, 6.69, 8.0],
    80: [1.61, 3.0, 4.28, 5.52, 6.73],
  } as const;
  for (const confidence of [95, 90, 80] as const)
    for (const [errors, factor] of printed[confidence].entries())
      near(t, reliabilityFactor(errors, confidence), factor, 0.011);
  // 6.3.4: 4,199,882,024 at 90 %, 2 % tolerable and 0.2 % anticipated: 136 items, interval 30,881,485.
  const book = 4_199_882_024;
  const wanted = { total: book, tolerable: 83_997_640, anticipated: 8_399_764, confidence: 90 } as const;
  t.equal(conservativeSize(wanted), 136);
  t.equal(conservativeSize({ ...wanted, anticipated: 83_997_640 }), null);
  // Rates of 40, 10 and 5 percent at an interval of 10,000 and 95 %: 30,000 + 3,000 + 550 + 230 above 5,500 projected.
  const found = projectConservative({
    certainError: 0,
    interval: 10_000,
    rates: [0, 0.1, 0.4, 0, 0.05],
    confidence: 95,
  });
  near(t, found.projected, 5_500, 0.001);
  near(t, found.precision, 29_957 + 4_000 * 0.748 + 1_000 * 0.552 + 500 * 0.458, 5);
});

const items = (amounts: readonly bigint[]): Item[] =>
  amounts.map((amount, index) => ({
    reference: `SN21-${String(index).padStart(4, '0')}`,
    amount,
    stratum: `s${index % 3}`,
  }));

t.test('a stranger with SHA-256 draws the same', async (t) => {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  t.equal(keyOf('würfel 4', 'SN21-0001'), sha('steckbrief sample 1\nwürfel 4\nSN21-0001'));
  t.equal(startWithin('x', 1_000n), BigInt(`0x${sha('steckbrief sample 1\nx\nstart')}`) % 1_000n);
  const all = items([5n, 1n, 4n, 2n, 3n]);
  const byHand = all
    .map(({ reference }) => ({ reference, key: sha(`steckbrief sample 1\nx\n${reference}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, 2)
    .map(({ reference }) => reference)
    .sort();
  t.same(
    drawRandom(all, 2, 'x').drawn.map(({ reference }) => reference),
    byHand,
  );
  // 100 each: three points in 900 after one of 1,000 is taken with certainty; the first at start / 3.
  const drawn = drawMonetary(items([1_000n, ...Array<bigint>(9).fill(100n)]), 4, 'x');
  const start = startWithin('x', 900n);
  t.match(drawn.monetary, { certain: 1, restAmount: 900n, points: 3, start });
  const first = 1 + Math.floor(Number(start) / 300);
  t.same(
    drawn.drawn.map(({ reference }) => Number(reference.slice(-1))),
    [0, first, first + 3, first + 6],
  );
});

t.test('laws of drawing', async () => {
  const population = fc.array(fc.bigInt(1n, 1_000_000n), { minLength: 1, maxLength: 60 });
  const size = fc.integer({ min: 1, max: 70 });
  fc.assert(
    fc.property(population, size, fc.string({ minLength: 1 }), (amounts, size, seed) => {
      const all = items(amounts);
      const shuffled = [...all].reverse();
      for (const draw of [drawRandom, drawStratified, drawMonetary]) {
        const { drawn, strata } = draw(all, size, seed);
        const references = drawn.map(({ reference }) => reference);
        // The order in which the population comes does not matter, and nothing is drawn twice.
        if (
          JSON.stringify(references) !==
          JSON.stringify(draw(shuffled, size, seed).drawn.map((one) => one.reference))
        )
          return false;
        if (
          new Set(references).size !== references.length ||
          references.length !== Math.min(size, all.length)
        )
          return false;
        if (
          strata.reduce((sum, { amount }) => sum + amount, 0n) !== amounts.reduce((sum, one) => sum + one, 0n)
        )
          return false;
      }
      const { drawn, monetary } = drawMonetary(all, size, seed);
      if (monetary === null) return false;
      // What is as large as the interval of the rest is in with certainty.
      const certain = new Set(drawn.filter((one) => one.certain).map((one) => one.reference));
      return all.every(
        ({ reference, amount }) =>
          certain.has(reference) || amount * BigInt(monetary.points) < monetary.restAmount,
      );
    }),
    { numRuns: 200 },
  );
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 300 }),
      (counts, size) => {
        const strata = counts.map((items, index) => ({ stratum: String(index), items }));
        const total = counts.reduce((sum, one) => sum + one, 0);
        const places = allocate(strata, Math.min(size, total));
        const given = strata.map(({ stratum }) => places.get(stratum) ?? 0);
        return (
          given.reduce((sum, one) => sum + one, 0) === Math.min(size, total) &&
          given.every((one, index) => one <= (counts[index] ?? 0)) &&
          (size < counts.length || given.every((one) => one >= 1))
        );
      },
    ),
    { numRuns: 200 },
  );
});

t.test('first digits are held against Benford’s law only with enough values', async (t) => {
  t.equal(firstDigits([90, 52, 37, 29, 23, 20, 17, 15, 13]), null, '296 values');
  const lawful = firstDigits([301, 176, 125, 97, 79, 67, 58, 51, 46]);
  t.ok((lawful?.chiSquare ?? 99) < 0.1 && (lawful?.meanDeviation ?? 1) < 0.001);
  const even = firstDigits(Array<number>(9).fill(100));
  t.ok((even?.chiSquare ?? 0) > 15.507 && (even?.meanDeviation ?? 0) > 0.015);
});

const facts: RetentionFacts = {
  fundingPeriod: '2021-2027',
  totalEligibleCost: 10_000_000n,
  payments: [],
  marks: [],
};
const paid = [
  { kind: 'interim', paidOn: '2026-05-01' },
  { kind: 'final', paidOn: '2028-03-01' },
  { kind: 'repayment', paidOn: '2031-03-01' },
] as const;

t.test('how long documents are kept', async (t) => {
  t.match(retentionOf(facts), { until: null, basis: 'undetermined' }, 'before the last payment');
  t.equal(
    retentionOf({ ...facts, payments: paid.slice(0, 1) }).until,
    null,
    'an interim payment is not the last',
  );
  t.match(retentionOf({ ...facts, payments: paid }), { until: '2033-12-31', basis: 'lastPayment' });
  const older = { ...facts, fundingPeriod: '2014-2020', payments: paid };
  t.equal(retentionOf(older).until, null, 'the accounts are not submitted');
  const accounts = { kind: 'accounts', onDay: '2023-02-15' } as const;
  t.match(retentionOf({ ...older, marks: [accounts] }), { until: '2026-12-31', basis: 'accounts' });
  t.equal(retentionOf({ ...older, totalEligibleCost: 100_000_000n, marks: [accounts] }).until, '2025-12-31');
  t.equal(
    retentionOf({ ...older, totalEligibleCost: null, marks: [accounts] }).until,
    '2026-12-31',
    'unknown is not small',
  );
  const sab = { kind: 'sab', onDay: '2030-06-30' } as const;
  t.match(
    retentionOf({ ...facts, payments: paid, marks: [sab] }),
    { until: '2030-06-30', basis: 'sab' },
    'precedence',
  );
  const aid = { kind: 'stateAid', onDay: '2036-01-01' } as const;
  t.match(
    retentionOf({ ...facts, payments: paid, marks: [sab, aid] }),
    { until: '2036-01-01', basis: 'stateAid' },
    'longer',
  );
  t.equal(
    retentionOf({ ...facts, payments: paid, marks: [{ ...aid, onDay: '2029-01-01' }] }).until,
    '2033-12-31',
    'shorter',
  );
  t.equal(
    mayBeDeleted(retentionOf({ ...facts, payments: paid }), '2033-12-31'),
    false,
    'the last day counts',
  );
  t.equal(mayBeDeleted(retentionOf({ ...facts, payments: paid }), '2034-01-01'), true);
});

t.test('nothing under a hold or in time may be deleted', async () => {
  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((days) => new Date(Date.UTC(2014, 0, 1 + days)).toISOString().slice(0, 10));
  const some = fc.record({
    fundingPeriod: fc.constantFrom('2014-2020', '2021-2027', null),
    totalEligibleCost: fc.option(fc.bigInt(0n, 300_000_000n)),
    payments: fc.array(fc.record({ kind: fc.constantFrom('interim', 'final', 'repayment'), paidOn: day }), {
      maxLength: 5,
    }),
    marks: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constantFrom('sab', 'stateAid', 'accounts'), onDay: day }),
        fc.record({ kind: fc.constant('hold'), onDay: fc.constant(null) }),
      ),
      { maxLength: 4 },
    ),
  });
  fc.assert(
    fc.property(some, day, (facts, today) => {
      if (!mayBeDeleted(retentionOf(facts as RetentionFacts), today)) return true;
      const year = Number(today.slice(0, 4));
      const notified = facts.marks.filter(({ kind }) => kind === 'sab');
      const paid = facts.payments.filter(({ kind }) => kind !== 'repayment');
      return (
        facts.marks.every(
          ({ kind, onDay }) =>
            kind !== 'hold' && ((kind !== 'sab' && kind !== 'stateAid') || (onDay ?? '') < today),
        ) &&
        (notified.length > 0 ||
          (paid.some(({ kind }) => kind === 'final') &&
            (facts.fundingPeriod !== '2021-2027' ||
              paid.every(({ paidOn }) => Number(paidOn.slice(0, 4)) + 5 < year))))
      );
    }),
    { numRuns: 1_000 },
  );
});
