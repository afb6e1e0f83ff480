import t from 'tap';
import { referenceCatalogue } from '../../src/catalogue/index.js';
import { addMonths } from '../../src/kernel/day.js';
import { nextWorkingDay } from '../../src/platform/calendar/working-days.js';
import type { Decision, ProjectInput } from '../../src/projects/index.js';
import { expectedProofs } from '../../src/proofs/deadlines.js';
import { deadlineRulesOf, grantPeriodOf } from '../../src/proofs/rules-of-project.js';
import { aProject } from '../support/a-project.js';

const catalogue = referenceCatalogue();
const guidelines = {
  old: '2014-2020/nachhaltige-soziale-stadtentwicklung',
  plus: '2021-2027/02203',
};
const project = (
  guideline: string | null,
  place: ProjectInput['place']['kind'] = 'municipality',
  object: string | null = null,
) => {
  const bare = aProject();
  return aProject({
    place: { kind: place, ags: place === 'municipality' ? '14625020' : null, sourceText: null },
    catalogue: {
      ...bare.catalogue,
      fundingGuideline: { key: guideline, sourceText: null },
      fundingObject: { key: object, sourceText: null },
    },
  });
};
const proofs = (input: ProjectInput, start: string | null, end: string | null) =>
  expectedProofs({ start, end }, deadlineRulesOf(input, catalogue), nextWorkingDay);
const final = (input: ProjectInput, end: string | null) => proofs(input, '2023-01-01', end).at(-1);

t.test(
  'final proof: two months after the grant period, six for the service centre, by § 31 VwVfG',
  async (t) => {
    const city = project(guidelines.plus);
    const cases: readonly (readonly [ProjectInput, string, string, string])[] = [
      [city, '2026-12-31', '2027-03-01', 'the last day of February is a Sunday'],
      [city, '2026-06-30', '2026-08-31', 'a Sunday, moved to Monday'],
      [city, '2025-12-31', '2026-03-02', 'a Saturday, moved over the weekend'],
      [city, '2027-01-31', '2027-03-31', 'a Wednesday'],
      [city, '2024-12-31', '2025-02-28', 'a Friday'],
      [city, '2023-12-31', '2024-02-29', 'a leap year'],
      [city, '2026-09-18', '2026-11-19', 'the Day of Repentance'],
      [city, '2027-02-28', '2027-04-28', 'by the number of the day, not by the end of the month'],
      [project(guidelines.plus, 'statewide'), '2026-12-31', '2027-06-30', 'part B: six months'],
      [project(guidelines.old), '2021-12-31', '2022-02-28', '2014–2020'],
      [project(guidelines.old, 'statewide'), '2021-12-31', '2022-02-28', '2014–2020, either part'],
    ];
    for (const [input, end, due, why] of cases) t.equal(final(input, end)?.dueOn, due, `${end}: ${why}`);
  },
);

t.test('every deadline names its clause', async (t) => {
  const of = (input: ProjectInput) =>
    proofs(input, '2023-01-01', '2024-12-31').map(({ kind, clause }) => [kind, clause]);
  const interim =
    'Zwischennachweis mit dem ersten Mittelabruf des folgenden Haushaltsjahres, spätestens 30. April';
  t.same(of(project(guidelines.plus)), [
    ['interim', interim],
    ['final', 'FRL Nachhaltige soziale Stadtentwicklung ESF Plus 2021–2027, A VIII'],
  ]);
  t.same(of(project(guidelines.plus, 'statewide')).at(-1), ['final', 'NBest-EU Nr. 6.1']);
  t.same(of(project(guidelines.old)).at(-1), [
    'final',
    'RL Nachhaltige soziale Stadtentwicklung ESF 2014–2020, Teil B',
  ]);
});

t.test(
  'interim proofs: one for every budget year that ends before the grant period, by 30 April',
  async (t) => {
    const due = (start: string | null, end: string | null) =>
      proofs(project(guidelines.plus), start, end)
        .filter(({ kind }) => kind === 'interim')
        .map(({ year, dueOn }) => `${year}: ${dueOn}`);
    t.same(due('2023-05-01', '2026-12-31'), ['2023: 2024-04-30', '2024: 2025-04-30', '2025: 2026-04-30']);
    t.same(due('2026-01-01', '2027-01-01'), ['2026: 2027-04-30']);
    t.same(due('2021-03-01', '2022-06-30'), ['2021: 2022-05-02'], '30 April 2022 is a Saturday');
    t.same(due('2026-01-01', '2026-12-31'), [], 'the final proof covers the last year');
    t.same(due(null, '2026-12-31'), [], 'without a start the years are unknown');
  },
);

t.test('unknown is not a date', async (t) => {
  t.match(final(project(guidelines.plus), null), { kind: 'final', dueOn: null });
  t.match(final(project(null), '2026-12-31'), { dueOn: null, clause: null }, 'no guideline, no rule');
  t.match(
    final(project(guidelines.plus, 'unmatched'), '2026-12-31'),
    { dueOn: null },
    'the part is not decided',
  );
});

t.test('the grant period is that of the newest decision that names its end', async (t) => {
  const decision = (date: string, start: string | null, end: string | null): Decision => ({
    kind: 'grant',
    number: date,
    date,
    grant: null,
    totalEligibleCost: null,
    unionContribution: null,
    grantPeriod: { start, end },
    reason: null,
    file: null,
  });
  const first = decision('2023-01-10', '2023-02-01', '2025-12-31');
  t.same(grantPeriodOf([first, decision('2025-03-01', null, '2026-06-30')]), {
    start: '2023-02-01',
    end: '2026-06-30',
  });
  t.same(grantPeriodOf([decision('2025-03-01', null, '2026-06-30'), first]), {
    start: '2023-02-01',
    end: '2026-06-30',
  });
  t.same(grantPeriodOf([first, decision('2025-03-01', null, null)]), {
    start: '2023-02-01',
    end: '2025-12-31',
  });
  t.same(grantPeriodOf([]), { start: null, end: null });
});

t.test('months are added by the number of the day', async (t) => {
  t.equal(addMonths('2026-12-31', 2), '2027-02-28');
  t.equal(addMonths('2027-12-31', 2), '2028-02-29');
  t.equal(addMonths('2026-11-15', 14), '2028-01-15');
  t.equal(addMonths('2026-08-31', 1), '2026-09-30');
});
