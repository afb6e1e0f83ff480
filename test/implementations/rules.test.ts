import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import { Catalogue, referenceCatalogue } from '../../src/catalogue/index.js';
import type { Implementation, IndicatorYear } from '../../src/implementations/implementation.js';
import {
  implementationOfForm,
  valuesOfImplementation,
} from '../../src/implementations/implementation-form.js';
import { indicatorsIn } from '../../src/implementations/indicators.js';
import {
  checkImplementation,
  type ImplementationFacts,
  type RuledImplementation,
} from '../../src/implementations/rules.js';
import { indicatorSums, type Summed } from '../../src/implementations/sums.js';
import { publicly, smallestShown, unabridged } from '../../src/implementations/withheld.js';
import { emptyImplementation } from './an-implementation.js';

const known = indicatorsIn(referenceCatalogue());
const year = (change: Partial<IndicatorYear> = {}): IndicatorYear => ({
  year: 2025,
  planned: 20,
  reached: 20,
  women: 12,
  men: 8,
  nonBinary: 0,
  ...change,
});
const of = (code: string, ...years: IndicatorYear[]) => ({ code, name: null, persons: true, years });
const facts: ImplementationFacts = {
  today: '2026-11-26',
  projects: new Map([['SN21-0001', { fundingPeriod: '2021-2027', totalEligibleCost: 6_000_000n }]]),
  taken: new Set(),
  participants: null,
  known,
  published: null,
};
const said = (change: Partial<RuledImplementation>, around: Partial<ImplementationFacts> = {}): string[] =>
  checkImplementation({ ...emptyImplementation, ...change }, { ...facts, ...around }).map(({ code }) => code);

t.test('an implementation is checked against the registry and the law', async (t) => {
  t.same(said({}), []);
  t.same(said({ project: 'SN99' }), ['unknown_value']);
  t.same(said({}, { taken: new Set(['SN21-0001']) }), ['project_has_one']);
  t.same(said({ fundingPeriod: '2014-2020' }), ['period_of_project']);
  t.same(said({ forwarded: true }), ['forwarding_unclear']);
  const forwarded = { forwarded: true, bodies: [{ name: 'Verein' }] };
  t.same(said(forwarded, { participants: ['verein'] }), []);
  t.same(said(forwarded, { participants: ['Kirche'] }), ['body_did_not_take_part']);
  t.same(said({ costOption: 'flatRate', flatRate: 4_000 }), []);
  t.same(said({ costOption: 'flatRate', flatRate: 3_100 }), ['unusual_flat_rate'], 'of the former period');
  t.same(said({ costOption: 'lumpSum' }), ['fixed_missing', 'atypical_too_large']);
  t.same(said({ indicators: [of('EECO01', year()), of('EECO01')] }), ['indicator_twice']);
  t.same(said({ indicators: [of('CO01')] }), ['unknown_value'], 'an indicator of the other period');
  t.same(said({ indicators: [{ ...of('EECO01'), code: null }] }), ['indicator_unnamed']);
  t.same(said({ indicators: [of('EECO01', year({ men: 9 }))] }), ['parts_differ']);
  t.same(said({ indicators: [of('EECO01', year({ men: null, women: 21 }))] }), ['parts_differ']);
  t.same(said({ indicators: [of('EECO01', year({ nonBinary: null }))] }), ['gender_missing']);
  t.same(said({ indicators: [of('EECO18', year({ women: null, men: null, nonBinary: null }))] }), []);
  const delivery = { dueOn: '2026-11-25', deliveredOn: null, acceptedOn: null };
  t.same(said({ deliveries: [delivery] }), ['delivery_overdue']);
  t.same(said({ deliveries: [{ ...delivery, acceptedOn: '2026-11-20' }] }), ['steps_out_of_order']);
  t.same(said({ deliveries: [{ ...delivery, deliveredOn: '2026-11-27' }] }), ['delivery_in_future']);
});

t.test('what the decision fixed does not change, but for a slip of the pen that is named', async (t) => {
  const published = { lumpSums: [{ name: 'Fest', amount: 100n }], targets: [] };
  const fixed = { ...published, correction: null };
  t.same(said({ fixed }, { published }), []);
  t.same(said({ fixed: { ...fixed, lumpSums: [] } }, { published }), ['fixed_by_decision']);
  const changed = { ...fixed, lumpSums: [{ name: 'Fest', amount: 101n }] };
  t.same(said({ fixed: changed }, { published }), ['fixed_by_decision']);
  t.same(said({ fixed: { ...changed, correction: 'Zahlendreher' } }, { published }), []);
  t.same(
    said({ fixed: changed }, { published: { lumpSums: [], targets: [] } }),
    [],
    'fixed for the first time',
  );
});

