import t from 'tap';
import type { ProjectInput } from '../../src/projects/index.js';
import { noticesFor } from '../../src/proofs/index.js';
import { amounts, aProject } from '../support/a-project.js';

const cost = (euro: number, more: Parameters<typeof amounts>[0] = {}): ProjectInput =>
  aProject({ amounts: amounts({ totalEligibleCost: BigInt(Math.round(euro * 100)), ...more }) });
const kinds = (before: ProjectInput | null, after: ProjectInput) =>
  noticesFor(before, after).map(({ kind }) => kind);

t.test('a reduction counts from more than 7.5 % or more than 10,000 EUR', async (t) => {
  const cases: readonly (readonly [number, number, boolean, string])[] = [
    [100_000, 92_500, false, 'exactly 7.5 %'],
    [100_000, 92_499.99, true, 'a cent more'],
    [1_000_000, 990_000, false, 'exactly 10,000 EUR'],
    [1_000_000, 989_999.99, true, 'a cent more'],
    [20_000, 18_400, true, '8 % of a small project'],
    [100_000, 110_000, false, 'an increase'],
    [100_000, 100_000, false, 'no change'],
  ];
  for (const [before, after, expected, why] of cases)
    t.same(kinds(cost(before), cost(after)), expected ? ['reduction'] : [], why);
  t.same(kinds(aProject({ amounts: amounts({}) }), cost(5)), [], 'unknown before');
  t.same(kinds(cost(100_000), aProject({ amounts: amounts({}) })), [], 'unknown after');
  const [notice] = noticesFor(cost(100_000), cost(50_000));
  t.match(notice, { field: 'totalEligibleCost', clause: 'NBest-EU Nr. 5', certain: true });
  t.match(notice?.reason.de, /50\.000,00.€ \(50.%\)/);
});

t.test('further funding', async (t) => {
  t.same(kinds(cost(100_000), cost(100_000, { thirdPartyFunds: 1n })), ['furtherFunding']);
  t.same(kinds(cost(100_000, { thirdPartyFunds: 500n }), cost(100_000, { thirdPartyFunds: 900n })), [
    'furtherFunding',
  ]);
  t.same(kinds(cost(100_000, { thirdPartyFunds: 500n }), cost(100_000, { thirdPartyFunds: 400n })), []);
  t.same(kinds(cost(100_000), cost(100_000, { thirdPartyFunds: 0n })), []);
});

t.test(
  'a changed purpose: another object is one, a rewritten text is a question, a longer one is none',
  async (t) => {
    const withObject = (key: string) =>
      aProject({ catalogue: { ...aProject().catalogue, fundingObject: { key, sourceText: null } } });
    t.match(noticesFor(withObject('2021-2027/a'), withObject('2021-2027/b')), [
      { kind: 'changedPurpose', certain: true },
    ]);
    const purpose = (purposeAndAchievements: string) => aProject({ purposeAndAchievements });
    const before = purpose('Leere Läden im Wohngebiet sollen wieder genutzt werden.');
    t.same(
      noticesFor(
        before,
        purpose('Leere Läden im Wohngebiet sollen wieder genutzt werden. 23 Betriebe wurden beraten.'),
      ),
      [],
    );
    t.match(noticesFor(before, purpose('Kinder lernen schwimmen, Eltern kochen gemeinsam.')), [
      { kind: 'changedPurpose', certain: false, field: 'purposeAndAchievements' },
    ]);
  },
);

t.test('a new project has nothing to tell', async (t) => {
  t.same(noticesFor(null, cost(1)), []);
});
