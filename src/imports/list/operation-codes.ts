import type { ListProfile } from './list-profile.js';
import { headingSays } from './recognise-heading.js';

/** How often each code of an operation occurs in all parts of a list, as it counts. */
export function codeCounts(profiles: readonly ListProfile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { codes } of profiles)
    for (const [code, times] of codes) counts.set(code, (counts.get(code) ?? 0) + times);
  return counts;
}

/** Codes that name one row each; none where the column does not tell the rows apart or only counts them. */
export function operationCodes(
  profiles: readonly ListProfile[],
  counts: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const rows = profiles.reduce((sum, { rows: count }) => sum + count, 0);
  const unique = [...counts].filter(([code, times]) => times === 1 && code !== '').map(([code]) => code);
  const namesOperation = profiles.some(
    ({ codeHeading }) => codeHeading !== null && headingSays(codeHeading, 'operation'),
  );
  if (unique.length < rows * 0.9 || isCounting(unique, namesOperation)) return new Set();
  return new Set(unique);
}

/** Files and codes of operations have more digits than a list has rows. */
const mostDigits = 6;

/**
 * Numbers that count the rows belong to the file, not to the operations: the next list begins with 1 again. Under a heading
 * that does not name the operation every short number is taken for one; else numbers that follow one another.
 */
function isCounting(codes: readonly string[], namesOperation: boolean): boolean {
  if (codes.length === 0 || !codes.every((code) => /^\d+[.)]?$/u.test(code))) return false;
  const numbers = codes.map((code) => Number.parseInt(code, 10));
  const [first, last] = numbers.reduce(([low, high], n) => [Math.min(low, n), Math.max(high, n)], [
    Number.POSITIVE_INFINITY,
    0,
  ] as [number, number]);
  if (String(last).length > mostDigits) return false;
  return !namesOperation || (last - first < codes.length * 1.5 && (codes.length > 1 || first <= 1));
}
