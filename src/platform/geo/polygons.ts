import area from '@turf/area';
import { intersection } from 'polyclip-ts';
import sweepline from 'sweepline-intersections';
import { GeoFault } from './geo-fault.js';

/** Longitude and latitude in degrees, WGS 84. */
export type Position = readonly [longitude: number, latitude: number];
export type Ring = readonly Position[];
/** Polygons, each an outer ring and its holes. */
export type Polygons = readonly (readonly Ring[])[];

export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A boundary drawn by hand or cut from a cadastre has some hundred corners. */
const mostPoints = 20_000;

export function boxOf(polygons: Polygons): Box {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const [longitude, latitude] of polygons.flat(2)) {
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
  }
  return box;
}

/** The same polygons as GeoJSON winds them (RFC 7946, 3.1.6): outer rings against the clock, holes with it. */
export const wound = (polygons: Polygons): Polygons =>
  polygons.map((rings) =>
    rings.map((ring, index) => (isClockwise(ring) === (index === 0) ? ring.toReversed() : ring)),
  );

function isClockwise(ring: Ring): boolean {
  const turns = ring.slice(1).map(([x, y], index) => {
    const [beforeX = 0, beforeY = 0] = ring[index] ?? [];
    return (x - beforeX) * (y + beforeY);
  });
  return turns.reduce((sum, turn) => sum + turn, 0) > 0;
}

/** Hectares, reckoned on the globe. */
export const hectaresOf = (polygons: Polygons): number => area(shapeOf(polygons)) / 10_000;

/** Part of `one` that `other` covers, 0 to 1. */
export function coveredPart(one: Polygons, other: Polygons): number {
  const [a, b] = [boxOf(one), boxOf(other)];
  if (a.east < b.west || b.east < a.west || a.north < b.south || b.north < a.south) return 0;
  const shared = intersection(mutable(one), mutable(other)) as unknown as Polygons;
  return shared.length === 0 ? 0 : hectaresOf(shared) / hectaresOf(one);
}

/**
 * Refuses what is no area: rings that are not closed or cross themselves or each other, positions that are none.
 *
 * @throws GeoFault
 */
export function checkPolygons(polygons: Polygons): void {
  const rings = polygons.flat();
  if (rings.length === 0) throw new GeoFault('no_polygon');
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > mostPoints) throw new GeoFault('too_many_points');
  for (const ring of rings) {
    for (const [longitude, latitude] of ring)
      if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90))
        throw new GeoFault('impossible_position');
    if (ring.length < 4 || !isSame(ring[0], ring.at(-1))) throw new GeoFault('open_ring');
  }
  const [crossing] = findCrossings({ type: 'Feature', properties: {}, geometry: shapeOf(polygons) }, false);
  if (crossing !== undefined) throw new GeoFault('crosses_itself', placeWords(crossing));
}

const isSame = (one: Position | undefined, other: Position | undefined): boolean =>
  one !== undefined && other !== undefined && one[0] === other[0] && one[1] === other[1];

const placeWords = ([longitude = 0, latitude = 0]: readonly number[]): string =>
  `${latitude.toFixed(5)}° N, ${longitude.toFixed(5)}° O`;

/** The package is a function itself; its types say that it has one. */
const findCrossings = sweepline as unknown as typeof sweepline.default;

type MutablePolygons = [number, number][][][];

const mutable = (polygons: Polygons): MutablePolygons =>
  polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y])));

const shapeOf = (polygons: Polygons) => ({ type: 'MultiPolygon', coordinates: mutable(polygons) }) as const;
