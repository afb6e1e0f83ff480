import type { Language } from '../../kernel/text.js';
import type { GridNode, Run, SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import type { Block, Fact } from '../document.js';
import { written } from '../written.js';
import type { Place } from './blocks.js';
import { widthOfText } from './column-widths.js';
import { colours, gap, labelColumn, limits, mm, sizes } from './print-style.js';
import { valueRuns } from './value-runs.js';

type Facts = Extract<Block, { kind: 'facts' }>;

const factRow = 18;
const factLine = 11.5;
/** More than a third of a page would be left empty too often. */
const mostRoomOfFacts = 280;

/** About the room in points that facts take; long texts may run over. */
export function roomOfFacts(facts: readonly Fact[], language: Language): number {
  const rows = facts.map(
    ({ value }) => factRow + factLine * Math.floor(written(value, language).length / oneLine),
  );
  return Math.min(
    mostRoomOfFacts,
    rows.reduce((sum, one) => sum + one, 0),
  );
}

/** Label and value, a line each, between hairlines. */
export function factsNode(facts: readonly Fact[], { language, ending }: Place): GridNode {
  return {
    kind: 'grid',
    widths: [labelColumn, 'rest'],
    headerRows: 0,
    reads: 'headedRows',
    rule: { thickness: 0.7, colour: colours.line },
    padding: gap(1.15),
    ...(ending === null ? { after: gap(3) } : {}),
    rows: facts.map((fact) => [factText([{ text: fact.label }], colours.muted), factValue(fact, language)]),
  };
}

const betweenHalves = mm(8);
/** Room between a label and its value: padding on either side of the edge. */
const afterLabel = 12;
const recordPadding = 1.5;

/** Facts of one of many records: the short ones in two columns, read one after the other, then the long ones. */
export function factsOfRecord({ facts, halves = { left: 0, right: 0 } }: Facts, place: Place): SheetNode {
  const short = halves.left + halves.right;
  const columns = [facts.slice(0, halves.left), facts.slice(halves.left, short)];
  const wide = facts.slice(short);
  const width = (place.width - betweenHalves) / 2;
  const grid = (some: readonly Fact[], room: number): GridNode => {
    const labels = Math.max(...some.map(({ label }) => widthOfText(label, recordSize)));
    const label = Math.min(labels, room / 2);
    const { after: _, ...node } = factsNode(some, place);
    return { ...node, widths: [label, room - label - afterLabel], padding: recordPadding };
  };
  const grids = columns.flatMap((some) => (some.length === 0 ? [] : [grid(some, width)]));
  return {
    kind: 'stack',
    together: true,
    after: gap(3),
    nodes: [
      ...(grids.length === 0
        ? []
        : [
            {
              kind: 'columns' as const,
              gap: betweenHalves,
              columns: grids.map((node) => ({ width, node })),
            },
          ]),
      ...(wide.length === 0 ? [] : [grid(wide, place.width)]),
    ],
  };
}

/** Longest note that stands behind its value on the same line, in characters with it. */
const oneLine = 84;

function factValue({ value, note }: Fact, language: Language): SheetNode {
  const runs = valueRuns(value, language);
  if (note === undefined) return factText(runs, colours.text);
  const length = written(value, language).length + note.length;
  if (length <= oneLine)
    return factText([...runs, { text: ` (${note})`, colour: colours.muted }], colours.text);
  return { kind: 'stack', nodes: [factText(runs, colours.text), factNote(note)] };
}

const recordSize = sizes.fact[0];

const factText = (runs: readonly Run[], colour: string): TextNode => ({
  kind: 'text',
  runs,
  size: sizes.fact,
  colour,
  leading: 1.3,
  limit: limits.fact,
});

const factNote = (text: string): TextNode => ({
  kind: 'text',
  runs: [{ text }],
  size: sizes.small,
  colour: colours.muted,
  leading: 1.3,
  limit: limits.fact,
});
