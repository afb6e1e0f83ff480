/** Millimetres in points. */
export const mm = (length: number): number => (length * 72) / 25.4;

export const colours = {
  ink: '#14223d',
  text: '#1c2539',
  muted: '#525c74',
  line: '#d8dde8',
  accent: '#ad480a',
  /** Reflex Blue of the emblem, for the sentence beside it. */
  emblem: '#003399',
} as const;

export const margins = { left: mm(18), top: mm(29), right: mm(18), bottom: mm(23) };
export const contentWidth = mm(210) - margins.left - margins.right;
export const columnGap = mm(12);
export const narrowColumn = mm(50);
/** Width of a map in the narrow column per step; a smaller one makes room when facts are many. */
export const mapWidths = [50, 46, 46, 46, 42].map(mm);
export const labelColumn = mm(42);

/** Steps of tightening a one-page sheet: whole text down to 8.5 pt first, cut text after that. */
export const fitting = { steps: 7, uncutSteps: 5 };

/** Sizes in points per step. */
export const sizes = {
  body: [9.5, 9.5, 9, 8.5],
  /** Distance of lines of the body text, as a multiple of its size. */
  bodyLeading: [1.42, 1.42, 1.4, 1.36, 1.32],
  label: 8.5,
  small: 8,
  fact: [9, 9, 9, 8.75, 8.5],
  heading: 11,
  figure: [15, 15, 15, 15, 14],
  longFigure: [12.5, 12.5, 12.5, 12],
  lead: [11.5, 11.5, 11.5, 11, 10.5],
} as const;

/** A distance that shrinks with the steps. */
export const gap = (millimetres: number): readonly number[] =>
  [1, 0.8, 0.75, 0.65, 0.5].map((factor) => mm(millimetres) * factor);

/** Sizes of the title per step: a long name starts smaller, so that it leaves room for the rest. */
export function titleSizes(length: number): readonly number[] {
  if (length <= 110) return [20, 20, 20, 18, 16];
  return length <= 220 ? [16, 16, 16, 15, 14] : [13, 13, 13, 12.5, 12];
}

/** Longest name and longest fact on paper in characters, per step; pages and workbooks keep all of it. */
export const limits = {
  title: [400, 400, 400, 400, 400, 250, 120],
  fact: [420, 420, 420, 420, 420, 180, 80],
} as const;
