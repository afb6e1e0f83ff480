import { addDays, type Day, dayOf, daysBetween } from '../../kernel/day.js';
import type { Period } from '../../kernel/period.js';
import { along, drawingColours, escaped, framed, hatched, type Room } from './svg.js';

const height = 68;
const barTop = 24;
const barHeight = 20;
const axis = barTop + barHeight;
/** Widest year label with air around it, in units of the drawing; how many units a page's bar has at least. */
const labelRoom = 38;
const leastPageUnits = 300;

interface Scale {
  readonly first: number;
  readonly last: number;
  fraction(day: Day): number;
}

/**
 * A period on an axis of years, filled up to a day. A side that is not known is hatched. Null when neither day is known.
 * Both days of the period belong to it.
 */
export function timeBar(
  period: Period,
  mark: { readonly day: Day; readonly label: string },
  options: { readonly room: Room; readonly alt: string; readonly id: string },
): string | null {
  const scale = scaleOf(period, mark.day);
  if (scale === null) return null;
  const shapes = [
    ...periodBars(period, mark.day, scale, options),
    line(options.room, 0, 1, axis, 'class="ax"'),
    ...yearLabels(scale, options.room),
    ...markLine(mark, scale, options.room),
  ];
  return framed({ ...options, height }, shapes);
}

function scaleOf({ start, end }: Period, reckoningDay: Day): Scale | null {
  const known = start ?? end;
  if (known === null) return null;
  const yearOf = (day: Day) => Number(day.slice(0, 4));
  const first = yearOf(start ?? known) - (start === null ? 1 : 0);
  const last =
    end === null
      ? Math.max(yearOf(known) + 1, Math.min(yearOf(reckoningDay), yearOf(known) + 10))
      : yearOf(end);
  const from = dayOf(first, 1, 1) ?? known;
  const days = daysBetween(from, dayOf(last + 1, 1, 1) ?? known);
  return { first, last, fraction: (day) => Math.min(1, Math.max(0, daysBetween(from, day) / days)) };
}

function periodBars(
  { start, end }: Period,
  reckoningDay: Day,
  scale: Scale,
  { room, id }: { room: Room; id: string },
): string[] {
  const from = start === null ? 0 : scale.fraction(start);
  const to = end === null ? 1 : scale.fraction(addDays(end, 1));
  const now = Math.min(to, Math.max(from, scale.fraction(reckoningDay)));
  const bar = (a: number, b: number, look: string) =>
    `<rect x="${along(room, a)}" width="${along(room, Math.max(0, b - a))}" y="${barTop}" height="${barHeight}" ${look}/>`;
  const open = start === null || end === null;
  const rest = open
    ? hatched({ room, from, to, top: barTop, height: barHeight, id })
    : bar(from, to, `class="fw" fill="${drawingColours.wash}"`);
  const done = start === null ? '' : bar(from, now, `class="f2" fill="${drawingColours.series[1]}"`);
  return [rest, done];
}

function line(room: Room, a: number, b: number, y: number, look: string): string {
  return `<line x1="${along(room, a)}" x2="${along(room, b)}" y1="${y}" y2="${y}" ${look} stroke="${drawingColours.axis}" stroke-width="1"/>`;
}

function yearLabels(scale: Scale, room: Room): string[] {
  const years = scale.last - scale.first + 1;
  const units = room === 'page' ? leastPageUnits : room.units;
  const step = Math.max(1, Math.ceil((years * labelRoom) / units));
  return Array.from({ length: Math.ceil(years / step) }, (_, group) => {
    const index = group * step;
    const x = along(room, index / years);
    const tick = `<line x1="${x}" x2="${x}" y1="${axis}" y2="${axis + 6}" class="ax" stroke="${drawingColours.axis}" stroke-width="1"/>`;
    const name = String(scale.first + index);
    // A year alone names its room; the first of several stands at its beginning, if there is room up to the end.
    if (step === 1) return tick + label(along(room, (index + 0.5) / years), axis + 20, 'middle', name, '');
    return index + step > years && group > 0 ? tick : tick + label(x, axis + 20, 'start', name, '');
  });
}

function markLine(mark: { day: Day; label: string }, scale: Scale, room: Room): string[] {
  const year = Number(mark.day.slice(0, 4));
  if (year < scale.first || year > scale.last) return [];
  const fraction = scale.fraction(mark.day);
  const x = along(room, fraction);
  const anchor = fraction < 0.06 ? 'start' : fraction > 0.94 ? 'end' : 'middle';
  return [
    `<line x1="${x}" x2="${x}" y1="16" y2="48" class="tick" stroke="${drawingColours.accent}" stroke-width="2"/>`,
    label(x, 11, anchor, mark.label, 'accent'),
  ];
}

function label(x: string, y: number, anchor: string, text: string, tone: '' | 'accent'): string {
  const look =
    tone === 'accent'
      ? `class="acc" fill="${drawingColours.accent}" font-weight="bold"`
      : `fill="${drawingColours.muted}"`;
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-family="Fira Sans" font-size="11" ${look}>${escaped(text)}</text>`;
}
