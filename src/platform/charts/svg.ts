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

interface HatchedBox {
  readonly room: Room;
  /** Fractions of the room the hatching covers. */
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly height: number;
  /** Keeps the pattern of several drawings on one page apart. */
  readonly id: string;
}

const hatchStep = 6;

/**
 * Hatching stands for "not known". On a page it is a pattern, because the width is only known there; on paper the lines
 * are drawn one by one, because PDF viewers draw small patterns unevenly.
 */
export function hatched({ room, from, to, top, height, id }: HatchedBox): string {
  const box = (fill: string) =>
    `<rect x="${along(room, from)}" width="${along(room, to - from)}" y="${top}" height="${height}" fill="${fill}"/>`;
  if (room === 'page') return pattern(id) + box(`url(#${escaped(id)})`);
  const left = from * room.units;
  const right = to * room.units;
  const lines: string[] = [];
  for (let foot = left - height + hatchStep / 2; foot < right; foot += hatchStep) {
    const low = Math.max(foot, left);
    const high = Math.min(foot + height, right);
    const y = (x: number) => (top + height - (x - foot)).toFixed(2);
    lines.push(`M${low.toFixed(2)} ${y(low)}L${high.toFixed(2)} ${y(high)}`);
  }
  return `${box('#ffffff')}<path d="${lines.join('')}" fill="none" stroke="${drawingColours.axis}" stroke-width="1.1"/>`;
}

function pattern(id: string): string {
  return (
    `<defs><pattern id="${escaped(id)}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect width="8" height="8" fill="#ffffff"/><rect width="2" height="8" fill="${drawingColours.axis}"/></pattern></defs>`
  );
}
