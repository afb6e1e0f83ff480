import { type Border, bordersBetween, outside, type Settlement } from './cell-borders.js';
import { type Point, type Projection, project } from './projection.js';
import { roundCorners, simplify } from './smooth.js';

/** A settlement in degrees with the key of its district, or null beyond the Land. */
export interface LocatedSettlement {
  readonly longitude: number;
  readonly latitude: number;
  readonly districtAgs: string | null;
}

/** The map as it is kept: shapes as SVG paths in points of the view box. */
export interface DrawnMap {
  readonly viewBox: string;
  readonly projection: Projection;
  readonly outline: string;
  readonly districts: readonly { readonly ags: string; readonly path: string }[];
}

const width = 800;
const margin = 6;
/** What counts as detail: about a kilometre and a half. */
const tolerance = 5;

/**
 * Draws districts as the union of the cells of their settlements, with smoothed borders. Schematic: no surveyed border
 * goes in, and none comes out.
 */
export function drawMap(settlements: readonly LocatedSettlement[]): DrawnMap {
  const { projection, height } = frame(settlements.filter((settlement) => settlement.districtAgs !== null));
  const flat = settlements.map(
    ({ longitude, latitude, districtAgs }): Settlement => ({
      point: project(projection, longitude, latitude),
      area: districtAgs ?? outside,
    }),
  );
  const borders = bordersBetween(flat, [-width, -height, 2 * width, 2 * height]).map((border) => ({
    ...border,
    points: roundCorners(simplifyBorder(border.points)),
  }));
  const ags = [...new Set(flat.map(({ area }) => area))].filter((area) => area !== outside).sort();
  const onlyOutside = borders.filter(({ areas }) => areas.includes(outside));
  return {
    viewBox: `0 0 ${width} ${height}`,
    projection,
    outline: pathOf(onlyOutside),
    districts: ags.map((district) => ({
      ags: district,
      path: pathOf(borders.filter(({ areas }) => areas.includes(district))),
    })),
  };
}

function frame(inside: readonly LocatedSettlement[]): { projection: Projection; height: number } {
  const longitudes = inside.map(({ longitude }) => longitude);
  const latitudes = inside.map(({ latitude }) => latitude);
  // Cells reach beyond the outermost settlements by about a tenth of a degree.
  const [west, east] = [Math.min(...longitudes) - 0.1, Math.max(...longitudes) + 0.1];
  const [south, north] = [Math.min(...latitudes) - 0.09, Math.max(...latitudes) + 0.07];
  const perLongitude = (width - 2 * margin) / (east - west);
  const perLatitude = perLongitude / Math.cos((((south + north) / 2) * Math.PI) / 180);
  const tenths = (value: number) => Math.round(value * 1e4) / 1e4;
  return {
    projection: {
      west: tenths(west - margin / perLongitude),
      north: tenths(north + margin / perLatitude),
      perDegree: [tenths(perLongitude), tenths(perLatitude)],
    },
    height: Math.ceil((north - south) * perLatitude + 2 * margin),
  };
}

/** A ring is simplified in two halves, or it would shrink to a point. */
function simplifyBorder(points: readonly Point[]): readonly Point[] {
  const isRing = points[0]?.join() === points.at(-1)?.join();
  if (!isRing) return simplify(points, tolerance);
  const half = Math.floor(points.length / 2);
  return [
    ...simplify(points.slice(0, half + 1), tolerance).slice(0, -1),
    ...simplify(points.slice(half), tolerance),
  ];
}

/** Joins borders into closed rings and writes them as one SVG path with whole numbers. */
function pathOf(borders: readonly Border[]): string {
  const left = new Set(borders.map(({ points }) => points));
  const rings: Point[][] = [];
  for (const first of left) {
    left.delete(first);
    const ring = [...first];
    for (let next = following(left, ring); next !== null; next = following(left, ring)) ring.push(...next);
    rings.push(ring);
  }
  return rings.map((ring) => `M${withoutRepeats(ring.map(rounded)).join('L')}Z`).join('');
}

function following(left: Set<readonly Point[]>, ring: readonly Point[]): readonly Point[] | null {
  const end = ring.at(-1)?.join();
  if (end === ring[0]?.join()) return null;
  for (const points of left) {
    const forward = points[0]?.join() === end;
    if (!forward && points.at(-1)?.join() !== end) continue;
    left.delete(points);
    return (forward ? points : points.toReversed()).slice(1);
  }
  return null;
}

const rounded = ([x, y]: Point): string => `${Math.round(x)},${Math.round(y)}`;

const withoutRepeats = (points: readonly string[]): readonly string[] =>
  points.filter((point, index) => point !== points[index - 1]);
