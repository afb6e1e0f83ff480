import { emblemDrawing } from '../../platform/charts/emblem.js';
import { circleMap } from '../../platform/charts/schematic-map.js';
import type { SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import type { Cover, ReportDocument } from '../document.js';
import { colours, contentWidth, gap, margins, mm, sizes } from './print-style.js';
import { emblemAlt } from './words.js';

const mapWidth = mm(150);
const emblemHeight = mm(16);

/** The first page: map, title, what is covered, and at its foot the European emblem with the sentence. */
export function coverNodes(document: ReportDocument, cover: Cover): SheetNode[] {
  const svg = circleMap(cover.map.shapes, cover.map.circles, { alt: cover.map.alt, width: mapWidth });
  return [
    { kind: 'drawing', svg, width: mapWidth, alt: cover.map.alt, before: mm(10), after: mm(14) },
    large(document.title, 30, colours.ink, 1),
    { ...large(cover.accent, 30, colours.accent), before: mm(2), after: mm(8) },
    ...cover.lines.map(
      (line): TextNode => ({
        kind: 'text',
        runs: [{ text: line, figures: true }],
        size: sizes.lead,
        colour: colours.muted,
        leading: 1.5,
      }),
    ),
    foot(document),
  ];
}

const large = (text: string, size: number, colour: string, heading?: 1): TextNode => ({
  kind: 'text',
  runs: [{ text }],
  size,
  colour,
  strong: true,
  leading: 1.15,
  ...(heading === undefined ? {} : { heading }),
});

function foot({ funding, language }: ReportDocument): SheetNode {
  return {
    kind: 'stack',
    at: { left: margins.left, top: mm(297 - 42) },
    nodes: [
      {
        kind: 'columns',
        gap: mm(5),
        columns: [
          {
            width: emblemHeight * 1.5,
            node: {
              kind: 'drawing',
              svg: emblemDrawing(emblemHeight, emblemAlt[language]),
              width: emblemHeight * 1.5,
              alt: emblemAlt[language],
            },
          },
          { width: mm(80), node: { kind: 'stack', nodes: sentences(funding) } },
          { width: contentWidth - emblemHeight * 1.5 - mm(90), node: { kind: 'stack', nodes: [] } },
        ],
      },
    ],
  };
}

function sentences({ sentence, landNotice }: ReportDocument['funding']): SheetNode[] {
  const union: TextNode = {
    kind: 'text',
    runs: [{ text: sentence, notice: true }],
    size: 12,
    colour: colours.emblem,
    leading: 1.25,
    before: landNotice === null ? emblemHeight / 2 - 8 : gap(1),
  };
  if (landNotice === null) return [union];
  return [
    union,
    {
      kind: 'text',
      runs: [{ text: landNotice }],
      size: sizes.small,
      colour: colours.muted,
      leading: 1.35,
      before: 4,
    },
  ];
}
