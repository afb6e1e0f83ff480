import { along, drawingColours, type Room } from './svg.js';

/** A horizontal bar on its track, as long as the fraction (0 to 1). Its number stands beside it as text. */
export function bar(fraction: number, options: { readonly room: Room; readonly height: number }): string {
  const { room, height } = options;
  const size =
    room === 'page' ? 'class="bar"' : `viewBox="0 0 ${room.units} ${height}" width="${room.units}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} height="${height}" aria-hidden="true">` +
    `<rect width="${along(room, 1)}" height="${height}" class="fw" fill="${drawingColours.wash}"/>` +
    `<rect width="${along(room, fraction)}" height="${height}" class="f1" fill="${drawingColours.series[0]}"/></svg>`
  );
}
