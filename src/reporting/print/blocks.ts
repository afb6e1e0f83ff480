import type { Language } from '../../kernel/text.js';
import { schematicMap } from '../../platform/charts/schematic-map.js';
import type { Run, SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import type { Block } from '../document.js';
import { notStated } from '../written.js';
import { compositionNodes, timeBarNodes } from './bars.js';
import { chapterNode, contentsNodes, sectionNode } from './chapters.js';
import { barsNode, perimeterNode, targetLineNode, yearChartNode } from './charts.js';
import { factsNode, factsOfRecord, roomOfFacts } from './facts.js';
import { keyFiguresNode } from './key-figures.js';
import { colours, columnGap, gap, limits, mapWidths, mm, narrowColumn, sizes } from './print-style.js';
import { profileNode } from './profile.js';
import { roomOfTable, tableNode } from './table.js';
import { valueRuns } from './value-runs.js';

/** Room and language a block is printed in; `ending` follows text that has to be cut. */
export interface Place {
  readonly width: number;
  readonly language: Language;
  /** Runs after the cut of the text that gives way on a one-page sheet; null on sheets that run over. */
  readonly ending: readonly Run[] | null;
  /** All blocks of the document, for its contents. */
  readonly all: readonly Block[];
}

/** The blocks of a document as nodes of a printed sheet; notes stay with the table above them. */
export function blockNodes(blocks: readonly Block[], place: Place): SheetNode[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'table')
      return block.only === 'data' ? [] : tableNode(block, place, notesAfter(blocks, index));
    if (block.kind === 'note' && isBelowTable(blocks, index)) return [];
    if (block.kind === 'heading')
      return [
        ...(blocks[index - 1]?.kind === 'paragraph' && place.ending === null ? [airAbove] : []),
        headed(headingNode(block.text, block.level), blocks[index + 1], place),
      ];
    if (isRecord(block) && blocks[index - 1]?.kind === 'heading') return [];
    if (block.kind === 'chapter') return [chapterNode(block, hasMore(blocks[index + 1]))];
    if (block.kind === 'section') return [sectionNode(block, roomOfTable(blocks, index), place.all)];
    if (block.kind === 'columns') return columnsNodes(block, place, isHalves(blocks[index - 1]));
    return nodesOf(block, place);
  });
}

/** Whether a chapter holds anything: what follows is not the next one. */
const hasMore = (next: Block | undefined): boolean => next !== undefined && next.kind !== 'chapter';

function notesAfter(blocks: readonly Block[], index: number): SheetNode[] {
  const next = blocks[index + 1];
  return next?.kind === 'note' ? [noteNode(next.mark, next.text), ...notesAfter(blocks, index + 1)] : [];
}

const isBelowTable = (blocks: readonly Block[], index: number): boolean => {
  const before = blocks[index - 1];
  if (before?.kind === 'table') return before.only !== 'data';
  return before?.kind === 'note' && isBelowTable(blocks, index - 1);
};

function nodesOf(
  block: Exclude<Block, { kind: 'table' | 'chapter' | 'section' | 'heading' | 'columns' }>,
  place: Place,
): SheetNode[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.addressed ? addressedNode(block.text ?? '') : paragraphNode(block.text, place)];
    case 'contents':
      return contentsNodes(block.title, place.all);
    case 'bars':
      return [barsNode(block, place)];
    case 'yearChart':
      return [yearChartNode(block, place)];
    case 'targetLine':
      return [targetLineNode(block, place)];
    case 'perimeter':
      return [perimeterNode(block, place)];
    case 'profile':
      return [profileNode(block, place)];
    case 'keyFigures':
      return [keyFiguresNode(block.figures, place.language, place.width)];
    case 'facts':
      return [isRecord(block) ? factsOfRecord(block, place) : factsNode(block.facts, place)];
    case 'composition':
      return compositionNodes(block, place.width, place.language);
    case 'timeBar':
      return timeBarNodes(block, place.width);
    case 'map':
      return mapNodes(block, place);
    case 'note':
      return [noteNode(block.mark, block.text)];
  }
}

const isRecord = (block: Block | undefined): boolean => block?.kind === 'facts' && block.halves !== undefined;

