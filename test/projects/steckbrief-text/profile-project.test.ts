import { existsSync, readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { referenceCatalogue } from '../../../src/catalogue/index.js';
import { errorsOf } from '../../../src/kernel/finding.js';
import { toDecimal } from '../../../src/kernel/money.js';
import { referencePlaces } from '../../../src/places/index.js';
import { packagePath } from '../../../src/platform/files/package-root.js';
import {
  checkProject,
  type ProjectInput,
  projectOfProfile,
  readSteckbrief,
  ruleFactsFor,
} from '../../../src/projects/index.js';

const catalogue = referenceCatalogue();
const places = referencePlaces();

function read(source: string) {
  const { input, findings } = projectOfProfile(readSteckbrief(source), {
    catalogue,
    places,
    locator: null,
    date: null,
  });
  return { input, findings: [...findings, ...checkProject(input, ruleFactsFor(input, catalogue))] };
}

const fixture = (name: string) =>
  read(readFileSync(packagePath('test', 'fixtures', 'steckbriefe', name), 'utf8'));
const codes = (source: string): string[] =>
  read(source).findings.map(({ code, field }) => `${code} ${field}`);
const euros = (input: ProjectInput, field: keyof ProjectInput['amounts']): string | null => {
  const amount = input.amounts[field];
  return amount === null ? null : toDecimal(amount.cents);
};
const keys = ({ catalogue: values }: ProjectInput) =>
  Object.fromEntries(Object.entries(values).map(([field, { key }]) => [field, key]));

t.test('a profile of 2014–2020 in one list', async (t) => {
  const { input, findings } = fixture('bulleted-2014-2020.txt');
  t.equal(input.name, 'Offene Werkstatt", Einzelvorhaben Nr. C.4 des Handlungskonzeptes Riesa-Bahndamm');
  t.equal(input.planNumber, 'C.4');
  t.same(input.beneficiary, { name: 'Große Kreisstadt Riesa', naturalPerson: false });
  t.same(input.period, { start: '2016-02-01', end: '2018-12-31' });
  t.equal(euros(input, 'totalEligibleCost'), '123456.00');
  t.equal(euros(input, 'unionContribution'), null, 'unknown is not zero');
  t.equal(euros(input, 'totalCost'), null, 'never filled from the eligible cost');
  t.equal(input.place.ags, '14627230');
  t.match(input.summary, /^Im Ladenlokal .* der Woche\.$/);
  t.match(keys(input), {
    fundingPeriod: '2014-2020',
    fund: '2014-2020/ESF',
    interventionCategory: '2014-2020/109',
  });
  t.same(errorsOf(findings), []);
  t.match(
    findings.map(({ code }) => code),
    ['quotation_mark_open'],
  );
});

t.test('a profile of 2021–2027 with codes', async (t) => {
  const { input, findings } = fixture('separate-lines-2021-2027.txt');
  t.equal(euros(input, 'totalEligibleCost'), '200000.50');
  t.equal(euros(input, 'unionContribution'), '170000.00');
  t.equal(input.unionRate, null, 'no rate is stated');
  t.match(keys(input), {
    fundingPeriod: '2021-2027',
    fund: '2021-2027/ESF-Plus',
    fundingGuideline: '2021-2027/02203',
    interventionCategory: '2021-2027/152',
    specificObjective: '2021-2027/ESO4.8',
  });
  t.equal(input.catalogue.fund.sourceText, 'ESF', 'as published');
  t.match(input.purposeAndAchievements, /Rezeptsammlung\n\nIm letzten Jahr/);
  t.match(input.sourceFields, [{}, {}, {}], 'what was said is kept');
  t.ok(
    input.sourceFields.some(
      ({ label, value }) => label === 'Ansprechpartner' && value === 'Büro am Neißeufer',
    ),
  );
  t.ok(
    input.sourceFields.some(({ value }) => value.includes('Cookies')),
    'the notice is kept apart',
  );
  t.same(errorsOf(findings), []);
});

t.test('a profile as a page', async (t) => {
  const { input, findings } = fixture('page.html');
  t.equal(input.name, 'Haus „Elster“');
  t.same(input.period, { start: '2016-05-01', end: '2019-04-30' });
  t.equal(euros(input, 'totalEligibleCost'), '98765.00');
  t.equal(input.place.ags, '14523320');
  t.equal(input.summary, 'Wer im Quartier wohnt, kann hier nähen, reparieren & tauschen.');
  t.notMatch(JSON.stringify(input.sourceFields), /Berlin/);
  t.same(errorsOf(findings), []);
});

t.test('every bad value is named at once, with its words kept', async (t) => {
  const source =
    'Steckbrief:\nName des Vorhabens: X\nZeitraum: 30.01.2023 – 31.02.2023\nFörderfähige Gesamtkosten: 1e309 €\nEU-Betrag: -5 €\nFördersatz: 101 %\nEigenanteil: 12,345 €\nOrt: Nirgendwo';
  const found = codes(source);
  for (const code of [
    'no_such_day period',
    'not_an_amount totalEligibleCost',
    'negative unionContribution',
    'over_100 grantRate',
    'place_unmatched city',
  ])
    t.ok(found.includes(code), code);
  const { input } = read(source);
  t.equal(euros(input, 'ownShare'), '12345.00', 'three digits behind a mark are thousands in a Steckbrief');
  t.ok(input.sourceFields.some(({ value }) => value === '1e309 €'));
});

t.test('half the labels missing is no obstacle', async (t) => {
  const { input, findings } = read(
    'Zwickau ESF\nStadt Zwickau\nSteckbrief:\nName des Vorhabens:\nTreffpunkt\nZeitraum:\nab 01.02.2024',
  );
  t.same(errorsOf(findings), []);
  t.equal(input.place.ags, '14524330', 'the place comes from the title, and that is said');
  t.ok(findings.some(({ code }) => code === 'place_from_title'));
  t.equal(input.catalogue.fund.sourceText, 'ESF');
  t.same(input.period, { start: '2024-02-01', end: null });
});

t.test(
  'where nothing but the days says it, the funding period is concluded from them or left open',
  async (t) => {
    const days = (period: string) =>
      keys(read(`Steckbrief:\nName des Vorhabens: X\nZeitraum: ${period}\nFonds: ESF`).input);
    t.match(days('01.01.2016 – 31.12.2018'), { fundingPeriod: '2014-2020', fund: '2014-2020/ESF' });
    t.match(days('01.01.2024 – 31.12.2026'), { fundingPeriod: '2021-2027', fund: '2021-2027/ESF-Plus' });
    t.match(
      days('01.01.2022 – 31.12.2022'),
      { fundingPeriod: null, fund: null },
      'both periods are possible',
    );
  },
);

t.test('the same letters in another Unicode form are the same place', async (t) => {
  const { input } = read(
    `Steckbrief:\nOrt: ${'Görlitz'.normalize('NFD')}\nName des Vorhabens: X\u202e\u200bY`,
  );
  t.equal(input.place.ags, '14626110');
  t.equal(input.name, 'XY');
});

t.test('two profiles pasted as one are refused', async (t) => {
  const one = (n: number) =>
    `Riesa ESF\nSteckbrief:\nName des Vorhabens: Nummer ${n}\nZeitraum: 01.0${n}.2016 – 31.12.2016\n`;
  t.ok(codes(one(1) + one(2)).includes('several_profiles name'));
});

const real = packagePath('..', 'shared', 'data', 'steckbriefe');
const skip = existsSync(real) ? false : 'skipped: no real data beside the checkout';

t.test('the real profiles give exactly their values', { skip }, async (t) => {
  const bautzen = read(readFileSync(`${real}/bautzen-2014-2020.txt`, 'utf8')).input;
  t.match(
    {
      ...bautzen,
      cost: euros(bautzen, 'totalEligibleCost'),
      union: euros(bautzen, 'unionContribution'),
      keys: keys(bautzen),
    },
    {
      planNumber: 'E.2',
      beneficiary: { name: 'Große Kreisstadt Bautzen' },
      period: { start: '2017-11-16', end: '2021-12-31' },
      place: { ags: '14625020' },
      cost: '241571.00',
      union: null,
      keys: {
        fund: '2014-2020/ESF',
        interventionCategory: '2014-2020/109',
        fundingGuideline: '2014-2020/nachhaltige-soziale-stadtentwicklung',
        fundingObject: '2014-2020/informelle-massnahmen-benachteiligte-stadtgebiete',
      },
    },
  );
  const dresden = read(readFileSync(`${real}/dresden-2021-2027.txt`, 'utf8')).input;
  t.match(
    {
      ...dresden,
      cost: euros(dresden, 'totalEligibleCost'),
      union: euros(dresden, 'unionContribution'),
      keys: keys(dresden),
    },
    {
      beneficiary: { name: 'Landesverband Soziokultur Sachsen e.V.' },
      period: { start: '2023-01-30', end: '2028-12-31' },
      place: { ags: '14612000' },
      cost: '1871273.00',
      union: '1777709.00',
      keys: {
        fund: '2021-2027/ESF-Plus',
        interventionCategory: '2021-2027/152',
        fundingGuideline: '2021-2027/02203',
        fundingObject: '2021-2027/16594',
        specificObjective: '2021-2027/ESO4.8',
      },
    },
  );
});

t.test('all real profiles read without an error', { skip }, async (t) => {
  for (const name of readdirSync(real)) {
    const { input, findings } = read(readFileSync(`${real}/${name}`, 'utf8'));
    t.same(errorsOf(findings), [], name);
    t.equal(input.place.kind, 'municipality', name);
    t.ok(input.catalogue.interventionCategory.key, name);
  }
});
