import fc from 'fast-check';
import t from 'tap';
import { sumsBy } from '../../src/aggregates/index.js';
import { viewpointAt } from '../../src/history/index.js';
import { moneyAndTimeChanges } from '../../src/projects/change-basis.js';
import { amountFields, type ProjectInput, settled, unknownAmounts } from '../../src/projects/index.js';
import { aProject, publishChanges, publishNew } from '../support/a-project.js';
import { testDatabase } from '../support/database.js';

const cents = fc.option(fc.bigInt({ min: 0n, max: 10_000_000n }));
const day = fc.option(fc.constantFrom('2024-01-01', '2025-06-30', '2027-12-31'));
const rate = fc.option(fc.integer({ min: 0, max: 10_000 }));

const record: fc.Arbitrary<ProjectInput> = fc
  .record({
    amounts: fc.tuple(...amountFields.map(() => cents)),
    unionRate: rate,
    grantRate: rate,
    start: day,
    end: day,
  })
  .map(({ amounts, unionRate, grantRate, start, end }) =>
    aProject({
      amounts: {
        ...unknownAmounts,
        ...Object.fromEntries(
          amountFields.map((field, index) => {
            const value = amounts[index] ?? null;
            return [field, value === null ? null : { cents: value, evidence: 'decision' as const }];
          }),
        ),
      },
      unionRate: unionRate === null ? null : { rate: unionRate, basis: 'project' },
      grantRate,
      period: { start, end },
    }),
  );

const granted = ({ amounts, unionRate, grantRate, period }: ProjectInput) => ({
  amounts: amountFields.map((field) => amounts[field]?.cents ?? null),
  unionRate: unionRate?.rate ?? null,
  grantRate,
  period,
});

t.test('what is applied for never becomes money or time of the record, and is never lost', async (t) => {
  fc.assert(
    fc.property(fc.option(record), record, (published, draft) => {
      const result = settled(published, draft, 'appliedFor', '2026-11-01');
      const nothing = aProject({ amounts: unknownAmounts, period: { start: null, end: null } });
      const changed = moneyAndTimeChanges(published, draft);
      t.same(granted(result), granted(published ?? nothing));
      for (const field of amountFields) {
        const asked = draft.amounts[field]?.cents;
        if (changed.includes(field) && asked !== undefined) t.equal(result.appliedFor?.amounts[field], asked);
      }
      t.same(granted(settled(published, draft, 'decision', '2026-11-01')), granted(draft));
    }),
    { numRuns: 200 },
  );
});

t.test('a decision settles what was applied for, and only that', async (t) => {
  const published = aProject();
  const asked = aProject({
    period: { start: '2024-01-01', end: '2027-12-31' },
    amounts: { ...unknownAmounts, totalEligibleCost: { cents: 5n, evidence: 'ownStatement' } },
  });
  const open = settled(published, asked, 'appliedFor', '2026-11-01');
  t.match(open.appliedFor, {
    amounts: { totalEligibleCost: 5n },
    period: { start: null, end: '2027-12-31' },
  });
  const decided = settled(open, { ...open, period: asked.period }, 'decision', '2026-12-01');
  t.match(decided.appliedFor, {
    amounts: { totalEligibleCost: 5n },
    period: { end: null },
    since: '2026-11-01',
  });
  const both = settled(decided, { ...decided, amounts: asked.amounts }, 'decision', '2026-12-02');
  t.equal(both.appliedFor, null);
});

t.test('sums of the database never count what is applied for', async (t) => {
  const database = await testDatabase(t, 'reference');
  const total = async () => {
    const { totals } = await sumsBy(database.orm, await viewpointAt(database.orm), { scope: 'all' }, []);
    return amountFields.map((field) => totals.amounts[field]);
  };
  await fc.assert(
    fc.asyncProperty(record, record, async (granted, asked) => {
      const before = settled(
        null,
        { ...granted, period: { start: null, end: null } },
        'decision',
        '2026-11-01',
      );
      // The database keeps rules of its own, which are not what is tried here.
      fc.pre(
        (before.amounts.unionContribution?.cents ?? 0n) <= (before.amounts.totalEligibleCost?.cents ?? 0n),
      );
      const { projects } = await publishNew(database, before);
      const sums = await total();
      const input = settled(before, { ...asked, period: before.period }, 'appliedFor', '2026-11-02');
      await publishChanges(database, [{ projectId: projects[0]?.projectId ?? null, input }]);
      t.same(await total(), sums);
    }),
    { numRuns: 15 },
  );
});
