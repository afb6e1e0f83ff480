import { wellFormed } from '../../kernel/written-number.js';

/** One non-empty line of a pasted text or page, as the reader sees it. */
export interface Line {
  /** The words as the source has them, without the bullet in front and spaces at the ends. */
  readonly text: string;
  /** The bullet as it stood in front, with its space; empty without one. */
  readonly bullet: string;
  /** Whether an empty line stands before it. */
  readonly afterGap: boolean;
  /** Marked as a label by the page itself (`dt`, `th`), whatever it says. */
  readonly isMarkedLabel: boolean;
  /** Stands in navigation, footer or dialog of the page, not in its content. */
  readonly isFurniture: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: vertical tab and form feed break lines too
const lineBreaks = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/u;
const bulletPattern = /^(?:[•·▪▫◦‣●○■□◆➢➤✓∙⁃*]+\s*|[-‐‑‒–—−+>]\s+)(?=\S)/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/gu;

/** A whole line set in bold or as a heading by text marks: the marks say nothing. */
const emphasised = /^\s*(?:#{1,6}\s+)?(\*\*|__)(?=\S)([^*_]+)\1\s*$/u;

const isBlank = (character: string | undefined): boolean =>
  character === '\u200b' || (character !== undefined && character.trim() === '');

/** Without spaces and zero-width spaces at both ends; a pattern would take the square of the length. */
function trimmed(raw: string): string {
  let start = 0;
  let end = raw.length;
  while (start < end && isBlank(raw[start])) start += 1;
  while (end > start && isBlank(raw[end - 1])) end -= 1;
  return raw.slice(start, end);
}

/** A line from the words of a page; null when nothing is left. Control characters become U+FFFD: they can be seen, not stored. */
export function lineOf(raw: string, marks: Omit<Line, 'text' | 'bullet'>): Line | null {
  const words = trimmed(raw.replace(controls, '\ufffd'));
  if (words === '') return null;
  const bullet = bulletPattern.exec(words)?.[0] ?? '';
  return { ...marks, text: words.slice(bullet.length), bullet };
}

/** Splits pasted text into its lines; CR, LF and Unicode line breaks all count. */
export function linesOfText(source: string): Line[] {
  const lines: Line[] = [];
  let afterGap = false;
  for (const raw of wellFormed(source).split(lineBreaks)) {
    const line = lineOf(emphasised.exec(raw)?.[2] ?? raw, {
      afterGap,
      isMarkedLabel: false,
      isFurniture: false,
    });
    if (line) lines.push(line);
    afterGap = line === null;
  }
  return lines;
}
