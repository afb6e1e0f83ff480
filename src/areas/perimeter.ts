import type { Perimeter, UploadedPerimeter } from '../city-records/index.js';
import { Problem } from '../kernel/problem.js';
import { type Text, text } from '../kernel/text.js';
import { referencePlaces } from '../places/index.js';
import { GeoFault, type GeoFaultCode } from '../platform/geo/geo-fault.js';
import { boxOf, type Polygons } from '../platform/geo/polygons.js';
import { readPolygons } from '../platform/geo/read-polygons.js';
import { cityName } from '../web/index.js';

/** No corner of Saxony lies outside; degrees. */
const saxony = { west: 11.85, south: 50.15, east: 15.06, north: 51.7 };
/** From the middle of Leipzig or Dresden to their farthest corner it is less. */
const farthestFromCity = 20;

/**
 * Reads the perimeter of an area and checks that it is one: closed rings that do not cross, in Saxony, near its city.
 *
 * @throws Problem `rule_broken` with reason and remedy
 */
export async function readPerimeter(
  { bytes, fileName }: UploadedPerimeter,
  cityAgs: string,
): Promise<Perimeter> {
  const { polygons, system } = await readPolygons(bytes).catch(refused);
  checkPlace(polygons, cityAgs);
  return { type: 'MultiPolygon', coordinates: polygons, source: { fileName, system } };
}

function checkPlace(polygons: Polygons, cityAgs: string): void {
  const { west, south, east, north } = boxOf(polygons);
  if (west < saxony.west || east > saxony.east || south < saxony.south || north > saxony.north)
    throw refusal('outside_saxony', outsideSaxony);
  const city = referencePlaces().byAgs(cityAgs);
  if (city?.longitude == null || city.latitude == null) return;
  const distance = kilometres([(west + east) / 2, (south + north) / 2], [city.longitude, city.latitude]);
  if (distance > farthestFromCity)
    throw refusal('far_from_city', farFromCity(Math.round(distance), cityName(cityAgs)));
}

/** Near enough on a map of one Land. */
function kilometres(
  [longitude, latitude]: readonly [number, number],
  [otherLongitude, otherLatitude]: readonly [number, number],
): number {
  const perDegree = 111.2;
  const east = (longitude - otherLongitude) * perDegree * Math.cos((latitude * Math.PI) / 180);
  return Math.hypot(east, (latitude - otherLatitude) * perDegree);
}

function refused(error: unknown): never {
  if (!(error instanceof GeoFault)) throw error;
  throw refusal(error.code, faultWords[error.code](error.about ?? ''), error);
}

const refusal = (code: string, detail: Text, cause?: unknown): Problem =>
  new Problem('rule_broken', { detail, errors: [{ pointer: '/perimeter', code, detail }], cause });

const outsideSaxony = text(
  'Die Fläche liegt nicht in Sachsen. Prüfen Sie das Bezugssystem (.prj) und die Reihenfolge von Länge und Breite.',
  'The area is not in Saxony. Check the reference system (.prj) and the order of longitude and latitude.',
);
const farFromCity = (distance: number, city: string): Text =>
  text(
    `Die Fläche liegt ${distance} km von ${city} entfernt. Prüfen Sie, ob die Datei zu dieser Stadt gehört.`,
    `The area is ${distance} km from ${city}. Check whether the file belongs to this city.`,
  );

const faultWords: Readonly<Record<GeoFaultCode, (about: string) => Text>> = {
  not_a_shape_file: () =>
    text(
      'In der ZIP-Datei ist keine Shape-Datei (.shp). Packen Sie .shp, .dbf und .prj zusammen.',
      'The archive has no shape file (.shp). Pack .shp, .dbf and .prj together.',
    ),
  shape_part_missing: (part) =>
    text(
      `In der ZIP-Datei fehlt der Teil ${part}. Packen Sie .shp, .dbf und .prj mit gleichem Namen zusammen.`,
      `The archive lacks the part ${part}. Pack .shp, .dbf and .prj of the same name together.`,
    ),
  several_shape_files: (names) =>
    text(
      `In der ZIP-Datei sind mehrere Shape-Dateien: ${names}. Packen Sie nur die des Gebietsumgriffs.`,
      `The archive has several shape files: ${names}. Pack only that of the perimeter.`,
    ),
  damaged: () =>
    text(
      'Die Datei ist beschädigt oder keine Shape-Datei. Exportieren Sie sie neu.',
      'The file is damaged or no shape file. Export it again.',
    ),
  unknown_system: (name) =>
    text(
      `Das Bezugssystem „${name || 'ohne Namen'}“ wird nicht gelesen. Exportieren Sie in ETRS89/UTM 33N, 32N oder WGS 84.`,
      `The reference system "${name || 'without a name'}" is not read. Export in ETRS89/UTM 33N, 32N or WGS 84.`,
    ),
  not_geojson: () =>
    text(
      'Die Datei ist weder eine ZIP-Datei mit Shape-Datei noch GeoJSON.',
      'The file is neither an archive with a shape file nor GeoJSON.',
    ),
  no_polygon: () =>
    text(
      'Die Datei enthält keine Fläche. Gelesen werden Polygone, keine Punkte oder Linien.',
      'The file has no area. Polygons are read, no points or lines.',
    ),
  too_many_points: () =>
    text(
      'Die Fläche hat mehr als 20.000 Punkte oder 500 Ringe. Vereinfachen Sie die Grenze.',
      'The area has more than 20,000 points or 500 rings. Simplify its border.',
    ),
  open_ring: () =>
    text(
      'Eine Grenze ist nicht geschlossen: Ihr letzter Punkt muss der erste sein.',
      'A border is not closed: its last point has to be its first.',
    ),
  impossible_position: () =>
    text(
      'Ein Punkt liegt nicht auf der Erde. Prüfen Sie das Bezugssystem.',
      'A point is not on earth. Check the reference system.',
    ),
  crosses_itself: (place) =>
    text(
      `Die Grenze schneidet sich selbst bei ${place}. Korrigieren Sie sie im Geoinformationssystem.`,
      `The border crosses itself at ${place}. Mend it in the geographical information system.`,
    ),
};
