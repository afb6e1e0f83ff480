import { schematicMap } from '../../platform/charts/schematic-map.js';
import type { SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import type { Fact, Profile } from '../document.js';
import type { Place } from './blocks.js';
import { yearChartNode } from './charts.js';
import { colours, columnGap, gap, narrowColumn, sizes } from './print-style.js';
import { tableNode } from './table.js';
import { valueRuns } from './value-runs.js';

/** A place on about half a page; never divided, so that two stand on a page. */
export function profileNode(profile: Profile, place: Place): SheetNode {
  const wide = place.width - narrowColumn - columnGap;
  const inside = { ...place, width: wide };
  const chart = profile.chart === null ? [] : [yearChartNode(profile.chart, inside)];
  return {
    kind: 'stack',
    together: true,
    after: gap(3),
    nodes: [
      titleNode(profile),
      {
        kind: 'columns',
        gap: columnGap,
        columns: [
          {
            width: wide,
            node: {
              kind: 'stack',
              nodes: [
                figuresNode(profile.figures, place, wide),
                ...tableNode(profile.table, inside, []),
                ...chart,
              ],
            },
          },
          { width: narrowColumn, node: { kind: 'stack', nodes: mapNodes(profile, place) } },
        ],
      },
    ],
  };
}

const titleNode = ({ key, title, subtitle }: Profile): SheetNode => ({
  kind: 'stack',
  after: gap(2),
  nodes: [
    {
      kind: 'text',
      runs: [{ text: title }],
      size: 14,
      colour: colours.ink,
      strong: true,
      heading: 3,
      leading: 1.2,
      anchor: key,
    },
    {
      kind: 'text',
      runs: [{ text: subtitle }],
      size: sizes.label,
      colour: colours.muted,
      leading: 1.3,
      before: gap(0.4),
    },
  ],
});

function figuresNode(figures: readonly Fact[], { language }: Place, width: number): SheetNode {
  const space = 10;
  const room = width - space * (figures.length - 1);
  // A count takes less room than an amount.
  const parts = figures.map(({ value }) => (value?.type === 'count' ? 0.55 : 1));
  const all = parts.reduce((sum, part) => sum + part, 0);
  return {
    kind: 'columns',
    gap: space,
    after: gap(2),
    columns: figures.map(({ label, value, note }, index) => ({
      width: (room * (parts[index] ?? 1)) / all,
      node: {
        kind: 'stack',
        nodes: [
          text(valueRuns(value, language), { size: 11, strong: true, colour: colours.ink }),
          text([{ text: label }], { size: sizes.small, colour: colours.muted }),
          ...(note === undefined
            ? []
            : [text([{ text: note, figures: true }], { size: sizes.small, colour: colours.muted })]),
        ],
      },
    })),
  };
}

const text = (runs: TextNode['runs'], look: Pick<TextNode, 'size' | 'strong' | 'colour'>): TextNode => ({
  kind: 'text',
  runs,
  leading: 1.3,
  ...look,
});

function mapNodes({ map, facts }: Profile, { language }: Place): SheetNode[] {
  const svg = schematicMap(map.shapes, map.chosen, { alt: map.alt, width: narrowColumn });
  const lines = facts.flatMap(({ label, value }) => [
    {
      ...text([{ text: label }], { size: sizes.small, strong: true, colour: colours.ink }),
      before: gap(1.2),
    },
    text(valueRuns(value, language), { size: sizes.small, colour: colours.text }),
  ]);
  return [{ kind: 'drawing', svg, width: narrowColumn, alt: map.alt, after: gap(1.5) }, ...lines];
}
