import type { SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import { type ContentsEntry, contentsOf, sectionLevel } from '../contents.js';
import type { Block } from '../document.js';
import { colours, contentWidth, gap, mm, sizes } from './print-style.js';

type Chapter = Extract<Block, { kind: 'chapter' }>;
type Section = Extract<Block, { kind: 'section' }>;

const measure = mm(150);

/** Room for the title of a chapter and its sentence. */
const roomOfTitle = 90;

/**
 * The title of a chapter on top of a new page, with the sentence that says what it holds. A chapter that holds no more
 * than this sentence needs no page of its own: it follows below the last one where there is room.
 */
export function chapterNode({ key, title, lead }: Chapter, hasMore: boolean): SheetNode {
  const heading: TextNode = {
    kind: 'text',
    runs: [{ text: title }],
    size: 20,
    colour: colours.ink,
    strong: true,
    heading: 2,
    leading: 1.2,
    anchor: key,
  };
  const nodes: SheetNode[] = lead === null ? [heading] : [heading, leadNode(lead)];
  return hasMore
    ? { kind: 'stack', newPage: true, before: gap(3), after: gap(5), nodes }
    : { kind: 'stack', roomBelow: roomOfTitle, before: gap(10), after: gap(5), nodes };
}

const leadNode = (lead: string): SheetNode => ({
  kind: 'columns',
  gap: 0,
  before: gap(1.6),
  columns: [
    {
      width: measure,
      node: {
        kind: 'text',
        runs: [{ text: lead, figures: true }],
        size: sizes.lead,
        colour: colours.muted,
        leading: 1.35,
      },
    },
    { width: 'rest', node: { kind: 'stack', nodes: [] } },
  ],
});

/** Heading and sentence of a table, on a page with as much room below as its first rows take. */
export function sectionNode(
  { key, title, sentence }: Section,
  roomBelow: number,
  all: readonly Block[],
): SheetNode {
  return {
    kind: 'stack',
    roomBelow,
    before: gap(4),
    nodes: [
      {
        kind: 'text',
        runs: [{ text: title }],
        size: 13,
        colour: colours.ink,
        strong: true,
        heading: sectionLevel(all),
        leading: 1.3,
        anchor: key,
      },
      {
        kind: 'text',
        runs: [{ text: sentence, figures: true }],
        size: 9.5,
        colour: colours.muted,
        leading: 1.4,
        before: gap(0.8),
        after: gap(3),
      },
    ],
  };
}

/** The more lines contents have, the tighter they are set, so that what follows stays on their page. */
const paddingOf = (lines: number): number => (lines <= 20 ? 4 : lines <= 22 ? 2.6 : 1.4);
/** More entries than this stand in two columns. */
const mostInOneColumn = 28;
const betweenColumns = mm(8);

/** Chapters and sections with the pages they begin on. */
export function contentsNodes(title: string, blocks: readonly Block[]): SheetNode[] {
  const heading: TextNode = {
    kind: 'text',
    runs: [{ text: title }],
    size: 20,
    colour: colours.ink,
    strong: true,
    heading: 2,
    leading: 1.2,
    after: gap(5),
  };
  const entries = contentsOf(blocks);
  const begin: SheetNode = { kind: 'stack', newPage: true, before: gap(3), nodes: [heading] };
  if (entries.length <= mostInOneColumn)
    return [begin, contentsGrid(entries, contentWidth, paddingOf(entries.length))];
  const halves = halved(entries);
  const width = (contentWidth - betweenColumns) / 2;
  const padding = paddingOf(Math.max(...halves.map(({ length }) => length)));
  return [
    begin,
    {
      kind: 'columns',
      gap: betweenColumns,
      after: gap(2),
      columns: halves.map((half) => ({
        width,
        node: { kind: 'stack' as const, nodes: [contentsGrid(half, width, padding)] },
      })),
    },
  ];
}

/** Two columns of the same length; no chapter stands alone at the foot of the first, its sections in the second. */
function halved(entries: readonly ContentsEntry[]): ContentsEntry[][] {
  const middle = Math.ceil(entries.length / 2);
  const parts = entries[middle - 1]?.level === 1 && entries[middle]?.level === 2;
  const at = parts ? middle - 1 : middle;
  return [entries.slice(0, at), entries.slice(at)];
}

const contentsGrid = (entries: readonly ContentsEntry[], width: number, padding: number): SheetNode => ({
  kind: 'grid',
  widths: [width - 44, 32],
  headerRows: 0,
  reads: 'contents',
  rule: { thickness: 0.7, colour: colours.line },
  padding,
  after: gap(6),
  rows: entries.map(({ key, title, level }) => [
    level === 1 ? line(key, title, true) : indented(line(key, title, false)),
    { ...line(key, '0', level === 1), pageOf: key, align: 'right' },
  ]),
});

const indented = (node: SheetNode): SheetNode => ({
  kind: 'columns',
  gap: 0,
  columns: [
    { width: mm(5), node: { kind: 'stack', nodes: [] } },
    { width: 'rest', node },
  ],
});

const line = (anchor: string, text: string, strong: boolean): TextNode => ({
  kind: 'text',
  linksTo: { anchor },
  runs: [{ text, figures: true }],
  size: strong ? 10.5 : 9.5,
  colour: strong ? colours.ink : colours.text,
  strong,
  leading: 1.3,
});
