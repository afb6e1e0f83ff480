import type { Language } from '../../kernel/text.js';
import type { SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import type { Fact } from '../document.js';
import { written } from '../written.js';
import { colours, gap, mm, sizes } from './print-style.js';
import { valueRuns } from './value-runs.js';

const labelNode = (text: string): TextNode => ({
  kind: 'text',
  runs: [{ text }],
  size: sizes.label,
  colour: colours.muted,
  leading: 1.4,
});

/** Longest figure set at full size, in characters; a period with English months is longer. */
const shortFigure = 27;

const valueNode = (figure: Fact, language: Language): TextNode => ({
  kind: 'text',
  runs: valueRuns(figure.value, language),
  size: written(figure.value, language).length > shortFigure ? sizes.longFigure : sizes.figure,
  colour: colours.ink,
  strong: true,
  leading: 1.3,
});

/** One figure alone below its label, or several as a panel between two lines, three in a row, or four where there are just four short ones. */
export function keyFiguresNode(figures: readonly Fact[], language: Language, width: number): SheetNode {
  const [first] = figures;
  if (first !== undefined && figures.length === 1)
    return {
      kind: 'stack',
      nodes: [labelNode(first.label), { ...valueNode(first, language), before: gap(0.4), after: gap(2.4) }],
    };
  const rule: SheetNode = { kind: 'rule', thickness: 0.7, colour: colours.line, width };
  const isOneRow =
    figures.length === 4 && figures.every(({ value }) => written(value, language).length <= shortInFour);
  const inRow = isOneRow ? 4 : 3;
  const rows = Array.from({ length: Math.ceil(figures.length / inRow) }, (_, row) =>
    panelRow(figures.slice(row * inRow, (row + 1) * inRow), language, { width, inRow }),
  );
  return { kind: 'stack', after: gap(6), nodes: rows.flatMap((row) => [rule, row]).concat(rule) };
}

/** Longest figure that has room in a fourth of the width: millions with their cents. */
const shortInFour = 14;

function panelRow(
  figures: readonly Fact[],
  language: Language,
  { width, inRow }: { readonly width: number; readonly inRow: number },
): SheetNode {
  const space = mm(6);
  const column = (width - space * (inRow - 1)) / inRow;
  return {
    kind: 'columns',
    gap: space,
    before: gap(3),
    after: gap(3),
    columns: figures.map((figure) => ({
      width: column,
      node: { kind: 'stack' as const, nodes: panelFigure(figure, language) },
    })),
  };
}

function panelFigure(figure: Fact, language: Language): SheetNode[] {
  const value = valueNode(figure, language);
  const label: TextNode = { ...labelNode(figure.label), colour: colours.text, before: gap(0.4) };
  if (figure.note === undefined) return [value, label];
  return [
    value,
    label,
    {
      kind: 'text',
      runs: [{ text: figure.note, figures: true }],
      size: sizes.small,
      colour: colours.muted,
      leading: 1.35,
      before: gap(0.6),
    },
  ];
}
