import { readFileSync } from 'node:fs';
import t from 'tap';
import { drawMap } from '../../src/places/map/draw-map.js';
import { mapOfSaxony } from '../../src/places/map/map-of-saxony.js';
import { settlementsAroundSaxony } from '../../src/places/map/settlements.js';
import { isProgrammeCity } from '../../src/places/places.js';
import { referencePlaces } from '../../src/places/reference-data.js';
import { packagePath } from '../../src/platform/files/package-root.js';

type Point = readonly [number, number];

const ringsOf = (path: string): Point[][] =>
  path
    .split('Z')
    .filter((ring) => ring !== '')
    .map((ring) =>
      ring
        .slice(1)
        .split('L')
        .map((point) => {
          const [x = 0, y = 0] = point.split(',').map(Number);
          return [x, y];
        }),
    );

/** Even-odd rule over all rings of a path. */
function contains(path: string, [x, y]: Point): boolean {
  let inside = false;
  for (const ring of ringsOf(path))
    for (const [index, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(index + 1) % ring.length] ?? [0, 0];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  return inside;
}

const map = mapOfSaxony();

t.test('the committed map is what the drawing gives', async (t) => {
  const committed = JSON.parse(readFileSync(packagePath('src', 'places', 'data', 'map.json'), 'utf8'));
  t.same(drawMap(settlementsAroundSaxony()), committed, 'else run npm run build:map');
});

t.test('13 named districts, each one closed shape inside the view box', async (t) => {
  t.equal(map.districts.length, 13);
  const [, , width = 0, height = 0] = map.viewBox.split(' ').map(Number);
  for (const { name, path } of map.districts) {
    t.notMatch(name, /^\d/);
    t.match(path, /^(M-?\d+,-?\d+(L-?\d+,-?\d+)+Z)+$/, name);
    for (const [x, y] of ringsOf(path).flat())
      if (x < 0 || y < 0 || x > width || y > height) t.fail(`${name} leaves the view box at ${x},${y}`);
  }
});

t.test('every programme city lies in the Land and in its own district', async (t) => {
  for (const city of referencePlaces().municipalities.filter((place) => isProgrammeCity(place))) {
    if (city.longitude === null || city.latitude === null) continue;
    const point = map.project(city.longitude, city.latitude);
    t.ok(contains(map.outline, point), city.name);
    const districts = map.districts.filter((district) => contains(district.path, point));
    t.same(
      districts.map((district) => district.ags),
      [city.districtAgs],
      city.name,
    );
  }
});
