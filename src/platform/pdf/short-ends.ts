import type { GridNode } from './sheet.js';
import type { PlacedGrid } from './typesetting.js';

/**
 * Looks at grids after they were laid out: one whose last page holds fewer rows than it asks for, or only its notes, gets
 * a break further up. Null when all is well.
 */
export function breaksAgainstShortEnds(
  grids: readonly PlacedGrid[],
  present: ReadonlyMap<GridNode, number>,
): ReadonlyMap<GridNode, number> | null {
  const breaks = new Map(present);
  for (const { node, body, below } of grids) {
    const at = breakFor(node, body, below);
    if (at !== null) breaks.set(node, at);
  }
  return breaks.size > present.size ? breaks : null;
}

function breakFor(
  { leastAtEnd, headerRows, rows }: GridNode,
  body: PlacedGrid['body'],
  below: PlacedGrid['below'],
): number | null {
  if (leastAtEnd === undefined || rows.length < headerRows + 2 * leastAtEnd) return null;
  const pages = body.slice(headerRows).map(([first]) => pageOf(first));
  const end = pageOf(below[0]) ?? pages.at(-1);
  const alone = pages.filter((page) => page === end).length;
  return alone === pages.length || alone >= leastAtEnd ? null : rows.length - leastAtEnd;
}

interface Placed {
  readonly positions?: readonly { readonly pageNumber: number }[];
  readonly stack?: readonly Placed[];
}

/** Page on which a cell begins. */
function pageOf(content: Placed | undefined): number | undefined {
  const [position] = content?.positions ?? [];
  if (position !== undefined) return position.pageNumber;
  for (const inner of content?.stack ?? []) {
    const page = pageOf(inner);
    if (page !== undefined) return page;
  }
  return undefined;
}