/** On sheets that run over, a heading has room for some lines below it, and for all its facts where they are few. */
function headed(heading: TextNode, next: Block | undefined, place: Place): SheetNode {
  const { ending, language } = place;
  if (next?.kind === 'facts' && isRecord(next))
    return { kind: 'stack', together: true, nodes: [heading, factsOfRecord(next, place)] };
  if (ending !== null) return heading;
  const roomBelow = next?.kind === 'facts' ? roomOfFacts(next.facts, language) : someLines;
  return { kind: 'stack', roomBelow, nodes: [heading] };
}

/** A heading stands nearer to what it heads than to the text before. */
const airAbove: SheetNode = { kind: 'stack', nodes: [], before: gap(3) };

const someLines = 60;
function headingNode(text: string, level: 2 | 3): TextNode {
  return {
    kind: 'text',
    runs: [{ text }],
    size: level === 2 ? sizes.heading : 9.5,
    colour: colours.ink,
    strong: true,
    heading: level,
    leading: 1.3,
    ...(level === 3 ? { before: gap(2.6), after: gap(0.8) } : { after: gap(2.2) }),
  };
}

function paragraphNode(text: string | null, { language, ending }: Place): TextNode {
  const common = {
    kind: 'text',
    size: sizes.body,
    leading: sizes.bodyLeading,
    colour: colours.text,
    after: gap(1.5),
  } as const;
  if (text === null) return { ...common, runs: [{ text: notStated[language], colour: colours.muted }] };
  return { ...common, runs: [{ text }], ...(ending === null ? {} : { elastic: ending }) };
}

/** Longest line that is read with ease. */
const readingMeasure = mm(140);

const addressedNode = (text: string): SheetNode => ({
  kind: 'columns',
  gap: 0,
  after: gap(3),
  columns: [
    {
      width: readingMeasure,
      node: { kind: 'text', runs: [{ text }], size: 11.5, leading: 1.5, colour: colours.text },
    },
    { width: 'rest', node: { kind: 'stack', nodes: [] } },
  ],
});

const labelNode = (text: string): TextNode => ({
  kind: 'text',
  runs: [{ text }],
  size: sizes.label,
  colour: colours.muted,
  leading: 1.4,
});

function mapNodes(block: Extract<Block, { kind: 'map' }>, place: Place): SheetNode[] {
  const svg = schematicMap(block.shapes, block.chosen, { alt: block.alt, width: place.width });
  const width = mapWidths.map((at) => Math.min(at, place.width));
  const lines = block.facts.map((fact): TextNode => {
    const value = valueRuns(fact.value, place.language).map((run) => ({ ...run, strong: false }));
    const runs = fact.label === '' ? value : [{ text: `${fact.label} ` }, ...value];
    return { ...labelNode(''), runs, limit: limits.fact };
  });
  return [{ kind: 'drawing', svg, width, alt: block.alt, after: gap(1.5) }, ...lines];
}

type Columns = Extract<Block, { kind: 'columns' }>;

const isHalves = (block: Block | undefined): boolean =>
  block?.kind === 'columns' && block.columns.every((column) => column.width === 'half');

/** Columns; halves stand between two lines, and share one with halves above. */
function columnsNodes(block: Columns, place: Place, belowHalves: boolean): SheetNode[] {
  const halves = isHalves(block);
  const half = (place.width - columnGap * (block.columns.length - 1)) / block.columns.length;
  const width = { half, narrow: narrowColumn, wide: place.width - narrowColumn - columnGap };
  const columns: SheetNode = {
    kind: 'columns',
    gap: columnGap,
    before: gap(5),
    after: gap(halves ? 4.5 : 3.5),
    columns: block.columns.map((column) => ({
      width: width[column.width],
      node: {
        kind: 'stack',
        nodes: blockNodes(column.blocks, { ...place, width: width[column.width] }),
      },
    })),
  };
  if (!halves) return [columns];
  const rule: SheetNode = { kind: 'rule', thickness: 0.7, colour: colours.line, width: place.width };
  return belowHalves ? [columns, rule] : [rule, columns, rule];
}

function noteNode(mark: string | null, text: string): TextNode {
  const marked: Run[] =
    mark === null ? [] : [{ text: mark, raised: true, colour: colours.accent, strong: true }, { text: ' ' }];
  return {
    kind: 'text',
    runs: [...marked, { text }],
    size: sizes.small,
    colour: colours.muted,
    before: gap(1.6),
    leading: 1.35,
  };
}
