import { drawingColours, escaped } from './svg.js';

/** A map of flat shapes. Coordinates are those of `viewBox` ("x y width height"). */
export interface MapShapes {
  readonly viewBox: string;
  readonly districts: readonly { readonly key: string; readonly path: string }[];
}

export interface MapMark {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

/** A circle whose area stands for a number, in units of the map. */
export interface MapCircle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The whole land with a circle per place, for the cover of a print; `width` in points. */
export function circleMap(
  shapes: MapShapes,
  circles: readonly MapCircle[],
  options: { readonly alt: string; readonly width: number },
): string {
  const [, , unitsWide = 1, unitsHigh = 1] = shapes.viewBox.split(' ').map(Number);
  const height = ((options.width * unitsHigh) / unitsWide).toFixed(2);
  const land = shapes.districts.map(
    ({ path }) => `<path fill="${drawingColours.wash}" stroke="#ffffff" stroke-width="2.5" d="${path}"/>`,
  );
  const marks = circles.map(
    ({ x, y, radius }) =>
      `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(2)}" fill="${drawingColours.series[1]}" ` +
      'fill-opacity="0.86" stroke="#ffffff" stroke-width="1.25"/>',
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${shapes.viewBox}" width="${options.width}" height="${height}" ` +
    `role="img" aria-label="${escaped(options.alt)}">${land.join('')}${marks.join('')}</svg>`
  );
}

/** A small map with one place marked, or the whole land chosen. `width` in points for paper, null for a page. */
export function schematicMap(
  shapes: MapShapes,
  chosen: { readonly districts: 'all' | readonly string[]; readonly mark: MapMark | null },
  options: { readonly alt: string; readonly width: number | null },
): string {
  const [, , unitsWide = 1, unitsHigh = 1] = shapes.viewBox.split(' ').map(Number);
  const size =
    options.width === null
      ? 'class="map map--small"'
      : `width="${options.width}" height="${((options.width * unitsHigh) / unitsWide).toFixed(2)}"`;
  const isChosen = (key: string) => chosen.districts === 'all' || chosen.districts.includes(key);
  const land = shapes.districts.map(({ key, path }) => {
    const look = isChosen(key)
      ? `class="district on" fill="${drawingColours.chosenLand}"`
      : `class="district" fill="${drawingColours.wash}"`;
    return `<path ${look} stroke="#ffffff" stroke-width="2.5" d="${path}"/>`;
  });
  const mark = chosen.mark === null ? '' : markOf(chosen.mark, shapes);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${shapes.viewBox}" ${size} role="img" ` +
    `aria-label="${escaped(options.alt)}">${land.join('')}${mark}</svg>`
  );
}

function markOf({ x, y, label }: MapMark, { viewBox }: MapShapes): string {
  const [left = 0, , width = 0] = viewBox.split(' ').map(Number);
  const unit = width / 800;
  const rightSide = x - left < width / 2;
  const textX = x + (rightSide ? 28 : -28) * unit;
  const text =
    `<text class="strong" x="${textX.toFixed(1)}" y="${(y + 15 * unit).toFixed(1)}" text-anchor="${rightSide ? 'start' : 'end'}" ` +
    `font-family="Fira Sans" font-weight="bold" font-size="${(46 * unit).toFixed(1)}" fill="${drawingColours.ink}">${escaped(label)}</text>`;
  return `<circle class="c on" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(17 * unit).toFixed(1)}" fill="${drawingColours.accent}"/>${text}`;
}
