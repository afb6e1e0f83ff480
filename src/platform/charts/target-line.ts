import { along, drawingColours, escaped, framed, type Room } from './svg.js';

interface Point {
  /** Where it lies between the first and the last day, 0 to 1. */
  readonly at: number;
  /** Height on the axis, 0 to 1. */
  readonly fraction: number;
}

/** What was measured on the way from a baseline to a target. */
export interface TargetLine {
  /** The straight way from the baseline to the target. */
  readonly from: Point;
  readonly to: Point;
  readonly measured: readonly Point[];
  /** The day one looks from, 0 to 1; null when it lies outside. */
  readonly today: { readonly at: number; readonly label: string } | null;
  readonly ticks: readonly { readonly fraction: number; readonly label: string }[];
  readonly days: readonly { readonly at: number; readonly label: string }[];
  readonly alt: string;
}

const top = 18;
const plotHeight = 150;
/** Part of the room left of the plot, for the numbers of the axis; and right of it, for half a label. */
const left = 0.14;
const right = 0.05;
const fontSize = 13;
const dotRadius = 5;
/** Numbers of the axis end so far before it that a value on the first day covers none of them. */
const beforeAxis = dotRadius + 4;

/** Labels at the ends lean inwards, so that none is cut. */
const anchorAt = (at: number): string => (at < 0.1 ? 'start' : at > 0.9 ? 'end' : 'middle');

/** A dashed line from baseline to target, and the measured values along it. Text keeps its size; positions follow the room. */
export function targetLine(line: TargetLine, room: Room): string {
  const x = (at: number): string => along(room, left + at * (1 - left - right));
  const y = (fraction: number): string => (top + (1 - fraction) * plotHeight).toFixed(1);
  const stroke = (from: Point, to: Point, look: string): string =>
    `<line x1="${x(from.at)}" y1="${y(from.fraction)}" x2="${x(to.at)}" y2="${y(to.fraction)}" ${look}/>`;
  const text = (
    words: string,
    at: string,
    height: number,
    anchor: string,
    { fill = drawingColours.muted, shift = 0 }: { fill?: string; shift?: number } = {},
  ): string =>
    `<text x="${at}" y="${height}"${shift === 0 ? '' : ` dx="${shift}"`} text-anchor="${anchor}" font-family="Fira Sans" font-size="${fontSize}" fill="${fill}">${escaped(words)}</text>`;
  const dot = ({ at, fraction }: Point, fill: string): string =>
    `<circle cx="${x(at)}" cy="${y(fraction)}" r="${dotRadius}" fill="${fill}" stroke="${drawingColours.series[0]}" stroke-width="1.5"/>`;
  const way = [line.from, ...line.measured];
  return framed({ room, height: top + plotHeight + 28, alt: line.alt }, [
    ...line.ticks.flatMap(({ fraction, label }) => [
      stroke({ at: 0, fraction }, { at: 1, fraction }, 'stroke="#d8dde8" stroke-width="1"'),
      text(label, x(0), Number(y(fraction)) + 4, 'end', { shift: -beforeAxis }),
    ]),
    ...line.days.map(({ at, label }) => text(label, x(at), top + plotHeight + 22, anchorAt(at))),
    ...(line.today === null
      ? []
      : [
          stroke(
            { at: line.today.at, fraction: 0 },
            { at: line.today.at, fraction: 1 },
            `stroke="${drawingColours.accent}" stroke-width="1.5"`,
          ),
          text(line.today.label, x(line.today.at), 12, 'middle', { fill: drawingColours.accent }),
        ]),
    stroke(line.from, line.to, `stroke="${drawingColours.axis}" stroke-width="1.5" stroke-dasharray="5 4"`),
    ...way
      .slice(1)
      .map((point, index) =>
        stroke(way[index] ?? line.from, point, `stroke="${drawingColours.series[1]}" stroke-width="2.5"`),
      ),
    dot(line.to, '#ffffff'),
    ...way.map((point) => dot(point, drawingColours.series[1])),
  ]);
}
