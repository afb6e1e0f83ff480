import t from 'tap';
import { type Booked, excessesOf, openAdvances, totalOf, yearLines } from '../../src/funding-ledger/rules.js';
import { dutyOf, type ShownProject } from '../../src/publicity/rules.js';

const nothing: Booked = { planned: [], entries: [], payments: [], shifts: [] };
const entry = (
  kind: Booked['entries'][number]['kind'],
  onDay: string,
  amount: bigint,
  budgetYear = Number(onDay.slice(0, 4)),
): Booked['entries'][number] => ({
  kind,
  budgetYear,
  onDay,
  amount,
  recordedAt: new Date(`${onDay}T12:00:00Z`),
});
const paid = (
  paidOn: string,
  amount: bigint,
  advance: boolean | null = true,
): Booked['payments'][number] => ({
  kind: 'interim',
  paidOn,
  amount,
  advance,
});
const repaid = (paidOn: string, amount: bigint): Booked['payments'][number] => ({
  kind: 'repayment',
  paidOn,
  amount,
  advance: null,
});
const shift = (amount: bigint, decidedOn: string | null): Booked['shifts'][number] => ({
  fromYear: 2025,
  toYear: 2026,
  amount,
  outcome: decidedOn === null ? null : 'granted',
  decidedOn,
});
const approvals = (booked: Partial<Booked>) =>
  yearLines({ ...nothing, ...booked }).map(({ year, approved }) => [year, approved]);

t.test('every year says what was planned, approved, called, paid, accepted and repaid', async (t) => {
  const lines = yearLines({
    planned: [{ year: 2025, cost: 1_000n, grant: 850n }],
    entries: [
      entry('approved', '2025-01-10', 800n),
      entry('advanceCall', '2025-02-01', 300n),
      entry('paymentClaim', '2025-11-20', 200n),
      entry('spent', '2025-06-01', 300n),
      entry('accepted', '2026-04-01', 480n, 2025),
    ],
    payments: [paid('2025-03-01', 300n), paid('2026-01-05', 200n, false), repaid('2026-05-01', 20n)],
    shifts: [],
  });
  const known = { plannedCost: null, planned: null, approved: null, called: null, accepted: null };
  t.same(lines, [
    {
      year: 2025,
      plannedCost: 1_000n,
      planned: 850n,
      approved: 800n,
      called: 500n,
      paid: 300n,
      accepted: 480n,
      repaid: null,
    },
    { year: 2026, ...known, paid: 200n, repaid: 20n },
  ]);
  t.match(totalOf(lines), { planned: 850n, paid: 500n, repaid: 20n });
  t.equal(totalOf([]).paid, null, 'unknown is not zero');
});

t.test('a later decision replaces the year, a shift granted since moves it', async (t) => {
  const first = [entry('approved', '2025-01-10', 800n), entry('approved', '2025-01-10', 400n, 2026)];
  t.same(approvals({ entries: first, shifts: [shift(100n, null)] }), [
    [2025, 800n],
    [2026, 400n],
  ]);
  t.same(approvals({ entries: first, shifts: [shift(100n, '2025-09-01')] }), [
    [2025, 700n],
    [2026, 500n],
  ]);
  const changed = [...first, entry('approved', '2025-10-01', 650n)];
  t.same(
    approvals({ entries: changed, shifts: [shift(100n, '2025-09-01')] }),
    [
      [2025, 650n],
      [2026, 500n],
    ],
    'the decision of October knows the shift of September',
  );
  t.same(approvals({ shifts: [shift(100n, '2025-09-01')] }), [
    [2025, null],
    [2026, null],
  ]);
});

t.test('advances are spent the oldest first, and are due six months after they were paid', async (t) => {
  const open = (entries: Booked['entries'], payments: Booked['payments']) =>
    openAdvances({ ...nothing, entries, payments }, 6).map(({ rest, dueOn }) => [rest, dueOn]);
  const two = [paid('2025-08-31', 300n), paid('2025-12-01', 200n)];
  t.same(open([], two), [
    [300n, '2026-02-28'],
    [200n, '2026-06-01'],
  ]);
  t.same(open([entry('spent', '2026-01-10', 350n)], two), [[150n, '2026-06-01']]);
  t.same(open([entry('spent', '2025-10-01', 350n)], two), [[200n, '2026-06-01']], 'not what comes later');
  t.same(open([], [...two, repaid('2026-01-05', 300n)]), [[200n, '2026-06-01']], 'returned is not unspent');
  t.same(open([], [paid('2025-08-31', 300n, false), paid('2025-08-31', 300n, null)]), []);
});

t.test('what is more than it can be is said', async (t) => {
  const said = (booked: Partial<Booked>) =>
    excessesOf(yearLines({ ...nothing, ...booked })).map(({ what, year }) => [what, year]);
  const approved = entry('approved', '2025-01-10', 500n);
  t.same(said({ entries: [approved, entry('advanceCall', '2025-02-01', 501n)] }), [
    ['calledAboveApproved', 2025],
  ]);
  t.same(
    said({ entries: [approved], payments: [paid('2025-03-01', 900n)] }),
    [],
    'nothing is known of calls',
  );
  t.same(
    said({ planned: [{ year: 2026, cost: null, grant: 400n }], entries: [approved] }),
    [],
    'the plan of the year is not known',
  );
  t.same(
    said({
      planned: [{ year: 2025, cost: null, grant: 400n }],
      entries: [approved, entry('advanceCall', '2025-02-01', 500n)],
      payments: [paid('2026-03-01', 501n)],
    }),
    [
      ['paidAboveCalled', null],
      ['approvedAbovePlanned', null],
    ],
  );
});

t.test('a plaque above 100,000 EUR, else a poster', async (t) => {
  const duty = (project: Partial<ShownProject>) =>
    dutyOf({
      fundingPeriod: '2021-2027',
      totalCost: null,
      totalEligibleCost: null,
      objective: 'ESO4.8',
      naturalPerson: false,
      ...project,
    })?.kind ?? null;
  t.equal(duty({ totalCost: 10_000_001n }), 'plaque');
  t.equal(duty({ totalCost: 10_000_000n }), 'poster', 'the limit itself is not above it');
  t.equal(duty({ totalEligibleCost: 10_000_001n }), 'plaque', 'the total is no less');
  t.equal(duty({ totalEligibleCost: 9_000_000n }), 'posterOrPlaque', 'the total may be more');
  t.equal(duty({ totalCost: 1n, objective: 'ESO4.13' }), 'none');
  t.equal(duty({ totalCost: 1n, naturalPerson: true }), 'none');
  t.equal(duty({ fundingPeriod: '2014-2020', totalCost: 10_000_001n }), 'poster');
  t.equal(duty({ fundingPeriod: null }), null);
});
