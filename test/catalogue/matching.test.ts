import fc from 'fast-check';
import t from 'tap';
import type { CatalogueKind } from '../../src/catalogue/catalogue.js';
import { matchCatalogue } from '../../src/catalogue/matching.js';
import { referenceCatalogue } from '../../src/catalogue/reference-data.js';

const catalogue = referenceCatalogue();
const match = (kind: CatalogueKind, text: string, period: string | null) =>
  matchCatalogue(catalogue, kind, text, period);
const title109 =
  'Aktive Inklusion, nicht zuletzt durch die Förderung der Chancengleichheit und aktiver Beteiligung, und Verbesserung der Beschäftigungsfähigkeit';
const title152 = 'Maßnahmen zur Förderung der Chancengleichheit und der aktiven Teilhabe an der Gesellschaft';

t.test('certain matches', async (t) => {
  const cases: readonly [CatalogueKind, string, string | null, string][] = [
    ['interventionCategory', `152 - ${title152}`, '2021-2027', '2021-2027/152'],
    ['interventionCategory', `152 – ${title152}`, null, '2021-2027/152'],
    ['interventionCategory', `„152 — ${title152}“`, '2021-2027', '2021-2027/152'],
    ['interventionCategory', `152${title152}`, '2021-2027', '2021-2027/152'],
    ['interventionCategory', title152.replaceAll('ß', '').replaceAll('ö', ''), '2021-2027', '2021-2027/152'],
    ['interventionCategory', title152.replaceAll(' ', ''), '2021-2027', '2021-2027/152'],
    ['interventionCategory', title109, '2014-2020', '2014-2020/109'],
    ['interventionCategory', '109', '2014-2020', '2014-2020/109'],
    ['interventionCategory', '104.0', '2014-2020', '2014-2020/104'],
    ['interventionCategory', '109: Aktive Inklusion', '2014-2020', '2014-2020/109'],
    [
      'interventionCategory',
      'Aktive Inklusion, nicht zuletzt durch die Förderung …',
      '2014-2020',
      '2014-2020/109',
    ],
    [
      'fundingGuideline',
      '02203 - FRL Nachhaltige soziale Stadtentwicklung ESF Plus 2021-2027 – Teil B',
      '2021-2027',
      '2021-2027/02203',
    ],
    ['fundingGuideline', '2203', '2021-2027', '2021-2027/02203'],
    [
      'fundingGuideline',
      'Nachhaltige soziale Stadtentwicklung - ESF 2014-2020',
      null,
      '2014-2020/nachhaltige-soziale-stadtentwicklung',
    ],
    [
      'fundingObject',
      '16594 - Servicestelle Quartiersentwicklung und Gemeinwesenarbeit',
      null,
      '2021-2027/16594',
    ],
    [
      'fundingObject',
      'Informelle Manahmen benachteiligte Stadtgebiete',
      '2014-2020',
      '2014-2020/informelle-massnahmen-benachteiligte-stadtgebiete',
    ],
    [
      'fundingObject',
      'Alphabetisierung von fuktionalen Analphabeten',
      '2014-2020',
      '2014-2020/alphabetisierung-von-funktionalen-analphabeten',
    ],
    ['specificObjective', 'ESO 4.8', null, '2021-2027/ESO4.8'],
    ['specificObjective', 'ESO4.10 - irgendeine Kurzform', '2021-2027', '2021-2027/ESO4.10'],
    ['specificObjective', 'B. 3', '2014-2020', '2014-2020/B.3'],
    ['fund', 'ESF', '2014-2020', '2014-2020/ESF'],
    ['fund', 'ESF', '2021-2027', '2021-2027/ESF-Plus'],
    ['fund', 'ESF+', null, '2021-2027/ESF-Plus'],
    ['fundingPeriod', '2014–2020', null, '2014-2020'],
    ['priority', '3 - Soziale Inklusion', '2021-2027', '2021-2027/3'],
    ['priority', 'Soziale Inklusion', '2021-2027', '2021-2027/3'],
  ];
  for (const [kind, text, period, key] of cases)
    t.same(match(kind, text, period), { key, sourceText: text, candidates: [] }, text);
});

t.test('never guesses', async (t) => {
  const conflict = match('interventionCategory', `114 - ${title109}`, '2014-2020');
  t.equal(conflict.key, null);
  t.same([...conflict.candidates].sort(), ['2014-2020/109', '2014-2020/114']);
  t.same(match('fund', 'ESF', null), {
    key: null,
    sourceText: 'ESF',
    candidates: ['2014-2020/ESF', '2021-2027/ESF-Plus'],
  });
  t.equal(match('interventionCategory', '109', '2021-2027').key, null, 'a code of the other period');
  t.equal(match('interventionCategory', title152, '2014-2020').key, null, 'a title of the other period');
  t.equal(match('interventionCategory', 'Chancengleichheit', '2021-2027').key, null);
  t.equal(match('interventionCategory', '', '2021-2027').key, null);
  t.same(matchCatalogue(catalogue, 'fund', null, null), { key: null, sourceText: null, candidates: [] });
});

t.test(
  'a title with its code finds its own entry however it is glued, dashed or stripped of umlauts',
  async () => {
    const entries = catalogue.ofKind('interventionCategory').filter((entry) => entry.title.de !== null);
    const spoil = fc.constantFrom(
      (s: string) => s,
      (s: string) => s.replace(/\s+/g, ''),
      (s: string) => s.replace(/[äöüß]/g, ''),
      (s: string) => s.toUpperCase(),
      (s: string) =>
        s.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss'),
      (s: string) => s.normalize('NFD'),
      (s: string) => `"${s}`,
    );
    const dash = fc.constantFrom(' - ', ' – ', '—', ': ', ' ', '-', ' \u2212 ');
    fc.assert(
      fc.property(fc.constantFrom(...entries), spoil, dash, (entry, spoilt, between) => {
        const text = `${entry.code}${between}${spoilt(entry.title.de ?? '')}`;
        return (
          matchCatalogue(catalogue, entry.kind, text, text.length > 0 ? entry.key.slice(0, 9) : null).key ===
          entry.key
        );
      }),
    );
  },
);