t.test('small numbers of people are withheld, with what they could be reckoned from', async (t) => {
  const shown = (change: Partial<IndicatorYear>, code = 'EECO01') =>
    publicly({ ...emptyImplementation, indicators: [of(code, year(change))] }, known).indicators[0]?.years[0];
  t.match(shown({}), { reached: 20, women: 12, withheld: false });
  t.match(shown({ reached: 4, women: 4, men: 0 }), {
    planned: 20,
    reached: null,
    women: null,
    withheld: true,
  });
  t.match(shown({ reached: 13, women: 12, men: 1 }), { reached: 13, women: null, men: null, withheld: true });
  t.match(
    shown({ reached: 20, women: 18, men: null }),
    { reached: 20, women: null, withheld: true },
    'nor what is left of the total',
  );
  t.match(shown({ reached: 0, women: 0, men: 0 }), { reached: 0, withheld: false }, 'zero tells nobody');
  t.match(shown({ reached: 2 }, 'EECO18'), { reached: 2, withheld: false }, 'public services are no people');
  const parts = { women: null, men: null, nonBinary: null };
  const family = publicly(
    {
      ...emptyImplementation,
      indicators: [
        of('EECO01', year({ reached: 60, ...parts })),
        of('EECO02', year({ reached: 40, ...parts })),
        of('EECO04', year({ reached: 3, ...parts })),
        of('EECO05', year({ reached: 17, ...parts })),
      ],
    },
    known,
  );
  t.same(
    family.indicators.map(({ years }) => years[0]?.reached),
    [60, null, null, null],
    'parts of one whole give each other away',
  );
  const offers = publicly(
    { ...emptyImplementation, openOffers: [{ year: 2025, visits: 3, days: 9 }] },
    known,
  );
  t.match(offers.openOffers, [{ visits: null, days: 9, withheld: true }]);
});

const project = (
  reference: string,
  cityAgs: string,
  plan: string | null,
  one: Partial<Implementation>,
): Summed => ({
  reference,
  cityAgs,
  plan,
  shown: unabridged({ ...emptyImplementation, ...one }, known),
});

t.test('one sum leads from projects to plans, cities and the Land', async (t) => {
  const summed = [
    project('UM1', '14625020', 'HK0001', {
      indicators: [of('EECO01', year(), year({ year: 2024, reached: null }))],
    }),
    project('UM2', '14625020', null, { indicators: [of('EECO01', year({ women: null }))] }),
    project('UM3', '14612000', null, { indicators: [of('EECO01', year({ reached: 5 }))] }),
  ];
  const all = indicatorSums(summed, 'state', known).find((sum) => sum.year === null);
  t.match(all, { group: null, projects: 3, planned: 80, reached: 45, women: 36, men: 32 });
  for (const by of ['city', 'plan'] as const) {
    const sums = indicatorSums(summed, by, known).filter((sum) => sum.year === null);
    t.equal(
      sums.reduce((total, sum) => total + (sum.reached ?? 0), 0),
      45,
      `${by}: the parts make the whole`,
    );
  }
  const plans = indicatorSums(summed, 'plan', known).filter((sum) => sum.year === null);
  t.same(
    plans.map(({ group, reached }) => [group, reached]),
    [
      [null, 25],
      ['HK0001', 20],
    ],
  );
  t.match(
    indicatorSums(summed, 'state', known).map((sum) => sum.year),
    [null, 2024, 2025],
  );
});

t.test('from public sums no withheld number can be reckoned', async () => {
  const count = fc.integer({ min: 0, max: 12 });
  const years = fc
    .record({ women: count, men: count, nonBinary: count })
    .map((parts) => year({ ...parts, reached: parts.women + parts.men + parts.nonBinary }));
  fc.assert(
    fc.property(fc.array(years, { minLength: 1, maxLength: 4 }), (all) => {
      const summed = all.map(
        (one, index): Summed => ({
          ...project(`UM${index}`, '14625020', null, {}),
          shown: publicly({ ...emptyImplementation, indicators: [of('EECO01', one)] }, known),
        }),
      );
      const [sum] = indicatorSums(summed, 'state', known);
      const shown = summed.map((one) => one.shown.indicators[0]?.years[0]);
      for (const part of ['reached', 'women', 'men', 'nonBinary'] as const) {
        const parts = shown.map((one) => one?.[part] ?? 0);
        if ((sum?.[part] ?? 0) !== parts.reduce((total, one) => total + one, 0)) return false;
        if (parts.some((one) => one > 0 && one < smallestShown)) return false;
      }
      return true;
    }),
    { numRuns: 200 },
  );
});

