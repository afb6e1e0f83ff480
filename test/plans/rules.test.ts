import t from 'tap';
import { planOfForm, valuesOfPlan } from '../../src/plans/plan-form.js';
import { checkPlan, type PlanFacts, type RuledPlan } from '../../src/plans/rules.js';

const planned = (change: Partial<RuledPlan['projects'][number]> = {}): RuledPlan['projects'][number] => ({
  number: 'E.1',
  name: 'Treff',
  kind: 'neighbourhood',
  executingBody: 'Nachbarschaft e. V.',
  reference: null,
  years: [{ year: 2024, cost: 10_000n, grant: 8_500n, ownShare: 1_500n }],
  ...change,
});
const plan: RuledPlan = {
  fundingPeriod: '2021-2027',
  transitional: false,
  areas: ['FG0001'],
  submittedOn: '2022-06-30',
  examinedOn: '2022-10-14',
  confirmedOn: '2022-12-16',
  participants: ['Nachbarschaft e. V.'],
  insek: 'INSEK 2030',
  partA: 'A',
  partB: 'B',
  framework: { basis: 'grant', years: [{ year: 2024, amount: 9_000n }] },
  projects: [planned()],
};
const facts: PlanFacts = {
  areaNames: ['Gesundbrunnen', 'Bautzen-Gesundbrunnen'],
  published: new Map([
    ['SN21-0001', { area: 'GESUNDBRUNNEN', planNumber: null }],
    ['SN21-0002', { area: 'Altstadt', planNumber: null }],
  ]),
  claimed: new Map([['SN21-0001', 'Altes Konzept']]),
};
const said = (change: Partial<RuledPlan>, around: Partial<PlanFacts> = {}): string[] =>
  checkPlan({ ...plan, ...change }, { ...facts, claimed: new Map(), ...around }).map(({ code }) => code);

t.test('a whole plan raises nothing, a gap its clause', async (t) => {
  t.same(said({}), []);
  t.same(said({ insek: null, partA: null, partB: null, areas: [] }), Array(4).fill('part_missing'));
  t.same(said({ transitional: true, partA: null, partB: null }), [], 'a transitional plan is shortened');
  const [missing] = checkPlan({ ...plan, insek: null }, facts);
  t.match(missing?.clause ?? '', /A IV Satz 1/);
  t.same(said({ confirmedOn: '2022-07-01' }), ['steps_out_of_order']);
});

t.test('the executing body has to be among the participants, since the guideline of 2022', async (t) => {
  const stranger = { projects: [planned({ executingBody: 'Andere gGmbH' })] };
  t.same(said(stranger), ['executing_body_no_participant']);
  t.same(said({ ...stranger, fundingPeriod: '2014-2020' }), []);
  t.same(said({ participants: ['NACHBARSCHAFT E. V.'] }), []);
});

t.test('planned money is held against the framework in its own kind, in all and by year', async (t) => {
  const years = [{ year: 2024, amount: 8_499n }];
  t.same(said({ framework: { basis: 'grant', years } }), ['framework_exceeded', 'framework_exceeded']);
  t.same(said({ framework: { basis: 'cost', years: [{ year: 2024, amount: 9_999n }] } }).length, 2);
  t.same(said({ framework: { basis: null, years } }), [], 'unlike is not compared');
  const shifted = [
    { year: 2023, amount: 9_000n },
    { year: 2024, amount: 1_000n },
  ];
  t.same(
    said({ framework: { basis: 'grant', years: shifted } }),
    ['framework_exceeded'],
    'enough in all, not in 2024',
  );
  const unknown = planned({ years: [{ year: 2024, cost: 99_000n, grant: null, ownShare: null }] });
  t.same(said({ projects: [unknown] }), [], 'what is unknown is not counted');
});

t.test('neighbourhood projects take place in the area; accompanying measures may be anywhere', async (t) => {
  t.same(said({ projects: [planned({ reference: 'SN21-0002' })] }), ['outside_area']);
  t.same(said({ projects: [planned({ reference: 'SN21-0002', kind: 'accompanying' })] }), []);
  t.same(said({ projects: [planned({ reference: 'SN21-0001' })] }), []);
});

t.test('a project belongs to one number of one plan', async (t) => {
  const twice = [
    planned({ reference: 'SN21-0001' }),
    planned({ number: 'E.2', reference: 'SN21-0001', years: [] }),
  ];
  t.same(said({ projects: twice }), ['project_linked_twice']);
  t.same(said({ projects: [planned({ reference: 'SN21-0001' })] }, facts), ['project_linked_twice']);
  t.same(said({ projects: [planned({ reference: 'SN99-9999' })] }), ['unknown_project']);
  t.same(said({ projects: [planned(), planned({ number: 'e.1', years: [] })] }), ['number_repeated']);
  t.same(
    said({
      projects: [planned({ years: [{ year: 2024, cost: 10_000n, grant: 8_500n, ownShare: 1_501n }] })],
    }),
    ['financing_differs'],
  );
});

t.test('the form says what it means, and gives back what it was given', async (t) => {
  const values = {
    name: 'Handlungskonzept',
    fundingPeriod: '2021-2027',
    areas: 'FG0001\nFG0002',
    submittedOn: '30.06.2022',
    participants: 'A e. V.\n\nB gGmbH',
    'frame.2024': '90.000,00',
    frameBasis: 'grant',
    'p0.number': 'E.1',
    'p0.name': 'Treff',
    'p0.cost.2024': '12.000,50',
    'p7.number': '',
  };
  const read = planOfForm(values);
  if ('faults' in read) return t.fail(JSON.stringify(read.faults));
  t.same(read.content.areas, ['FG0001', 'FG0002']);
  t.same(read.content.framework.years, [{ year: 2024, amount: 9_000_000n }]);
  t.same(read.content.projects[0]?.years, [{ year: 2024, cost: 1_200_050n, grant: null, ownShare: null }]);
  t.same(planOfForm(valuesOfPlan(read.content)), read);
  const faulty = planOfForm({ 'p0.name': 'Treff', 'frame.2024': 'viel' });
  const faults = 'faults' in faulty ? faulty.faults : {};
  t.same(Object.keys(faults ?? {}).sort(), ['frame.2024', 'name', 'p0.number']);
});
