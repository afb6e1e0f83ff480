/** How degrees become points of the map: equal scale in both directions at the middle of Saxony. */
export interface Projection {
  readonly west: number;
  readonly north: number;
  /** Points per degree of longitude and of latitude. */
  readonly perDegree: readonly [longitude: number, latitude: number];
}

export type Point = readonly [x: number, y: number];

/** Where a place lies on the map, in points of its view box, one decimal. */
export function project(
  { west, north, perDegree }: Projection,
  longitude: number,
  latitude: number,
): [x: number, y: number] {
  const tenths = (value: number) => Math.round(value * 10) / 10;
  return [tenths((longitude - west) * perDegree[0]), tenths((north - latitude) * perDegree[1])];
}
