import fc from 'fast-check';
import t from 'tap';
import { matchPlace } from '../../src/places/matching.js';
import { referencePlaces } from '../../src/places/reference-data.js';

const places = referencePlaces();

t.test('certain matches', async (t) => {
  const cases: readonly [string, string | null, string][] = [
    ['Dresden, Stadt', null, '14612000'],
    ['Dresden', null, '14612000'],
    ['Landeshauptstadt Dresden', null, '14612000'],
    ['01099 Dresden', null, '14612000'],
    ['Leipzig, Stadt', 'Leipzig, Kreisfreie Stadt', '14713000'],
    ['Freiberg, Stadt, Universitätsstadt', 'Mittelsachsen', '14522180'],
    ['Mittweida, Stadt, Hochschulstadt', null, '14522360'],
    ['Große KreisstadtGlauchau', null, '14524080'],
    ['StadtverwaltungBautzen', null, '14625020'],
    ['Stadt Wehlen, Stadt', 'Sächsische Schweiz-Osterzgebirge', '14628370'],
    ['Stadt Wehlen', null, '14628370'],
    ['Rowein', null, '14522510'],
    ['Lbau', null, '14626290'],
    ['Burgstdt', null, '14522060'],
    ['Gorlitz', null, '14626110'],
    ['Goerlitz', null, '14626110'],
    ['Stollberg', null, '14521590'],
    ['Stollberg/Erzgebirge', null, '14521590'],
    ['Frankenberg (Sachsen)', null, '14522150'],
    ['Frankenberg/Sachsen', null, '14522150'],
    ['Weißwasser/Oberlausitz', null, '14626600'],
    ['Weißwasser', null, '14626600'],
    ['Reichenbach im Vogtland', null, '14523340'],
    ['Reichenbach/Vogtl.', null, '14523340'],
    ['Neustadt i. Sa., Stadt', null, '14628260'],
    ['Neustadt in Sachsen', null, '14628260'],
    ['Seiffen/Erzgeb., Kurort', null, '14521570'],
    ['Kurort Oberwiesenthal', null, '14521440'],
    ['Stollberg (Sachsen)', null, '14521590'],
    ['Annaberg – Buchholz', null, '14521020'],
    ['Ebersbach', 'Meißen', '14627030'],
    ['Neukirch', 'Bautzen', '14625370'],
    ['Neukirch/Lausitz', 'Bautzen', '14625380'],
    ['Neukirchen', 'Zwickau', '14524210'],
    ['Bernsdorf, Stadt', null, '14625030'],
    ['Bernsdorf', 'Landkreis Zwickau', '14524010'],
    ['Königsfeld', null, '14522280'],
    ['Aue, Stadt', null, '14521030'],
    ['Aue-Bad Schlema', null, '14521035'],
    ['Krauschwitz', 'Görlitz', '14626250'],
    ['Sohland an der Spree', null, '14625560'],
  ];
  for (const [text, district, ags] of cases)
    t.same(
      matchPlace(places, text, district),
      { kind: 'municipality', ags, sourceText: text, candidates: [] },
      `${text} (${district ?? 'no district'})`,
    );
});

t.test('the whole Land is no municipality', async (t) => {
  for (const text of ['Sachsen', 'Freistaat Sachsen', 'landesweit', 'Sachsen (landesweit)', 'sachsenweit'])
    t.match(matchPlace(places, text), { kind: 'statewide', ags: null, sourceText: text }, text);
});

t.test('never guesses', async (t) => {
  for (const text of [
    'Reichenbach',
    'Neukirch',
    'Neukirchen',
    'Hartmannsdorf',
    'Ebersbach',
    'Auerbach',
    'Bernsdorf',
  ]) {
    const match = matchPlace(places, text);
    t.equal(match.kind, 'unmatched', text);
    t.ok(match.candidates.length > 1, `${text}: ${match.candidates.join(', ')}`);
  }
  t.equal(matchPlace(places, 'Dresden, Leipzig').kind, 'unmatched');
  t.same(matchPlace(places, 'Coswig (Anhalt)').candidates, ['14627010']);
  t.equal(matchPlace(places, 'Neustadt an der Orla').kind, 'unmatched');
  t.equal(matchPlace(places, 'Berlin').kind, 'unmatched');
  t.equal(matchPlace(places, '').kind, 'unmatched');
  t.equal(matchPlace(places, null).kind, 'unmatched');
  t.equal(matchPlace(places, `Dresden${', Stadt'.repeat(100_000)}`).kind, 'unmatched', 'a text without end');
  t.same(matchPlace(places, 'Bautzen', 'Zwickau').candidates, ['14625020'], 'a place outside its district');
});

t.test(
  'every official name with its district finds itself, however glued or stripped of umlauts',
  async () => {
    const district = (ags: string | null) => (ags === null ? null : (places.byAgs(ags)?.name ?? null));
    const spoil = fc.constantFrom(
      (s: string) => s,
      (s: string) => s.replace(/[äöüß]/g, ''),
      (s: string) => s.replace(/\s+/g, ''),
      (s: string) => `Stadtverwaltung${s}`,
    );
    fc.assert(
      fc.property(fc.constantFrom(...places.municipalities), spoil, (place, spoilt) => {
        const official = place.designation === null ? place.name : `${place.name}, ${place.designation}`;
        return matchPlace(places, spoilt(official), district(place.districtAgs)).ags === place.ags;
      }),
      { numRuns: 1000 },
    );
  },
);
