import { along, drawingColours, escaped, framed, type Room } from './svg.js';

export interface ColumnSeries {
  readonly tone: 1 | 4;
  /** Height per column as a fraction of the axis, 0 to 1. */
  readonly fractions: readonly number[];
}

export interface ColumnChart {
  readonly labels: readonly string[];
  /** Lines across, from the foot up, each at a fraction of the axis. */
  readonly ticks: readonly { readonly fraction: number; readonly label: string }[];
  readonly series: readonly ColumnSeries[];
  readonly alt: string;
  readonly small: boolean;
}

const top = 8;
const plotHeights = { tall: 150, small: 46 };
/** Part of the room left of the plot, for the numbers of the axis. */
const axisPart = 0.065;
const fontSize = { paper: 11, page: 13 };

/** Columns side by side on a zero line, one group per label. Text keeps its size; positions follow the room. */
export function columnChart(chart: ColumnChart, room: Room): string {
  const size = room === 'page' ? fontSize.page : fontSize.paper;
  const plotHeight = plotHeights[chart.small ? 'small' : 'tall'];
  const slot = (1 - axisPart) / Math.max(1, chart.labels.length);
  const lines = chart.ticks.map(({ fraction, label }) =>
    tickLine({ fraction, label }, { room, plotHeight, size }),
  );
  const columns = chart.labels.flatMap((_, index) =>
    columnsOf(chart.series, index, slot, { room, plotHeight, size }),
  );
  const labels = chart.labels.map((label, index) => {
    const x = along(room, axisPart + slot * (index + 0.5));
    const y = top + plotHeight + 17;
    return textAt(label, { x, y, size, anchor: 'middle', second: index % 2 === 1 });
  });
  return framed({ room, height: top + plotHeight + 26, alt: chart.alt }, [...lines, ...columns, ...labels]);
}

/** Where and how large a chart is drawn. */
interface Plot {
  readonly room: Room;
  readonly plotHeight: number;
  readonly size: number;
}

const heightOf = (fraction: number, { plotHeight }: Plot): number =>
  Math.round(fraction * plotHeight * 100) / 100;

function tickLine({ fraction, label }: ColumnChart['ticks'][number], plot: Plot): string {
  const { room, plotHeight, size } = plot;
  const y = top + plotHeight - heightOf(fraction, plot);
  const stroke = fraction === 0 ? drawingColours.axis : '#d8dde8';
  return (
    `<line x1="${along(room, axisPart)}" x2="${along(room, 1)}" y1="${y}" y2="${y}" stroke="${stroke}" stroke-width="1"/>` +
    textAt(label, {
      x: along(room, axisPart - 0.012),
      y: y + size * 0.35,
      size,
      anchor: 'end',
      second: false,
    })
  );
}

/** Part of a slot its columns fill together. */
const filled = 0.7;

function columnsOf(series: readonly ColumnSeries[], index: number, slot: number, plot: Plot): string[] {
  const { room, plotHeight } = plot;
  const present = series.filter(({ fractions }) => (fractions[index] ?? 0) > 0);
  const width = (slot * filled) / Math.max(1, present.length);
  const left = axisPart + slot * index + (slot * (1 - filled)) / 2;
  return present.map(({ tone, fractions }, place) => {
    const tall = Math.max(0.75, heightOf(fractions[index] ?? 0, plot));
    return (
      `<rect class="f${tone} ol" x="${along(room, left + width * place)}" y="${top + plotHeight - tall}" ` +
      `width="${along(room, width)}" height="${tall}" fill="${drawingColours.series[tone - 1]}" ` +
      `stroke="${drawingColours.series[0]}" stroke-width="0.75"/>`
    );
  });
}

interface Lettering {
  readonly x: string;
  readonly y: number;
  readonly size: number;
  readonly anchor: 'middle' | 'end';
  /** Every other label gives way where there is no room. */
  readonly second: boolean;
}

function textAt(text: string, { x, y, size, anchor, second }: Lettering): string {
  const look = second ? ' class="second"' : '';
  return (
    `<text${look} x="${x}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-family="Fira Sans" font-size="${size}" ` +
    `fill="${drawingColours.muted}">${escaped(text)}</text>`
  );
}
