/** A point in the emblem's own units, x to the right and y downwards. */
export type EmblemPoint = readonly [x: number, y: number];

/** The emblem as shapes, so that a page and a print draw the same thing. */
export interface EuEmblem {
  readonly width: number;
  readonly height: number;
  /** Pantone Reflex Blue in its published screen value. */
  readonly fieldColour: '#003399';
  /** Pantone Yellow in its published screen value. */
  readonly starColour: '#FFCC00';
  /** Twelve polygons of ten points each, clockwise from twelve o'clock. */
  readonly stars: readonly (readonly EmblemPoint[])[];
}

/** Inner over outer radius of a regular five-pointed star. */
const innerRatio = Math.sin(Math.PI / 10) / Math.sin((3 * Math.PI) / 10);

function onCircle(centre: EmblemPoint, radius: number, turn: number): EmblemPoint {
  const angle = 2 * Math.PI * turn;
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  return [round(centre[0] + radius * Math.sin(angle)), round(centre[1] - radius * Math.cos(angle))];
}

function uprightStar(centre: EmblemPoint, radius: number): EmblemPoint[] {
  return Array.from({ length: 10 }, (_, index) =>
    onCircle(centre, index % 2 === 0 ? radius : radius * innerRatio, index / 10),
  );
}

/**
 * The European emblem after its published construction (Interinstitutional style guide, annex A1; Reg. (EU) 2021/1060,
 * annex IX): a blue field of ratio 2 to 3; twelve upright stars like the hours of a clock on an invisible circle of one
 * third of the height; each star's points on a circle of one eighteenth of the height.
 */
export function euEmblem(height: number): EuEmblem {
  const width = height * 1.5;
  const middle: EmblemPoint = [width / 2, height / 2];
  const stars = Array.from({ length: 12 }, (_, hour) =>
    uprightStar(onCircle(middle, height / 3, hour / 12), height / 18),
  );
  return { width, height, fieldColour: '#003399', starColour: '#FFCC00', stars };
}

/** The sentence that always stands beside the emblem, written out in full (Reg. (EU) 2021/1060, annex IX). */
export const coFundingSentence = {
  de: 'Kofinanziert von der Europäischen Union',
  en: 'Co-funded by the European Union',
} as const;
