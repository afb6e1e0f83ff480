type Ring = readonly (readonly [longitude: number, latitude: number])[];
type Polygons = readonly (readonly Ring[])[];

const unitsWide = 640;
const unitsHigh = 400;
const margin = 24;
const kilometresPerDegree = 111.32;
const barLengths = [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50];

/** The perimeter of an area by itself, north on top, with a scale; what it is called is said to screen readers. */
export function AreaMap(props: { polygons: Polygons; label: string }): JSX.Element {
  const scale = scaleOf(props.polygons);
  const bar = barLengths.find((metres) => metres * scale.perMetre <= unitsWide / 4) ?? 50;
  const barUnits = round(bar * scale.perMetre);
  return (
    <svg class="map map--area" viewBox={`0 0 ${unitsWide} ${unitsHigh}`} role="img" aria-label={props.label}>
      <rect class="ground" x="0" y="0" width={unitsWide} height={unitsHigh} />
      <path class="area" fill-rule="evenodd" d={pathOf(props.polygons, scale.project)} />
      <g aria-hidden="true">
        <path class="scale" d={`M${margin} ${unitsHigh - 22}v6h${barUnits}v-6`} />
        <text class="keytext" x={String(margin + barUnits + 8)} y={String(unitsHigh - 14)} safe>
          {bar >= 1_000 ? `${bar / 1_000} km` : `${bar} m`}
        </text>
        <path class="scale" d={`M${unitsWide - 30} 44v-22m-5 7 5-7 5 7`} />
        <text class="keytext" x={String(unitsWide - 30)} y="58" text-anchor="middle">
          N
        </text>
      </g>
    </svg>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Equal lengths east and north, as on any small map, with the whole area in view. */
function scaleOf(polygons: Polygons) {
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

const pathOf = (polygons: Polygons, project: (position: Ring[number]) => string): string =>
  polygons
    .flat()
    .map((ring) => `M${ring.map(project).join('L')}Z`)
    .join('');
