import type { ColumnsNode, DrawingNode, GridNode, SheetNode, TextNode } from '../sheet.js';
import { Mark, type Marked, type StructureElement } from './structure.js';

/** Element a node belongs to; null for what stands on every page and is not read. */
export type Within = StructureElement | null;

const holdsTextItself = new Set(['TH', 'TD', 'Link']);

/** What each paragraph of a text tells about itself. A single paragraph in a cell is the content of the cell. */
export function readingOfText(node: TextNode, paragraphs: number, within: Within): Marked[] {
  const lineLink = node.linksTo === undefined ? {} : { lineLink: node.linksTo };
  return Array.from({ length: paragraphs }, () => {
    if (within === null) return {};
    return { lineElement: elementOf(node, paragraphs, within), ...lineLink };
  });
}

function elementOf(node: TextNode, paragraphs: number, within: StructureElement): StructureElement {
  if (within.type === 'TOCI') return within.child('Reference').child('Link');
  const block =
    node.heading !== undefined
      ? within.child(`H${node.heading}`)
      : paragraphs === 1 && holdsTextItself.has(within.type)
        ? within
        : within.child('P');
  return node.linksTo === undefined ? block : block.child('Link');
}

export function readingOfDrawing({ alt }: DrawingNode, within: Within): Marked {
  return within === null || alt === '' ? {} : { mark: new Mark(within.child('Figure', { alt })) };
}

/** The element of a whole grid, even when it is laid out in two pieces. */
export function readingOfGrid({ reads }: GridNode, within: Within): Within {
  return within === null ? null : within.child(reads === 'contents' ? 'TOC' : 'Table');
}

/** Elements of the cells of one row, in a grid begun by `readingOfGrid`. */
export function readingOfRow(
  { reads, headerRows }: GridNode,
  row: { readonly index: number; readonly cells: number },
  grid: Within,
): Within[] {
  if (grid === null) return Array.from({ length: row.cells }, () => null);
  if (reads === 'contents') {
    const entry = grid.child('TOCI');
    return Array.from({ length: row.cells }, () => entry);
  }
  const element = grid.child('TR');
  return Array.from({ length: row.cells }, (_, column) => {
    if (row.index < headerRows) return element.child('TH', { scope: 'Column' });
    return reads === 'headedRows' && column === 0
      ? element.child('TH', { scope: 'Row' })
      : element.child('TD');
  });
}

/** Columns inside a stack that is read as a table: one row, headed by its first text; drawings without words are no cells. */
export function readingOfColumns({ columns }: ColumnsNode, table: StructureElement): Within[] {
  const row = table.child('TR');
  let headed = false;
  return columns.map(({ node }) => {
    if (!speaks(node)) return null;
    if (headed) return row.child('TD');
    headed = true;
    return row.child('TH', { scope: 'Row' });
  });
}

const speaks = (node: SheetNode): boolean => node.kind !== 'drawing' || node.alt !== '';
