import { text } from '../../kernel/text.js';
import { bar } from '../../platform/charts/bar.js';
import { columnChart } from '../../platform/charts/column-chart.js';
import { perimeterMap } from '../../platform/charts/perimeter-map.js';
import { shareKey } from '../../platform/charts/share-bar.js';
import { targetLine } from '../../platform/charts/target-line.js';
import type { SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import { type ChartUnit, scaledBars, scaledYears, unitOf } from '../chart-scale.js';
import type { Block, YearChart } from '../document.js';
import type { Place } from './blocks.js';
import { colours, gap, mm, sizes } from './print-style.js';

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

const units = {
  millions: text('in Mio. €', 'in million €'),
  thousands: text('in Tausend €', 'in thousand €'),
  euros: text('in €', 'in €'),
} as const;
/** Room for labels: place names need less than titles of a catalogue. */
const labelWidths = { short: mm(42), long: mm(74) };
const longestShortLabel = 24;
const numberWidth = mm(17);
const pixels = (points: number): number => (points * 4) / 3;

const plain = (content: string, colour: string, align: 'left' | 'right' = 'left'): TextNode => ({
  kind: 'text',
  runs: [{ text: content, figures: true }],
  size: sizes.label,
  colour,
  align,
  leading: 1.25,
});

/** What a chart shows and in which unit, above it. */
const caption = (title: string, unit: ChartUnit, { language }: Place): TextNode => ({
  kind: 'text',
  runs: [{ text: title, strong: true, colour: colours.ink }, { text: `   ${units[unit][language]}` }],
  size: sizes.label,
  colour: colours.muted,
  leading: 1.3,
  after: gap(1.8),
});

/** Horizontal bars: label, bar, number. Not divided between pages. */
export function barsNode({ title, bars, ...scale }: Of<'bars'>, place: Place): SheetNode {
  const unit = scale.unit ?? 'millions';
  const short = bars.every(({ label }) => label.length <= longestShortLabel);
  const labelWidth = labelWidths[short ? 'short' : 'long'];
  const barWidth = place.width - labelWidth - numberWidth - 12;
  const rows = scaledBars(bars, unit, place.language).map(({ label, fraction, amount }): SheetNode => {
    const svg = bar(fraction, { room: { units: pixels(barWidth) }, height: 13 });
    return {
      kind: 'columns',
      gap: 6,
      after: gap(1.1),
      columns: [
        { width: labelWidth, node: plain(label, colours.text) },
        { width: barWidth, node: { kind: 'drawing', svg, width: barWidth, alt: '', before: 0.8 } },
        { width: numberWidth, node: plain(amount, colours.text, 'right') },
      ],
    };
  });
  const table: SheetNode = { kind: 'stack', reads: 'table', nodes: rows };
  return { kind: 'stack', together: true, after: gap(4), nodes: [caption(title, unit, place), table] };
}

/** Columns by year with their key. Not divided between pages. */
export function yearChartNode(chart: YearChart, place: Place): SheetNode {
  const svg = columnChart(scaledYears(chart, place.language), { units: pixels(place.width) });
  const keys = chart.series.map(({ label, tone }) => ({
    width: mm(42),
    node: {
      kind: 'columns' as const,
      gap: 5,
      columns: [
        {
          width: 9,
          node: {
            kind: 'drawing' as const,
            svg: shareKey(tone, `key-${tone}`),
            width: 8,
            alt: '',
            before: 1.6,
          },
        },
        { width: 'rest' as const, node: plain(label, colours.text) },
      ],
    },
  }));
  return {
    kind: 'stack',
    together: true,
    after: gap(4),
    nodes: [
      caption(chart.title, unitOf(chart), place),
      { kind: 'drawing', svg, width: place.width, alt: chart.alt, after: gap(1) },
      { kind: 'columns', gap: 6, columns: keys },
    ],
  };
}

/** The way to a target below its title. Not divided between pages. */
export const targetLineNode = ({ title, line }: Of<'targetLine'>, { width }: Place): SheetNode => ({
  kind: 'stack',
  together: true,
  after: gap(3),
  nodes: [
    { ...plain(title, colours.ink), strong: true, after: gap(1.2) },
    { kind: 'drawing', svg: targetLine(line, { units: pixels(width) }), width, alt: line.alt },
  ],
});

export const perimeterNode = ({ polygons, alt }: Of<'perimeter'>, { width }: Place): SheetNode => ({
  kind: 'drawing',
  svg: perimeterMap(polygons, alt),
  width,
  alt,
  after: gap(1.5),
});
