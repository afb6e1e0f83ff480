import t from 'tap';
import type { ProjectInput } from '../../src/projects/index.js';
import type { GuidelineLimit, RuleFacts } from '../../src/projects/rules/rule.js';
import { checkProject } from '../../src/projects/rules.js';
import { amounts, aProject } from '../support/a-project.js';

const noFacts: RuleFacts = {
  eligibility: null,
  limits: [],
  priorityUnionRate: null,
  objectBelongsToGuideline: true,
  fieldsOfOtherPeriod: [],
};

/** Codes of findings, "!" in front of errors, for the amounts and rates put in. */
const codes = (parts: Partial<ProjectInput>, facts: Partial<RuleFacts> = {}): string[] =>
  checkProject(aProject(parts), { ...noFacts, ...facts }).map(({ severity, code }) =>
    severity === 'error' ? `!${code}` : code,
  );

const has = (parts: Partial<ProjectInput>, facts: Partial<RuleFacts>, code: string): boolean =>
  codes(parts, facts).includes(code);

const limit = (parts: Partial<GuidelineLimit>): GuidelineLimit => ({
  measure: 'grantRate',
  rate: null,
  amount: null,
  bindingness: 'atMost',
  clause: 'FRL A VI.1',
  ...parts,
});

t.test('a complete record has no errors', async (t) => {
  t.same(
    codes({}).filter((code) => code.startsWith('!')),
    [],
  );
});

t.test('every finding says what, why and how to mend it, in both languages', async (t) => {
  const findings = checkProject(
    aProject({
      name: ' ',
      period: { start: '2024-01-02', end: '2024-01-01' },
      amounts: amounts({ totalEligibleCost: 1n, unionContribution: 2n, grant: 2n, totalCost: 0n }),
    }),
    noFacts,
  );
  t.ok(findings.length > 5);
  for (const { reason, remedy, field } of findings)
    for (const words of [reason.de, reason.en, remedy.de, remedy.en, field]) t.match(words, /\S/);
});

t.test('a name is given and fits', async (t) => {
  t.ok(has({ name: ' ' }, {}, '!name_missing'));
  t.notOk(has({ name: 'N'.repeat(800) }, {}, '!name_too_long'));
  t.ok(has({ name: 'N'.repeat(801) }, {}, '!name_too_long'));
});

t.test('money', async (t) => {
  t.ok(
    has({ amounts: amounts({ totalEligibleCost: 100n, unionContribution: 101n }) }, {}, '!union_above_cost'),
  );
  t.notOk(
    has({ amounts: amounts({ totalEligibleCost: 100n, unionContribution: 100n }) }, {}, '!union_above_cost'),
  );
  t.notOk(
    has({ amounts: amounts({ unionContribution: 100n }) }, {}, '!union_above_cost'),
    'unknown is not zero',
  );
  t.ok(has({ amounts: amounts({ unionContribution: 85n, grant: 85n }) }, {}, 'union_equals_grant'));
  t.ok(has({ amounts: amounts({ unionContribution: 0n }) }, {}, 'union_of_zero'));
  t.ok(has({ amounts: amounts({ totalCost: -1n }) }, {}, '!amount_out_of_range'));
  t.ok(has({ amounts: amounts({ totalCost: 10n ** 15n }) }, {}, '!amount_out_of_range'));
  t.ok(
    has({ amounts: amounts({ totalCost: 99n, totalEligibleCost: 100n }) }, {}, 'total_cost_below_eligible'),
  );
});

t.test('parts that are all known must add up, to the cent', async (t) => {
  const plan = {
    totalEligibleCost: 10_000n,
    grant: 8_500n,
    unionContribution: 6_000n,
    landFunds: 2_500n,
    ownShare: 1_500n,
    thirdPartyFunds: 0n,
  };
  t.same(codes({ amounts: amounts(plan) }), codes({}));
  t.ok(has({ amounts: amounts({ ...plan, landFunds: 2_499n }) }, {}, '!grant_parts_differ'));
  t.ok(has({ amounts: amounts({ ...plan, ownShare: 1_501n }) }, {}, '!plan_parts_differ'));
  const { thirdPartyFunds: _, ...unknownPart } = plan;
  t.notOk(
    has({ amounts: amounts({ ...unknownPart, ownShare: 1n }) }, {}, '!plan_parts_differ'),
    'an unknown part proves nothing',
  );
  t.notOk(
    has({ amounts: amounts({ ...plan, totalCost: 12_000n, ownShare: 3_500n }) }, {}, '!plan_parts_differ'),
    'the plan may cover the total cost',
  );
});

t.test('rates', async (t) => {
  const limits = [limit({ rate: 8_500 })];
  t.ok(has({ grantRate: 8_501 }, { limits }, '!grant_rate_above_ceiling'));
  t.notOk(has({ grantRate: 8_500 }, { limits }, '!grant_rate_above_ceiling'));
  t.ok(
    has(
      { amounts: amounts({ totalEligibleCost: 10_000n, grant: 9_000n }) },
      { limits },
      '!grant_rate_above_ceiling',
    ),
    'from the amounts when no rate is stated',
  );
  t.ok(has({ grantRate: 10_001 }, {}, '!rate_out_of_range'));
  t.ok(has({ unionRate: { rate: -1, basis: 'project' } }, {}, '!rate_out_of_range'));
  t.ok(
    has(
      { unionRate: { rate: 6_000, basis: 'project' } },
      { priorityUnionRate: 7_000 },
      'union_rate_differs_from_priority',
    ),
    'a deviating rate is a hint, never an error',
  );
  t.notOk(
    has(
      { unionRate: { rate: 6_000, basis: 'priority' } },
      { priorityUnionRate: 7_000 },
      'union_rate_differs_from_priority',
    ),
  );
  const findings = checkProject(aProject({ grantRate: 9_000 }), { ...noFacts, limits });
  t.match(
    findings.filter(({ severity }) => severity === 'error'),
    [{ clause: 'FRL A VI.1' }],
    'the clause of the guideline is cited',
  );
});

t.test('sizes', async (t) => {
  const limits = [limit({ measure: 'totalEligibleCost', amount: 1_000_000n, bindingness: 'usuallyAtLeast' })];
  t.ok(has({ amounts: amounts({ totalEligibleCost: 999_999n }) }, { limits }, 'below_usual_size'));
  t.notOk(has({ amounts: amounts({ totalEligibleCost: 1_000_000n }) }, { limits }, 'below_usual_size'));
  t.ok(
    has(
      { amounts: amounts({ grant: 5_000_001n }) },
      { limits: [limit({ measure: 'grant', amount: 5_000_000n })] },
      '!grant_above_ceiling',
    ),
  );
});

t.test('period', async (t) => {
  t.ok(has({ period: { start: '2024-01-02', end: '2024-01-01' } }, {}, '!end_before_start'));
  t.notOk(
    has({ period: { start: '2024-01-01', end: '2024-01-01' } }, {}, '!end_before_start'),
    'one day is a period',
  );
  const eligibility = { first: '2021-01-01', last: '2029-12-31', clause: 'Art. 63' };
  t.ok(has({ period: { start: '2020-12-31', end: '2024-01-01' } }, { eligibility }, 'outside_eligibility'));
  t.ok(has({ period: { start: null, end: '2024-01-01' } }, {}, 'required_field_missing'));
});
