/** What a column of a printed table has to hold, in points. */
export interface ColumnNeed {
  /** Part of the room the table's author had in mind. */
  readonly share: number;
  /** Longest word, which must not be broken; figures are one word. */
  readonly least: number;
  /** Figures are never broken; words are where nothing else helps. */
  readonly isFigures: boolean;
}

/**
 * Widths of columns that come to the room: as their author had in mind, but no word is broken while another column has
 * more than its own words need. Where there is no such room, figures stay whole and words give way.
 */
export function columnWidths(columns: readonly ColumnNeed[], room: number): number[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const wanted = columns.map(({ share }) => (room * share) / shares);
  const lacking = sumOf(columns.map(({ least }, index) => Math.max(0, least - (wanted[index] ?? 0))));
  if (lacking === 0) return wanted;
  const spare = sumOf(columns.map(({ least }, index) => Math.max(0, (wanted[index] ?? 0) - least)));
  if (spare >= lacking) {
    const kept = 1 - lacking / spare;
    return columns.map(({ least }, index) => least + Math.max(0, (wanted[index] ?? 0) - least) * kept);
  }
  const figures = sumOf(columns.map(({ least, isFigures }) => (isFigures ? least : 0)));
  const words = sumOf(columns.map(({ least, isFigures }) => (isFigures ? 0 : least)));
  if (figures >= room || words === 0) return columns.map(({ least }) => (room * least) / (figures + words));
  return columns.map(({ least, isFigures }) => (isFigures ? least : ((room - figures) * least) / words));
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Width of the longest part of a text that is not broken at a space or hyphen, in points. */
export const longestWord = (text: string, size: number): number =>
  Math.max(0, ...text.split(/[ \t\n]|(?<=[-–/])/).map((word) => emsOf(word) * size));

/** Letters by their width in the typeface in ems, rounded up: the exact one is known to the engine alone. */
const widths = new Map(
  (
    [
      [".,;:'ijlIJ \u00a0", 0.29],
      ['ftr()-', 0.39],
      ['cgksvxyzFLTZ–/', 0.53],
      ['DGHNOQUÖÜ', 0.69],
      ['mwMW%', 0.86],
    ] as const
  ).flatMap(([letters, ems]) => [...letters].map((letter): [string, number] => [letter, ems])),
);
const usualWidth = 0.59;

/** Width of a line in points, rounded up. */
export const widthOfText = (line: string, size: number): number => emsOf(line) * size;

function emsOf(word: string): number {
  let ems = 0;
  for (const letter of word) ems += widths.get(letter) ?? usualWidth;
  return ems;
}
