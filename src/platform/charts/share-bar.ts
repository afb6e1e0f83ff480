import { along, drawingColours, escaped, framed, hatching, type Room } from './svg.js';

/** How a part is shown: one of the series from dark to light, the rest, or unknown (hatched). */
export type ShareTone = 1 | 2 | 3 | 4 | 5 | 'rest' | 'unknown';

export interface Share {
  /** Part of the whole, 0 to 1. */
  readonly fraction: number;
  readonly tone: ShareTone;
}

/** One bar divided into the parts of a whole. `id` keeps the hatching of several bars on one page apart. */
export function shareBar(
  shares: readonly Share[],
  options: { readonly room: Room; readonly height: number; readonly alt: string; readonly id: string },
): string {
  const { room, height, id } = options;
  let start = 0;
  const parts = shares.map(({ fraction, tone }) => {
    const place = `x="${along(room, start)}" width="${along(room, fraction)}" height="${height}"`;
    start += fraction;
    return `<rect ${place} ${fillOf(tone, id)}/>`;
  });
  const outline = `<rect x="0" width="${along(room, 1)}" height="${height}" fill="none" stroke="${drawingColours.series[0]}" stroke-width="1"/>`;
  const hatch = shares.some((share) => share.tone === 'unknown') ? [hatching(id)] : [];
  return framed(options, [...hatch, ...parts, outline]);
}

/** The key of a part beside its label: a square filled the same way. */
export function shareKey(tone: ShareTone, id: string): string {
  const hatch = tone === 'unknown' ? hatching(id) : '';
  const square = `<rect x="0.5" y="0.5" width="13" height="13" ${fillOf(tone, id)} stroke="${drawingColours.series[0]}" stroke-width="1"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">${hatch}${square}</svg>`;
}

function fillOf(tone: ShareTone, id: string): string {
  if (tone === 'unknown') return `fill="url(#${escaped(id)})"`;
  if (tone === 'rest') return `class="fw" fill="${drawingColours.wash}"`;
  return `class="f${tone}" fill="${drawingColours.series[tone - 1]}"`;
}
