import { faceNames, solidLine } from './fonts.js';
import { breakable, type Coverage, cleaned, segmented, shortened } from './printable.js';
import type { GridNode, Run, TextNode, Tight } from './sheet.js';
import type { Bookmarks } from './tagging/bookmarks.js';

/** One way of laying a sheet out: how tight, and how much of the elastic text stays (null: all of it). */
export interface Fitting {
  readonly step: number;
  readonly elasticLength: number | null;
}

/** What happened to the text on the way to paper. */
interface Losses {
  cut: boolean;
  replaced: boolean;
}

/** Width of text set in one size, in points. */
type TextWidths = (text: string, strong: boolean, size: number) => number;

export interface Setting {
  readonly fitting: Fitting;
  readonly covers: Coverage;
  readonly widths: TextWidths;
  readonly losses: Losses;
  /** Where grids go on on a new page: row by grid. */
  readonly breaks: ReadonlyMap<GridNode, number>;
  readonly bookmarks: Bookmarks;
  /** Grids as handed to the engine, which enters into their cells where they came to stand. */
  readonly grids: PlacedGrid[];
}

export interface PlacedGrid {
  readonly node: GridNode;
  readonly body: readonly (readonly object[])[];
  readonly below: readonly object[];
}

/** Paragraphs longer than this are set in pieces: the layout engine's work grows with the square of a paragraph's words. */
const longestPiece = 3_000;

const defaultLeading = 1.42;

export function atStep(value: Tight, step: number): number {
  if (typeof value === 'number') return value;
  return value[Math.min(step, value.length - 1)] ?? 0;
}

const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + run.text.length, 0);

function cutRuns(runs: readonly Run[], length: number): Run[] {
  let left = length;
  return runs.flatMap((run) => {
    const kept = left <= 0 ? '' : shortened(run.text, left);
    left -= run.text.length;
    return kept === '' ? [] : [{ ...run, text: kept }];
  });
}

/** Runs as they are printed at this fitting: cleaned, and cut where the sheet says so. */
export function fittedRuns(node: TextNode, { fitting, losses }: Setting): Run[] {
  const limit = node.limit === undefined ? Number.POSITIVE_INFINITY : atStep(node.limit, fitting.step);
  const elastic = node.elastic === undefined ? null : fitting.elasticLength;
  const longest = Math.min(limit, elastic ?? limit);
  const runs = node.runs.map((run) => ({ ...run, text: cleaned(slightlyMore(run.text, longest)) }));
  if (lengthOf(runs) <= longest) return runs;
  if (node.elastic !== undefined) return [...cutRuns(runs, longest), ...node.elastic];
  losses.cut = true;
  return [...cutRuns(runs, longest), { text: '…' }];
}

/** Enough of a text to cut it rightly; spares the work on what is never printed. */
const slightlyMore = (text: string, length: number): string =>
  text.length > 2 * length + 200 ? text.slice(0, 2 * length + 200) : text;

/** A run as the layout engine gets it. */
export interface Inline {
  readonly text: string;
  readonly font: string;
  readonly bold: boolean;
  readonly lineHeight: number;
  readonly color?: string;
  readonly fontFeatures?: 'tnum'[];
  readonly sup?: true;
  readonly fontSize?: number;
  /** Entered by the engine where a page number comes to stand. */
  readonly _pageRef?: object;
}

/** The engine sets raised text at 0.58 of its size; a mark has to stay readable. */
const raisedSize = 1.3;

function inlinesOf(run: Run, node: TextNode, setting: Setting): Inline[] {
  const { segments, replaced } = segmented(breakable(run.text), setting.covers);
  if (replaced) setting.losses.replaced = true;
  const colour = run.colour ?? node.colour;
  return segments.map(({ text, face: found }) => {
    const face = run.notice && found === 'main' ? 'notice' : found;
    return {
      text,
      font: faceNames[face],
      bold: run.strong ?? node.strong ?? false,
      lineHeight: atStep(node.leading ?? defaultLeading, setting.fitting.step) / solidLine[face],
      ...(colour === undefined ? {} : { color: colour }),
      ...(run.figures && face === 'main' ? { fontFeatures: ['tnum' as const] } : {}),
      ...(run.raised
        ? { sup: true as const, fontSize: atStep(node.size, setting.fitting.step) * raisedSize }
        : {}),
    };
  });
}

/** Divides a run at ends of words so that no paragraph handed to the engine grows too long. */
function pieces(run: Run): Run[] {
  const found: Run[] = [];
  for (let rest = run.text; rest !== '' || found.length === 0; ) {
    const space = rest.length > longestPiece ? rest.lastIndexOf(' ', longestPiece) : rest.length;
    const end = space > 0 ? space + 1 : longestPiece;
    found.push({ ...run, text: rest.slice(0, end) });
    rest = rest.slice(end);
  }
  return found;
}

/** Paragraphs (divided by empty lines) of a text node as lists of inline pieces for the layout engine. */
export function paragraphsOf(node: TextNode, setting: Setting): Inline[][] {
  const runs = fittedRuns(node, setting);
  const paragraphs: Run[][] = [[]];
  for (const run of runs) {
    run.text.split(/\n{2,}/).forEach((text, index) => {
      if (index > 0) paragraphs.push([]);
      paragraphs.at(-1)?.push({ ...run, text });
    });
  }
  return paragraphs
    .flatMap((paragraph) =>
      lengthOf(paragraph) > longestPiece ? paragraph.flatMap(pieces).map((piece) => [piece]) : [paragraph],
    )
    .map((paragraph) => paragraph.flatMap((run) => inlinesOf(run, node, setting)));
}
