import t from 'tap';
import { bookingsFrom, type KeptBookings } from '../../reports/shared/flow/bookings.js';
import { areaGroups, cityGroups, planGroups } from '../../reports/shared/flow/flow-groups.js';
import { flowLine, flowYears } from '../../reports/shared/flow/flow-line.js';
import type { ListedProject } from '../../reports/shared/listed-projects.js';
import type { ReportedArea, ReportedPlan } from '../../reports/shared/neighbourhoods.js';

/* The way of the grant from framework to rest: what is not known is in no sum, and only like is added up with like. */

const bautzen = '14625020';

const aProject = (reference: string, more: Partial<ListedProject> = {}): ListedProject =>
  ({
    reference,
    name: reference,
    place: { kind: 'municipality', ags: bautzen, name: 'Bautzen', sourceText: null },
    area: null,
    totalEligibleCost: 100n,
    grant: null,
    appliedFor: null,
    ...more,
  }) as ListedProject;

const aPlan = (reference: string, more: Partial<ReportedPlan> = {}): ReportedPlan => ({
  ...{ reference, name: reference, cityAgs: bautzen, fundingPeriod: null, areas: [], confirmedOn: null },
  basis: 'grant',
  framework: [],
  projects: [],
  ...more,
});

const anArea = (reference: string, name: string, spellings: readonly string[] = []): ReportedArea => ({
  ...{ reference, name, spellings, cityAgs: bautzen, fundingPeriod: null },
  ...{ inhabitants: null, inhabitantsOn: null, sgb2Rate: null, sgb2RateOn: null },
});

const nothing = { approved: null, called: null, paid: null, accepted: null, repaid: null };
const booked = (reference: string, ...years: KeptBookings['years']): KeptBookings => ({ reference, years });

const projects = [
  aProject('A', { grant: 900n }),
  aProject('B', { appliedFor: { grant: null } }),
  aProject('C'),
];
const bookings = bookingsFrom([
  booked(
    'A',
    { ...nothing, year: 2024, approved: '10.00', paid: '4.00' },
    { ...nothing, year: 2025, approved: '5.00', repaid: '1.00' },
  ),
  booked('B', { ...nothing, year: 2025, approved: '7.00' }),
]);

t.test('each step says what it is known for; the rest needs approval and payment', async (t) => {
  const line = flowLine({ projects, plans: [] }, bookings);
  t.equal(line.projects, 3);
  t.equal(line.booked, 2);
  t.same(line.approved, { cents: 2_200n, known: 2 });
  t.same(line.paid, { cents: 400n, known: 1 });
  t.same(line.called, { cents: 0n, known: 0 }, 'unknown is not zero: it is known of nothing');
  t.same(
    line.rest,
    { cents: 1_200n, known: 1 },
    '15 approved, 4 paid, 1 back: nothing of B, whose payment is unknown',
  );
  t.same(line.grant, { cents: 900n, known: 1 });
  t.same(line.applied, { projects: 1, cents: 0n, known: 0 });
});

t.test('a framework counts only where it names a grant', async (t) => {
  const framework = [{ year: 2025, amount: 500n }];
  const plans = [
    aPlan('HK1', { framework }),
    aPlan('HK2', { framework, basis: 'cost' }),
    aPlan('HK3', { framework, basis: null }),
    aPlan('HK4'),
  ];
  t.same(flowLine({ projects: [], plans }, bookings).framework, { cents: 500n, known: 1 });
  t.same(flowYears({ projects, plans }, bookings), [
    {
      year: 2024,
      framework: { cents: 0n, known: 0 },
      planned: { cents: 0n, known: 0 },
      booked: {
        approved: { cents: 1_000n, known: 1 },
        called: { cents: 0n, known: 0 },
        paid: { cents: 400n, known: 1 },
        accepted: { cents: 0n, known: 0 },
        repaid: { cents: 0n, known: 0 },
      },
    },
    {
      year: 2025,
      framework: { cents: 500n, known: 1 },
      planned: { cents: 0n, known: 0 },
      booked: {
        approved: { cents: 1_200n, known: 2 },
        called: { cents: 0n, known: 0 },
        paid: { cents: 0n, known: 0 },
        accepted: { cents: 0n, known: 0 },
        repaid: { cents: 100n, known: 1 },
      },
    },
  ]);
});

t.test('every project and every plan stands in exactly one row', async (t) => {
  const areas = [anArea('FG1', 'Gesundbrunnen', ['Bautzen-Gesundbrunnen']), anArea('FG2', 'Altstadt')];
  const plans = [
    aPlan('HK1', { areas: ['FG1'], projects: [{ number: 'A.1', name: 'A', reference: 'A', years: [] }] }),
    aPlan('HK2', { areas: ['FG1', 'FG2'] }),
    aPlan('HK3', { cityAgs: '14612000' }),
  ];
  const of = {
    projects: [
      aProject('A', { area: 'Bautzen-Gesundbrunnen' }),
      aProject('B', { area: 'GESUNDBRUNNEN' }),
      aProject('C', { area: 'Nordstadt', totalEligibleCost: 1_000n }),
      aProject('D', { place: { kind: 'statewide', ags: null, name: null, sourceText: null } }),
      aProject('E', { place: { kind: 'unmatched', ags: null, name: null, sourceText: 'Irgendwo' } }),
    ],
    plans,
  };
  const shown = (groups: ReturnType<typeof planGroups>) =>
    groups.map(({ key, projects: own, plans: ofGroup }) => [
      key,
      own.map(({ reference }) => reference).join(''),
      ofGroup.map(({ reference }) => reference).join(','),
    ]);
  t.same(shown(areaGroups(of, { areas }, { language: 'de' })), [
    ['14625020/Nordstadt', 'C', ''],
    ['FG1', 'AB', 'HK1'],
    ['~', 'DE', ''],
    ['HK2', '', 'HK2'],
    ['HK3', '', 'HK3'],
  ]);
  t.same(shown(cityGroups(of, {}, 'de')), [
    [bautzen, 'ABC', 'HK1,HK2'],
    ['14612000', '', 'HK3'],
    ['landesweit', 'D', ''],
    ['~', 'E', ''],
  ]);
  t.same(shown(planGroups(of, 'de')), [
    ['HK1', 'A', 'HK1'],
    ['HK2', '', 'HK2'],
    ['HK3', '', 'HK3'],
    ['~', 'BCDE', ''],
  ]);
});
