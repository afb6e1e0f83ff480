import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { packagePath } from '../../platform/files/package-root.js';
import { readReferencePlaces } from '../reference-data.js';
import { project } from './projection.js';

const drawnMap = z.strictObject({
  viewBox: z.string(),
  projection: z.strictObject({
    west: z.number(),
    north: z.number(),
    perDegree: z.tuple([z.number(), z.number()]),
  }),
  outline: z.string(),
  districts: z.array(z.strictObject({ ags: z.string(), path: z.string() })),
});

/** A schematic map of Saxony. Paths and points are in units of the view box. */
export interface MapOfSaxony {
  readonly viewBox: string;
  /** The Land as one path. */
  readonly outline: string;
  readonly districts: readonly { readonly ags: string; readonly name: string; readonly path: string }[];
  project(longitude: number, latitude: number): [x: number, y: number];
}

let read: MapOfSaxony | null = null;

/**
 * The schematic map that ships with the program: districts as the area nearest to their settlements, not surveyed
 * borders. Whoever shows it says "schematisch" and credits GeoNames (CC BY 4.0).
 */
export function mapOfSaxony(): MapOfSaxony {
  read ??= readMap();
  return read;
}

function readMap(): MapOfSaxony {
  const { projection, districts, ...shapes } = drawnMap.parse(
    JSON.parse(readFileSync(packagePath('src', 'places', 'data', 'map.json'), 'utf8')),
  );
  const names = new Map(readReferencePlaces().map(({ ags, content }) => [ags, content.name]));
  return {
    ...shapes,
    districts: districts.map((district) => ({ ...district, name: names.get(district.ags) ?? district.ags })),
    project: (longitude, latitude) => project(projection, longitude, latitude),
  };
}
