import { drawingColours, escaped } from './svg.js';

type Ring = readonly (readonly [longitude: number, latitude: number])[];
export type PerimeterPolygons = readonly (readonly Ring[])[];

const unitsWide = 640;
const unitsHigh = 400;
const margin = 24;
const kilometresPerDegree = 111.32;
const barLengths = [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50];

/**
 * A perimeter by itself, north on top, with a scale; what it is called is said to screen readers. Colours are those of paper;
 * on pages the style sheet takes over.
 */
export function perimeterMap(polygons: PerimeterPolygons, alt: string): string {
  const scale = scaleOf(polygons);
  const bar = barLengths.find((metres) => metres * scale.perMetre <= unitsWide / 4) ?? 50;
  const barUnits = round(bar * scale.perMetre);
  const line = `class="scale" fill="none" stroke="${drawingColours.muted}" stroke-width="1.5"`;
  const words = `class="keytext" font-family="Fira Sans" font-size="14" fill="${drawingColours.muted}"`;
  const length = bar >= 1_000 ? `${bar / 1_000} km` : `${bar} m`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="map map--area" viewBox="0 0 ${unitsWide} ${unitsHigh}" role="img" aria-label="${escaped(alt)}">`,
    `<rect class="ground" x="0" y="0" width="${unitsWide}" height="${unitsHigh}" fill="#f4f6fa"/>`,
    `<path class="area" fill-rule="evenodd" fill="${drawingColours.chosenLand}" stroke="${drawingColours.series[0]}" stroke-width="2" stroke-linejoin="round" d="${pathOf(polygons, scale.project)}"/>`,
    '<g aria-hidden="true">',
    `<path ${line} d="M${margin} ${unitsHigh - 22}v6h${barUnits}v-6"/>`,
    `<text ${words} x="${margin + barUnits + 8}" y="${unitsHigh - 14}">${length}</text>`,
    `<path ${line} d="M${unitsWide - 30} 44v-22m-5 7 5-7 5 7"/>`,
    `<text ${words} x="${unitsWide - 30}" y="58" text-anchor="middle">N</text>`,
    '</g></svg>',
  ].join('');
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Equal lengths east and north, as on any small map, with the whole area in view. */
function scaleOf(polygons: PerimeterPolygons) {
  const positions = polygons.flat(2);
  const [west, east] = extent(positions.map(([longitude]) => longitude));
  const [south, north] = extent(positions.map(([, latitude]) => latitude));
  const perLongitude = kilometresPerDegree * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = Math.max((east - west) * perLongitude, 0.05);
  const high = Math.max((north - south) * kilometresPerDegree, 0.05);
  const perKilometre = Math.min((unitsWide - 2 * margin) / wide, (unitsHigh - 2 * margin) / high);
  const left = (unitsWide - wide * perKilometre) / 2;
  const top = (unitsHigh - high * perKilometre) / 2;
  return {
    perMetre: perKilometre / 1_000,
    project: ([longitude, latitude]: Ring[number]): string =>
      `${round(left + (longitude - west) * perLongitude * perKilometre)} ${round(top + (north - latitude) * kilometresPerDegree * perKilometre)}`,
  };
}

const extent = (values: readonly number[]): [number, number] => [
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
];

const pathOf = (polygons: PerimeterPolygons, project: (position: Ring[number]) => string): string =>
  polygons
    .flat()
    .map((ring) => `M${ring.map(project).join('L')}Z`)
    .join('');
