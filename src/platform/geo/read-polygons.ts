import { parseShp } from 'shpjs';
import { z } from 'zod';
import { BrokenFile } from '../spreadsheet/reading/broken-file.js';
import { ZipArchive } from '../spreadsheet/reading/zip-archive.js';
import { GeoFault } from './geo-fault.js';
import { checkPolygons, type Polygons, wound } from './polygons.js';
import { degrees, type ReferenceSystem, systemOf, systemOfCode } from './reference-system.js';

/** What a file of polygons says, in WGS 84. */
export interface ReadPolygons {
  readonly polygons: Polygons;
  /** Name of the reference system the file came in. */
  readonly system: string;
}

/** The geometry of one area unpacks to a few hundred kilobytes. */
const largestPart = 8 * 1024 * 1024;
const parts = ['shp', 'dbf', 'prj'] as const;

/**
 * Reads the polygons of a zipped shape file (.shp, .dbf, .prj) or of GeoJSON, in ETRS89 or WGS 84, degrees or UTM 32N
 * and 33N, and checks them.
 *
 * @throws GeoFault
 */
export async function readPolygons(bytes: Buffer): Promise<ReadPolygons> {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const { raw, system } = isZip ? await ofShapeFile(bytes) : ofGeoJson(bytes);
  const polygons = raw.map((rings) => rings.map((ring) => ring.map(([x, y]) => system.toDegrees(x, y))));
  checkPolygons(polygons);
  return { polygons: wound(polygons), system: system.name };
}

type RawPolygons = readonly (readonly (readonly (readonly [number, number])[])[])[];
interface Raw {
  readonly raw: RawPolygons;
  readonly system: ReferenceSystem;
}

const position = z.tuple([z.number(), z.number()], z.number()).transform(([x, y]) => [x, y] as const);
const rings = z.array(z.array(position)).min(1);
const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(rings) }),
]);
const polygonsOf = (geometry: z.output<typeof geometrySchema>): RawPolygons =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

async function ofShapeFile(bytes: Buffer): Promise<Raw> {
  try {
    const archive = new ZipArchive(bytes);
    const names = archive.names().filter((name) => !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name));
    const shapes = names.filter((name) => /\.shp$/i.test(name));
    if (shapes.length === 0) throw new GeoFault('not_a_shape_file');
    if (shapes.length > 1) throw new GeoFault('several_shape_files', shapes.slice(0, 5).join(', '));
    const stem = (shapes[0] ?? '').slice(0, -4).toLowerCase();
    const [shp, , prj] = await Promise.all(
      parts.map((part) => {
        const name = names.find((one) => one.toLowerCase() === `${stem}.${part}`);
        if (name === undefined) throw new GeoFault('shape_part_missing', `.${part}`);
        return unpacked(archive, name);
      }),
    );
    return {
      raw: ofShapes(shp ?? Buffer.alloc(0)),
      system: systemOf((prj ?? '').toString('utf8').slice(0, 5_000)),
    };
  } catch (error) {
    if (error instanceof BrokenFile) throw new GeoFault('damaged', null, { cause: error });
    throw error;
  }
}

async function unpacked(archive: ZipArchive, name: string): Promise<Buffer> {
  if (archive.sizeOf(name) > largestPart) throw new GeoFault('too_many_points');
  const pieces: Buffer[] = [];
  for await (const piece of archive.read(name)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function ofShapes(shp: Buffer): RawPolygons {
  let shapes: unknown[];
  try {
    checkHeads(shp);
    shapes = parseShp(shp);
  } catch (cause) {
    throw cause instanceof GeoFault ? cause : new GeoFault('damaged', null, { cause });
  }
  return shapes.flatMap((shape) => {
    const read = geometrySchema.safeParse(shape);
    if (!read.success) throw new GeoFault('no_polygon');
    return polygonsOf(read.data);
  });
}

const mostRings = 500;

/**
 * The library stops without a word where a file is cut off, and looks for the outer ring of every hole, which takes very long
 * with very many of both.
 */
function checkHeads(shp: Buffer): void {
  if (2 * shp.readInt32BE(24) !== shp.length) throw new GeoFault('damaged');
  let rings = 0;
  for (let at = 100; at + 48 <= shp.length && rings <= mostRings; ) {
    rings += Math.max(1, shp.readInt32LE(at + 44));
    at += 8 + 2 * Math.max(1, shp.readInt32BE(at + 4));
  }
  if (rings > mostRings) throw new GeoFault('too_many_points');
}

const geoJsonSchema = z.object({
  crs: z.object({ properties: z.object({ name: z.string().max(200) }) }).nullish(),
});
const featureSchema = z.object({ type: z.literal('Feature'), geometry: geometrySchema });
const collectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(featureSchema).min(1),
});

function ofGeoJson(bytes: Buffer): Raw {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new GeoFault('not_geojson', null, { cause });
  }
  const code = geoJsonSchema.safeParse(json).data?.crs?.properties.name;
  const system = code === undefined ? degrees : systemOfCode(code);
  const geometry = geometrySchema.safeParse(json);
  if (geometry.success) return { raw: polygonsOf(geometry.data), system };
  const feature = featureSchema.safeParse(json);
  if (feature.success) return { raw: polygonsOf(feature.data.geometry), system };
  const collection = collectionSchema.safeParse(json);
  if (!collection.success) throw new GeoFault('no_polygon');
  return { raw: collection.data.features.flatMap((one) => polygonsOf(one.geometry)), system };
}
