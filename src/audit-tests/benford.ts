/** Fewer values than this say nothing about first digits. */
export const fewestValues = 300;

/** Share of numbers that begin with a digit by Benford's law: log10(1 + 1/d). */
export const expectedShare = (digit: number): number => Math.log10(1 + 1 / digit);

export interface DigitCount {
  readonly digit: number;
  readonly count: number;
  readonly expected: number;
  /** Distance in standard deviations, with the correction for whole numbers; above 1.96 it is no chance at 5 %. */
  readonly z: number;
}

export interface FirstDigits {
  readonly values: number;
  readonly digits: readonly DigitCount[];
  /** Mean absolute deviation of the shares; by Nigrini close below 0.006, acceptable below 0.012, none above 0.015. */
  readonly meanDeviation: number;
  /** Chi square with eight degrees of freedom; above 15.507 the digits do not follow the law at 5 %. */
  readonly chiSquare: number;
}

/** Compares counts of the first digits 1 to 9 with Benford's law; null with too few values. */
export function firstDigits(counts: readonly number[]): FirstDigits | null {
  const values = counts.reduce((sum, count) => sum + count, 0);
  if (values < fewestValues) return null;
  const digits = counts.map((count, index): DigitCount => {
    const share = expectedShare(index + 1);
    const distance = Math.max(0, Math.abs(count / values - share) - 1 / (2 * values));
    const z = distance / Math.sqrt((share * (1 - share)) / values);
    return { digit: index + 1, count, expected: share * values, z };
  });
  return {
    values,
    digits,
    meanDeviation:
      digits.reduce((sum, { count, expected }) => sum + Math.abs(count - expected), 0) / values / 9,
    chiSquare: digits.reduce((sum, { count, expected }) => sum + (count - expected) ** 2 / expected, 0),
  };
}
