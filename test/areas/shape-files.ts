import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';

type Ring = readonly (readonly [number, number])[];

/** A `.shp` file of one polygon, as the ESRI description lays it out. */
export function shpOf(rings: readonly Ring[]): Buffer {
  const points = rings.flat();
  const content = Buffer.alloc(44 + 4 * rings.length + 16 * points.length);
  content.writeInt32LE(5, 0);
  content.writeInt32LE(rings.length, 36);
  content.writeInt32LE(points.length, 40);
  let first = 0;
  for (const [index, ring] of rings.entries()) {
    content.writeInt32LE(first, 44 + 4 * index);
    first += ring.length;
  }
  for (const [index, [x, y]] of points.entries()) {
    content.writeDoubleLE(x, 44 + 4 * rings.length + 16 * index);
    content.writeDoubleLE(y, 52 + 4 * rings.length + 16 * index);
  }
  const head = Buffer.alloc(108);
  head.writeInt32BE(9994, 0);
  head.writeInt32BE((108 + content.length) / 2, 24);
  head.writeInt32LE(1000, 28);
  head.writeInt32LE(5, 32);
  head.writeInt32BE(1, 100);
  head.writeInt32BE(content.length / 2, 104);
  return Buffer.concat([head, content]);
}

const datum = 'GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]]]';
const utm = (zone: number, meridian: number, easting: number): string =>
  `PROJCS["ETRS_1989_UTM_Zone_${zone}N",${datum},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",${easting}.0],` +
  `PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}.0],PARAMETER["Scale_Factor",0.9996],UNIT["Meter",1.0]]`;

/** Reference systems as `.prj` files write them. */
export const systems = {
  utm33: utm(33, 15, 500_000),
  utm33WithZone: utm(33, 15, 33_500_000),
  utm32: utm(32, 9, 500_000),
  degrees: `${datum.replace('D_ETRS_1989', 'D_WGS_1984')}`,
  gaussKrueger:
    'PROJCS["DHDN_3_Degree_Gauss_Zone_5",GEOGCS["GCS_Deutsches_Hauptdreiecksnetz",DATUM["D_Deutsches_Hauptdreiecksnetz"]]]',
} as const;

/** The files of a perimeter in one archive, by their names. */
export async function zipOf(files: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** A zipped shape file of one polygon. */
export const shapeFile = (rings: readonly Ring[], prj: string = systems.degrees): Promise<Buffer> =>
  zipOf({
    'gebiet/umgriff.shp': shpOf(rings),
    'gebiet/umgriff.dbf': Buffer.alloc(33),
    'gebiet/umgriff.prj': prj,
  });

/** A square kilometre, more or less, in the middle of Bautzen; clockwise as shape files wind it. */
export const inBautzen: Ring = [
  [14.42, 51.18],
  [14.42, 51.19],
  [14.435, 51.19],
  [14.435, 51.18],
  [14.42, 51.18],
];

export const geoJsonOf = (coordinates: unknown, type = 'Polygon'): Buffer =>
  Buffer.from(JSON.stringify({ type: 'Feature', properties: {}, geometry: { type, coordinates } }));
