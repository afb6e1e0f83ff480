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
export const longestWord = (text: string, size: number, strong: boolean): number =>
  Math.max(0, ...text.split(/[ \t\n]|(?<=[-–/])/).map((word) => widthOf(word, size, strong)));

/** A little more than the typeface takes: it is known to the engine alone. */
const slack = 1.03;
const narrow = new Set("iljftrI.,;:'()-/ ");
const wide = new Set('mwMWÄÖ%€@');

function widthOf(word: string, size: number, strong: boolean): number {
  let ems = 0;
  for (const letter of word) ems += narrow.has(letter) ? 0.33 : wide.has(letter) ? 0.84 : 0.57;
  return ems * size * slack * (strong ? 1.04 : 1);
}
