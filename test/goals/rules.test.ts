import t from 'tap';
import { isDue, isOverdue, reachedOf } from '../../src/goals/goal.js';
import { goalOfForm, valuesOfGoal } from '../../src/goals/goal-form.js';
import { checkGoal, type GoalFacts, type RuledGoal } from '../../src/goals/rules.js';
import { GoalChart } from '../../src/goals/views/goal-chart.js';
import { emptyGoal } from './a-goal.js';

const goal: RuledGoal = {
  actionFields: ['housing'],
  projects: ['SN21-0001'],
  indicator: 'Gruppen',
  baseline: 5,
  baselineOn: '2022-12-31',
  target: 18,
  targetOn: '2027-12-31',
  nextReviewOn: '2026-12-01',
  reviews: [{ on: '2025-11-27' }],
};
const facts: GoalFacts = {
  today: '2026-11-26',
  isOverdue: false,
  actionFields: new Set(['housing']),
  projects: new Set(['SN21-0001']),
};
const said = (change: Partial<RuledGoal>, around: Partial<GoalFacts> = {}): string[] =>
  checkGoal({ ...goal, ...change }, { ...facts, ...around }).map(({ code }) => code);

t.test('a goal can be measured, or it is said what is missing', async (t) => {
  t.same(said({}), []);
  t.same(said({ baseline: 0 }), [], 'zero is a value');
  t.same(said({ baseline: null }), ['goal_not_measurable']);
  t.same(said({ targetOn: '2022-12-31' }), ['target_before_baseline']);
  t.same(said({ reviews: [{ on: '2026-11-27' }] }), ['review_in_future']);
  t.same(said({ actionFields: ['nothing'], projects: ['SN99-9999'] }), ['unknown_value', 'unknown_value']);
  t.same(said({}, { isOverdue: true }), ['review_overdue']);
});

t.test('a review is due until it was held, and overdue the day after', async (t) => {
  const due = { nextReviewOn: '2026-11-26', reviews: [] };
  t.equal(isDue(due, '2026-11-26'), true);
  t.equal(isOverdue(due, '2026-11-26'), false);
  t.equal(isOverdue(due, '2026-11-27'), true);
  const held = {
    ...due,
    reviews: [{ on: '2026-11-26', value: null, reached: 'x', evidence: null, involved: null }],
  };
  t.equal(isDue(held, '2027-01-01'), false);
  t.equal(isDue({ ...due, nextReviewOn: null }, '2027-01-01'), false);
});

t.test('the line leads from the baseline over what was measured, the target dashed', async (t) => {
  const review = (on: string, value: number | null) => ({
    on,
    value,
    reached: 'x',
    evidence: null,
    involved: null,
  });
  const measured = {
    ...emptyGoal,
    indicator: 'Gruppen',
    unit: 'Gruppen',
    baseline: 0,
    baselineOn: '2022-12-31',
    target: 10,
    targetOn: '2026-12-31',
    reviews: [review('2025-12-31', null), review('2024-12-31', 5), review('2023-12-31', 2)],
  };
  t.equal(reachedOf(measured), 5, 'the newest that was measured');
  const svg = String(await GoalChart({ goal: measured, today: '2026-11-26', language: 'de' }));
  t.match(svg, /aria-label="Gruppen: von 0 Gruppen auf 10 Gruppen"/);
  t.equal(svg.match(/<circle/g)?.length, 4, 'baseline, two values, target');
  t.equal(svg.match(/stroke-dasharray/g)?.length, 1);
  t.match(svg, />heute</);
  const open = String(await GoalChart({ goal: { ...measured, target: null }, today: null, language: 'de' }));
  t.match(open, /gibt es keine Linie/);
});

t.test('the form says what it means, and gives back what it was given', async (t) => {
  const read = goalOfForm({
    name: 'Gruppen treffen sich',
    actionFields: 'housing\nlocal-economy',
    baseline: '1.205,5',
    target: '-3',
    baselineOn: '31.12.2022',
    'r0.on': '30.11.2023',
    'r0.value': '7',
    'r0.reached': 'Zwei mehr.',
  });
  if (!('content' in read) || read.content === undefined) return t.fail('the form was not read');
  t.match(read.content, { baseline: 1205.5, target: -3, actionFields: ['housing', 'local-economy'] });
  t.same(read.content.reviews, [
    { on: '2023-11-30', value: 7, reached: 'Zwei mehr.', evidence: null, involved: null },
  ]);
  t.same(goalOfForm(valuesOfGoal(read.content)), read);
  const faulty = goalOfForm({ baseline: 'viele', 'r0.value': '3' });
  const faults = 'faults' in faulty ? faulty.faults : {};
  t.same(Object.keys(faults ?? {}).sort(), ['baseline', 'name', 'r0.on', 'r0.reached']);
});
