import { along, drawingColours, framed, hatched, type Room } from './svg.js';
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
    const from = start;
    start += fraction;
    if (tone === 'unknown') return hatched({ room, from, to: start, top: 0, height, id });
    return `<rect x="${along(room, from)}" width="${along(room, fraction)}" height="${height}" ${fillOf(tone)}/>`;
  });
  return framed(options, [...parts, outline(room, height)]);
}

/** The line around a bar, drawn inside it, so that nothing of it is cut off. */
function outline(room: Room, height: number): string {
  const [x, width] = room === 'page' ? ['0', '100%'] : ['0.5', String(room.units - 1)];
  return (
    `<rect x="${x}" y="0.5" width="${width}" height="${height - 1}" fill="none" class="ol" ` +
    `stroke="${drawingColours.series[0]}" stroke-width="1"/>`
  );
}

/** The key of a part beside its label: a square filled the same way. */
export function shareKey(tone: ShareTone, id: string): string {
  const room = { units: 14 };
  const square =
    tone === 'unknown'
      ? hatched({ room, from: 0, to: 1, top: 0, height: 14, id })
      : `<rect x="0" y="0" width="14" height="14" ${fillOf(tone)}/>`;
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">' +
    `${square}${outline(room, 14)}</svg>`
  );
}

function fillOf(tone: Exclude<ShareTone, 'unknown'>): string {
  if (tone === 'rest') return `class="fw" fill="${drawingColours.wash}"`;
  return `class="f${tone}" fill="${drawingColours.series[tone - 1]}"`;
}
