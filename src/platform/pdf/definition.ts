import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { balancedWidth } from './balance.js';
import type {
  ColumnsNode,
  DrawingNode,
  GridNode,
  RuleNode,
  SheetNode,
  StackNode,
  TextNode,
} from './sheet.js';
import {
  readingOfColumns,
  readingOfDrawing,
  readingOfGrid,
  readingOfRow,
  readingOfText,
  type Within,
} from './tagging/reading.js';
import { atStep, fittedRuns, type PlacedGrid, paragraphsOf, type Setting } from './typesetting.js';

type Margin = [left: number, top: number, right: number, bottom: number];

function marginOf(node: SheetNode, { fitting }: Setting): Margin {
  return [0, atStep(node.before ?? 0, fitting.step), 0, atStep(node.after ?? 0, fitting.step)];
}

/**
 * The same node in the layout engine's terms, and its place in the order of reading. Made anew for every attempt, because
 * the engine writes into what it gets.
 */
export function contentOf(node: SheetNode, setting: Setting, within: Within): Content {
  switch (node.kind) {
    case 'text':
      return textOf(node, setting, within);
    case 'stack':
      return stackOf(node, setting, within);
    case 'columns':
      return columnsOf(node, setting, within);
    case 'drawing':
      return drawingOf(node, setting, within);
    case 'rule':
      return ruleOf(node, setting);
    case 'grid':
      return gridOf(node, setting, within);
  }
}

function textOf(node: TextNode, setting: Setting, within: Within): Content {
  if (node.onlyWhen && !setting.losses[node.onlyWhen]) return { stack: [] };
  const size = atStep(node.size, setting.fitting.step);
  const paragraphs = paragraphsOf(node, setting);
  const [left, before, right, after] = marginOf(node, setting);
  const spare = node.balancedIn === undefined ? 0 : spareWidth(node, node.balancedIn, setting);
  const reading = readingOfText(node, paragraphs.length, isEmpty(paragraphs) ? null : within);
  const anchored = within === null ? {} : setting.bookmarks.placeOf(node);
  const margin = [left, before, right + spare + (node.inset ?? 0), after] as Margin;
  const content = paragraphs.map((text, index) => ({
    text: node.pageOf === undefined ? text : numberOf(node.pageOf, text),
    ...(index === 0 ? anchored : {}),
    fontSize: size,
    alignment: node.align ?? 'left',
    ...reading[index],
    margin: [0, 0, 0, index < paragraphs.length - 1 ? size * 0.5 : 0] as Margin,
  }));
  const [only] = content;
  // A long table has a hundred thousand texts of one paragraph: each without a stack around it.
  return only !== undefined && content.length === 1 ? { ...only, margin } : { stack: content, margin };
}

const isEmpty = (paragraphs: ReturnType<typeof paragraphsOf>): boolean =>
  paragraphs.every((inlines) => inlines.every(({ text }) => text.trim() === ''));

/** The engine puts the number in once it knows all pages; the text's first run says how it looks. */
function numberOf(anchor: string, [first]: ReturnType<typeof paragraphsOf>[number]) {
  const { text: _, ...look } = first ?? { text: '' };
  return [{ ...look, pageReference: anchor }];
}

/** How much of its width a text gives away so that its lines come out about equally long. */
function spareWidth(node: TextNode, width: number, setting: Setting): number {
  const size = atStep(node.size, setting.fitting.step);
  const words = fittedRuns(node, setting).flatMap((run) => run.text.split(/\s+/));
  const widthOf = (word: string) => setting.widths(word, node.strong ?? false, size);
  return width - balancedWidth(words.map(widthOf), widthOf(' '), width);
}

function stackOf(node: StackNode, setting: Setting, within: Within): Content {
  const inside = node.reads === 'table' && within !== null ? within.child('Table') : within;
  const stack = {
    stack: node.nodes.map((child) => contentOf(child, setting, inside)),
    unbreakable: node.together ?? false,
    margin: marginOf(node, setting),
    ...(node.newPage ? { pageBreak: 'before' as const } : {}),
    ...(node.at === undefined ? {} : { absolutePosition: { x: node.at.left, y: node.at.top } }),
  };
  return node.roomBelow === undefined ? stack : withRoom(stack, node.roomBelow);
}