t.test('the form gives back what it was given', async (t) => {
  const read = implementationOfForm(
    {
      name: 'Werkstatt',
      project: 'SN21-0001',
      fundingPeriod: '2021-2027',
      forwarded: 'yes',
      'bodies.0.name': 'Verein',
      'bodies.0.amount': '12.500,50',
      costOption: 'lumpSum',
      'fixed.lumpSums.0.name': 'Fest',
      'fixed.lumpSums.0.amount': '1.000,00',
      'fixed.targets.0.name': 'Höfe',
      'fixed.targets.0.quantity': '12',
      'indicators.0.code': 'EECO01',
      'indicators.0.women.2025': '12',
      'indicators.0.men.2025': '8',
      'indicators.1.name': 'Nachbarn',
      'indicators.1.reached.2021': '3',
      'openOffers.visits.2025': '1.240',
      'deliveries.0.name': 'Stichtag',
      'deliveries.0.dueOn': '31.01.2026',
    },
    known,
  );
  if (!('content' in read) || read.content === undefined) return t.fail(JSON.stringify(read));
  t.match(read.content, {
    bodies: [{ amount: 1_250_050n }],
    indicators: [
      { code: 'EECO01', persons: true, years: [{ year: 2025, reached: 20, nonBinary: null }] },
      { code: null, name: 'Nachbarn', persons: false, years: [{ year: 2021, reached: 3 }] },
    ],
    openOffers: [{ year: 2025, visits: 1_240, days: null }],
  });
  t.same(implementationOfForm(valuesOfImplementation(read.content), known), read);
  const faulty = implementationOfForm(
    { 'indicators.0.reached.2025': 'viele', 'deliveries.0.name': 'x' },
    known,
  );
  t.same(Object.keys(('faults' in faulty ? faulty.faults : {}) ?? {}).sort(), [
    'deliveries.0.dueOn',
    'indicators.0.code',
    'indicators.0.reached.2025',
    'name',
    'project',
  ]);
});

t.test('the common indicators are those of the law', async (t) => {
  t.same(known.periods, ['2014-2020', '2021-2027']);
  t.equal(known.all.length, 57);
  t.same(known.sources, ['VO (EU) Nr. 1304/2013, Anhang I', 'VO (EU) 2021/1057, Anhang I']);
  for (const { period, parts, counts, brokenDownBy } of known.all) {
    for (const code of parts.flat()) t.ok(known.find(period, code), code);
    t.equal(brokenDownBy.length > 0, counts === 'persons', 'people are broken down by gender, nothing else');
  }
  const file = '../shared/data/codelists.json';
  if (!existsSync(file)) return t.pass('skipped: no real data beside the checkout');
  const lists = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { code: string }[]>;
  for (const [period, list] of [
    ['2014-2020', lists.indicator_2014_2020],
    ['2021-2027', lists.indicator_2021_2027],
  ] as const)
    t.same(
      known.ofPeriod(period).map(({ code }) => code),
      list?.map(({ code }) => code),
    );
});

t.test('an indicator of a new period is data', async (t) => {
  const [entry] = referenceCatalogue().ofKind('indicator', '2021-2027');
  if (entry === undefined) return t.fail('no indicator');
  const attributes = {
    ...entry.attributes,
    fundingPeriod: '2028-2034',
    counts: 'entities',
    brokenDownBy: [],
  };
  const later = { ...entry, key: '2028-2034/EECO01', title: { de: 'Betriebe', en: null }, attributes };
  const indicators = indicatorsIn(new Catalogue([entry, later]));
  t.same(indicators.periods, ['2021-2027', '2028-2034']);
  const one = {
    ...emptyImplementation,
    fundingPeriod: '2028-2034',
    indicators: [of('EECO01', year({ reached: 2 }))],
  };
  t.match(publicly(one, indicators).indicators, [
    { persons: false, years: [{ reached: 2, withheld: false }] },
  ]);
  t.match(
    publicly(one, known).indicators,
    [{ years: [{ reached: null, withheld: true }] }],
    'unknown: may be people',
  );
  const summed = [{ ...project('UM1', '14625020', null, {}), shown: unabridged(one, indicators) }];
  t.same(indicatorSums(summed, 'state', indicators)[0]?.title, { de: 'Betriebe', en: 'Betriebe' });
  const project21 = { fundingPeriod: null, totalEligibleCost: null };
  const around = { known: indicators, projects: new Map([['SN21-0001', project21]]) };
  t.same(said({ ...one, indicators: [] }, around), []);
  t.same(said({ ...one, indicators: [], fundingPeriod: '2035-2041' }, around), ['unknown_value']);
});
