import { formatEuro, formatRate } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { shareBar, shareKey } from '../../platform/charts/share-bar.js';
import { timeBar } from '../../platform/charts/time-bar.js';
import type { Run, SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import type { Block, Part } from '../document.js';
import { sharesOf } from '../shares.js';
import { notStated } from '../written.js';
import { colours, gap, sizes } from './print-style.js';
import { derivedMark, markRoom } from './value-runs.js';

type Composition = Extract<Block, { kind: 'composition' }>;
type TimeBar = Extract<Block, { kind: 'timeBar' }>;

/** Drawings are made in screen pixels and set in points. */
const pixels = (points: number): number => (points * 4) / 3;

export function compositionNodes(block: Composition, width: number, language: Language): SheetNode[] {
  const shares = sharesOf(block);
  const bar: SheetNode[] =
    shares === null
      ? []
      : [
          {
            kind: 'drawing',
            svg: shareBar(shares, {
              room: { units: pixels(width) },
              height: 20,
              alt: block.alt,
              id: 'money',
            }),
            width,
            alt: block.alt,
            after: gap(2.4),
          },
        ];
  const marked = block.parts.some((part) => part.derived);
  const rows = block.parts.map((part) => legendRow(part, marked && !part.derived, language));
  return [...bar, { kind: 'stack', reads: 'table', nodes: rows }];
}

function legendRow(part: Part, inset: boolean, language: Language): SheetNode {
  const size = sizes.label;
  const text = (runs: Run[], align: 'left' | 'right' = 'left'): TextNode => ({
    kind: 'text',
    runs,
    size,
    align,
    colour: colours.text,
    leading: 1.3,
  });
  const mark: Run[] = part.derived ? [{ text: derivedMark, raised: true, colour: colours.accent }] : [];
  const amount: Run =
    part.cents === null
      ? { text: notStated[language], strong: true, colour: colours.ink }
      : { text: formatEuro(part.cents, language), strong: true, figures: true, colour: colours.ink };
  const share: Run = { text: part.share === null ? '' : formatRate(part.share, language), figures: true };
  return {
    kind: 'columns',
    gap: 5,
    after: gap(0.9),
    columns: [
      {
        width: 9,
        node: {
          kind: 'drawing',
          svg: shareKey(part.tone, `key-${part.key}`),
          width: 8,
          alt: '',
          before: 1.6,
        },
      },
      { width: 'rest', node: text([{ text: part.label }]) },
      { width: 80, node: { ...text([amount, ...mark], 'right'), ...(inset ? { inset: markRoom } : {}) } },
      { width: 38, node: text([share], 'right') },
    ],
  };
}

export function timeBarNodes(block: TimeBar, width: number): SheetNode[] {
  const svg = timeBar(
    block.period,
    { day: block.reckoningDay, label: block.markLabel },
    { room: { units: pixels(width) }, alt: block.alt, id: 'time' },
  );
  return svg === null ? [] : [{ kind: 'drawing', svg, width, alt: block.alt }];
}
