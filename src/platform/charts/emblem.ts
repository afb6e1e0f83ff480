import { euEmblem } from '../html/eu-emblem.js';
import { escaped } from './svg.js';

/** The European emblem as a drawing, in points of the given height. */
export function emblemDrawing(height: number, alt: string): string {
  const emblem = euEmblem(height);
  const stars = emblem.stars
    .map(
      (star) =>
        `<polygon fill="${emblem.starColour}" points="${star.map((point) => point.join(',')).join(' ')}"/>`,
    )
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${emblem.width} ${emblem.height}" width="${emblem.width}" ` +
    `height="${emblem.height}" role="img" aria-label="${escaped(alt)}">` +
    `<rect width="${emblem.width}" height="${emblem.height}" fill="${emblem.fieldColour}"/>${stars}</svg>`
  );
}
