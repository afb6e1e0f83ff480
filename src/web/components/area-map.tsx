import { type PerimeterPolygons, perimeterMap } from '../../platform/charts/perimeter-map.js';

/** The perimeter of an area by itself, north on top, with a scale; what it is called is said to screen readers. */
export const AreaMap = (props: { polygons: PerimeterPolygons; label: string }): JSX.Element =>
  perimeterMap(props.polygons, props.label);