/** The stack and empty room in one piece; what follows moves up into the room. */
function withRoom(stack: Content, room: number): Content {
  const empty = { stack: [], margin: [0, room, 0, 0] as Margin };
  return {
    stack: [
      { stack: [stack, empty], unbreakable: true },
      { stack: [], margin: [0, -room, 0, 0] },
    ],
  };
}

function columnsOf(node: ColumnsNode, setting: Setting, within: Within): Content {
  const cells = within?.type === 'Table' ? readingOfColumns(node, within) : null;
  return {
    columns: node.columns.map(({ width, node: child }, index) => ({
      width: width === 'rest' ? '*' : width,
      stack: [contentOf(child, setting, cells === null ? within : (cells[index] ?? null))],
    })),
    columnGap: node.gap,
    margin: marginOf(node, setting),
  };
}

function drawingOf(node: DrawingNode, setting: Setting, within: Within): Content {
  const width = atStep(node.width, setting.fitting.step);
  return { svg: node.svg, width, margin: marginOf(node, setting), ...readingOfDrawing(node, within) };
}

function ruleOf(node: RuleNode, setting: Setting): Content {
  const rule = { type: 'rect' as const, x: 0, y: 0, w: node.width, h: node.thickness, color: node.colour };
  return { canvas: [rule], margin: marginOf(node, setting) };
}

function gridOf(node: GridNode, setting: Setting, within: Within): Content {
  const grid = readingOfGrid(node, within);
  const cells = node.rows.map((row, index) => readingOfRow(node, { index, cells: row.length }, grid));
  const at = setting.breaks.get(node);
  if (at === undefined) return tableOf(node, setting, within, cells);
  const { after: _, below: __, strongRule, ...common } = node;
  const withoutTotal = strongRule && { ...strongRule, aboveLast: false };
  const first: GridNode = {
    ...common,
    ...(withoutTotal === undefined ? {} : { strongRule: withoutTotal }),
    rows: node.rows.slice(0, at),
  };
  const second = { ...node, rows: [...node.rows.slice(0, node.headerRows), ...node.rows.slice(at)] };
  const repeated = cells.slice(0, node.headerRows).map((row) => row.map(() => null));
  const secondCells = [...repeated, ...cells.slice(at)];
  return {
    stack: [
      tableOf(first, setting, within, cells.slice(0, at)),
      { stack: [tableOf(second, setting, within, secondCells)], pageBreak: 'before' },
    ],
  };
}

function tableOf(
  node: GridNode,
  setting: Setting,
  within: Within,
  cells: readonly (readonly Within[])[],
): Content {
  const padding = atStep(node.padding, setting.fitting.step);
  const strong = node.strongRule;
  const isStrong = (line: number) =>
    strong !== undefined &&
    ((line === node.headerRows && line > 0) || (strong.aboveLast && line === node.rows.length - 1));
  const lastColumn = node.widths.length;
  const body = node.rows.map((row, index) =>
    row.map((cell, column) => contentOf(cell, setting, cells[index]?.[column] ?? null) as TableCell),
  );
  const below = (node.below ?? []).map((note) => contentOf(note, setting, within));
  setting.grids.push({ node, body: body as PlacedGrid['body'], below: below as PlacedGrid['below'] });
  const table: Content = {
    table: {
      headerRows: node.headerRows,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: node.widths.map((width) => (width === 'rest' ? '*' : width)),
      body,
    },
    layout: {
      hLineWidth: (line) => (isStrong(line) && strong ? strong.thickness : node.rule.thickness),
      hLineColor: (line) => (isStrong(line) && strong ? strong.colour : node.rule.colour),
      vLineWidth: () => 0,
      paddingLeft: (column) => (column === 0 ? 0 : 6),
      paddingRight: (column) => (column === lastColumn - 1 ? 0 : 6),
      paddingTop: () => padding,
      paddingBottom: () => padding,
    },
    ...(below.length === 0 ? { margin: marginOf(node, setting) } : {}),
  };
  return below.length === 0 ? table : { stack: [table, ...below], margin: marginOf(node, setting) };
}
