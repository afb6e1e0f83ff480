import t from 'tap';
import { isProgrammeCity, nuts2Of } from '../../src/places/places.js';
import { referencePlaces } from '../../src/places/reference-data.js';

const places = referencePlaces();
const current = places.municipalities.filter((place) => place.validAsOf !== null);

t.test('13 districts, 418 municipalities of 2024, and those that older lists still name', async (t) => {
  t.equal(places.districts.length, 13);
  t.equal(current.length, 418);
  t.equal(places.municipalities.length - current.length, 79);
});

t.test('every municipality lies in a district and a NUTS 2 region', async (t) => {
  for (const place of places.municipalities) {
    t.ok(places.byAgs(place.districtAgs ?? ''), place.ags);
    t.match(nuts2Of(place), /^DED[245]$/);
  }
});

t.test('a successor is a municipality that exists and has none itself', async (t) => {
  for (const place of places.municipalities)
    if (place.successorAgs !== null)
      t.match(places.byAgs(place.successorAgs), { successorAgs: null, validAsOf: /^\d/ }, place.name);
});

t.test(
  'programme cities of 2014–2020 have a source and coordinates; those of 2021–2027 are still open',
  async (t) => {
    const cities = places.municipalities.filter((place) => isProgrammeCity(place, '2014-2020'));
    t.equal(cities.length, 32);
    for (const city of cities) t.ok(city.latitude !== null && city.longitude !== null, city.name);
    t.equal(places.municipalities.filter((place) => isProgrammeCity(place, '2021-2027')).length, 0);
  },
);

t.test('the cities of the two profiles', async (t) => {
  t.match(places.byAgs('14625020'), { name: 'Bautzen', designation: 'Stadt', nuts3: 'DED2C' });
  t.match(places.byAgs('14612000'), { name: 'Dresden', designation: 'Stadt', nuts3: 'DED21' });
});
