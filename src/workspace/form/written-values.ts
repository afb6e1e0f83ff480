import type { Written } from '../../kernel/written-field.js';

const read = (value: string | null): Written<string> => ({ kind: 'read', value });

const tooLong = (text: string, most: number): Written<never> => ({
  kind: 'unread',
  code: 'text_too_long',
  reason: `Der Text hat ${text.length} Zeichen; hier passen höchstens ${most.toLocaleString('de-DE')}.`,
  remedy: 'Kürzen Sie den Text.',
});

/** Longest single line; what is longer belongs into a text. */
const longestLine = 2_000;
const longestText = 100_000;

export function readLine(text: string): Written<string> {
  const line = text.trim();
  if (line.length <= longestLine) return read(line === '' ? null : line);
  return tooLong(line, longestLine);
}

/** Running text letter by letter; browsers send line breaks as CR LF. */
export function readLongText(text: string): Written<string> {
  if (text.length <= longestText) return read(text.trim() === '' ? null : text);
  return tooLong(text, longestText);
}

/** Line breaks as the registry keeps them. */
export const plainBreaks = (text: string): string => text.replace(/\r\n?/g, '\n');
