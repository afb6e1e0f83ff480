import type { SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import { contentsOf, sectionLevel } from '../contents.js';
import type { Block } from '../document.js';
import { colours, contentWidth, gap, mm, sizes } from './print-style.js';

type Chapter = Extract<Block, { kind: 'chapter' }>;
type Section = Extract<Block, { kind: 'section' }>;

const measure = mm(150);

/** The title of a chapter on top of a new page, with the sentence that says what it holds. */
export function chapterNode({ key, title, lead }: Chapter): SheetNode {
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
  return { kind: 'stack', newPage: true, before: gap(3), after: gap(5), nodes };
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

/** The more entries contents have, the tighter they are set, so that what follows stays on their page. */
const spacingOf = (entries: number): { readonly padding: number; readonly leading: number } =>
  entries <= 20
    ? { padding: 4.5, leading: 1.3 }
    : entries <= 28
      ? { padding: 1.4, leading: 1.3 }
      : { padding: 0.1, leading: 1.16 };

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
  const { padding, leading } = spacingOf(entries.length);
  const set = (anchor: string, entry: string, strong: boolean): TextNode => ({
    ...line(anchor, entry, strong),
    leading,
  });
  return [
    { kind: 'stack', newPage: true, before: gap(3), nodes: [heading] },
    {
      kind: 'grid',
      widths: [contentWidth - 48, 36],
      headerRows: 0,
      reads: 'contents',
      rule: { thickness: 0.7, colour: colours.line },
      padding,
      after: gap(6),
      rows: entries.map(({ key, title: entry, level }) => [
        level === 1 ? set(key, entry, true) : indented(set(key, entry, false)),
        { ...set(key, '0', level === 1), pageOf: key, align: 'right' },
      ]),
    },
  ];
}

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
