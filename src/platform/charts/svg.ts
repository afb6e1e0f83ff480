/** Colours of drawings on paper; on pages the style sheet's classes of the same meaning take over. */
export const drawingColours = {
  ink: '#14223d',
  muted: '#525c74',
  accent: '#ad480a',
  axis: '#7f889e',
  wash: '#e7ecf5',
  chosenLand: '#c3d5ec',
  series: ['#14305f', '#2a72b5', '#cc7a30', '#8ac7bd', '#f1d98f'],
} as const;

/**
 * Room a drawing has along its length: so many units on paper, or the full width of its place on a page, where positions
 * are percentages and text keeps its size.
 */
export type Room = { readonly units: number } | 'page';

/** Position or length of a fraction (0 to 1) of the room, as an SVG attribute. */
export function along(room: Room, fraction: number): string {
  return room === 'page' ? `${(fraction * 100).toFixed(2)}%` : (fraction * room.units).toFixed(2);
}

/** Text as it may stand in SVG or HTML, in attributes as well. */
export function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

interface Frame {
  readonly room: Room;
  readonly height: number;
  /** What the drawing says, for people who do not see it. */
  readonly alt: string;
}

export function framed({ room, height, alt }: Frame, shapes: readonly string[]): string {
  const size =
    room === 'page'
      ? `class="bar" height="${height}"`
      : `viewBox="0 0 ${room.units} ${height}" width="${room.units}" height="${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${escaped(alt)}">${shapes.join('')}</svg>`;
}

/** Hatching stands for "not known". */
export function hatching(id: string): string {
  return (
    `<defs><pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect width="8" height="8" fill="#ffffff"/><rect width="2" height="8" fill="${drawingColours.axis}"/></pattern></defs>`
  );
}
