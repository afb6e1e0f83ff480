import t from 'tap';
import { type Comparison, type Likeness, scoreOf, worthAsking } from '../../src/duplicates/likeness.js';
import { testDatabase } from '../support/database.js';

const one: Likeness = {
  nameKey: 'quartiersmanagementneustadt',
  beneficiaryKey: 'dresden',
  placeKey: 'a:14612000',
  periodStart: '2023-01-01',
  periodEnd: '2025-12-31',
  totalEligibleCost: 10_000_000n,
};
const compared = (other: Partial<Likeness>, rest: Partial<Comparison> = {}) =>
  scoreOf({
    one,
    other: { ...one, ...other },
    nameAlike: 1,
    beneficiaryAlike: 1,
    bearers: 1,
    ...rest,
  });

t.test('a score is the sum of its parts, and each part says why', async (t) => {
  t.equal(compared({}).score, 100);
  const alike = compared(
    { nameKey: 'quartiersmanagementneustadtwest', totalEligibleCost: 10_050_000n },
    { nameAlike: 0.8 },
  );
  t.equal(alike.score, 32 + 15 + 20 + 10 + 10);
  t.same(
    alike.parts.map(({ reason }) => reason.de),
    [
      'Die Namen gleichen sich zu 80 %.',
      'Die Kosten weichen um 500,00\u00a0€ ab, höchstens 1 %.',
      'Der Zeitraum ist gleich.',
      'Der Ort ist derselbe.',
      'Der Begünstigte ist derselbe.',
    ],
  );
  t.equal(
    alike.score,
    alike.parts.reduce((sum, { points }) => sum + points, 0),
  );
});

t.test('what is not stated speaks neither for nor against', async (t) => {
  const { score, parts } = compared(
    { totalEligibleCost: null, placeKey: null, periodStart: null, periodEnd: null },
    { beneficiaryAlike: null },
  );
  t.equal(score, 40 + 10 + 10 + 5 + 5);
  t.match(parts[1]?.reason.de, 'nicht auf beiden Seiten angegeben');
});

t.test('parts of a series and names of mass programmes are no duplicates by their name', async (t) => {
  const [part1, part2] = ['schulsozialarbeit2016', 'schulsozialarbeit2017'];
  const series = scoreOf({
    one: { ...one, nameKey: part1 },
    other: {
      ...one,
      nameKey: part2,
      periodStart: '2026-01-01',
      periodEnd: '2026-12-31',
      totalEligibleCost: 1n,
    },
    nameAlike: 0.9,
    beneficiaryAlike: 1,
    bearers: 1,
  });
  t.ok(series.score < worthAsking, String(series.score));
  t.match(series.parts[0]?.reason.de, 'unterscheiden sich in einer Zahl');
  const voucher = compared(
    { totalEligibleCost: 1n, periodEnd: '2023-06-30' },
    { bearers: 11, beneficiaryAlike: 0.1 },
  );
  t.ok(voucher.score < worthAsking, String(voucher.score));
  t.equal(compared({ placeKey: 'a:14713000' }).score, 90, 'another city alone hides nothing');
});

t.test('names are compared without what spellings differ in', async (t) => {
  const { sql } = await testDatabase(t);
  const key = async (name: string): Promise<string | null> => {
    const [row] = await sql<{ key: string | null }[]>`select comparable_name(${name}) as key`;
    return row?.key ?? null;
  };
  const same: readonly (readonly string[])[] = [
    ['Görlitz', 'Goerlitz', 'GÖRLITZ', 'Go\u0308rlitz'],
    ['Weiße Straße', 'Weisse Strasse'],
    ['Quartiersmanagement', 'Quartiers-Management', 'Quartiers- management', 'Quartiers\u00adManagement'],
    [
      'Soziokultur Sachsen',
      'Soziokultur Sachsen e.V.',
      'Soziokultur Sachsen e. V.',
      'Soziokultur Sachsen eV',
    ],
    ['Soziokultur Sachsene. V.', 'Soziokultur Sachsen eingetragener Verein'],
    [
      'Bildungswerk gGmbH',
      'Bildungswerk GmbH',
      'Bildungswerk gemeinnützige GmbH',
      'BildungswerkGmbH',
      'Bildungswerk',
    ],
    ['Muster GmbH & Co. KG', 'Muster KG', 'Muster AG', 'Muster OHG'],
    ['Stadt Bautzen', 'Große Kreisstadt Bautzen', 'StadtverwaltungBautzen', 'Bautzen'],
    ['Kunst & Kultur', 'Kunst und Kultur', '„Kunst und Kultur“'],
  ];
  for (const names of same) {
    const keys = await Promise.all(names.map(key));
    t.equal(new Set(keys).size, 1, `${names.join(' / ')}: ${keys.join(' / ')}`);
  }
  t.not(await key('Landkreis Bautzen'), await key('Stadt Bautzen'));
  t.not(await key('Teil 1'), await key('Teil 2'));
  t.equal(await key('Stadt'), 'stadt', 'nothing is left of nothing else');
  t.equal(await key('Ελλάδα'), await key('ΕΛΛΆΔΑ'), 'letters of other scripts are kept');
  t.equal(await key('  '), null);
});
