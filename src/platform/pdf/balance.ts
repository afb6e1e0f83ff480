/**
 * The smallest width in which words take no more lines than they do in the width at hand; the last line is then no
 * longer left with a single word. Widths in points.
 */
export function balancedWidth(words: readonly number[], space: number, available: number): number {
  const lines = linesIn(words, space, available);
  if (lines <= 1 || words.some((word) => word > available)) return available;
  let narrow = available / lines / 2;
  let wide = available;
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2;
    if (linesIn(words, space, middle) <= lines) wide = middle;
    else narrow = middle;
  }
  // Room for what kerning and rounding add to a line.
  return Math.min(available, wide + 2);
}

function linesIn(words: readonly number[], space: number, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of words) {
    if (word > width) return Number.POSITIVE_INFINITY;
    if (used > 0 && used + space + word > width) {
      lines++;
      used = word;
    } else {
      used += used > 0 ? space + word : word;
    }
  }
  return lines;
}
