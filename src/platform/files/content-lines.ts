/** A text value of a card or calendar, its special signs escaped (RFC 6350, 3.4; RFC 5545, 3.3.11). */
export const escapedText = (value: string): string =>
  value.replace(/([\\,;])/g, '\\$1').replace(/\r\n|\r|\n/g, '\\n');

/** Lines of a card or calendar as one file. */
export const contentLines = (lines: readonly string[]): string => `${lines.map(folded).join('\r\n')}\r\n`;

/** Longer lines go on in the next, which begins with a space; no character is cut in two (RFC 6350, 3.2; RFC 5545, 3.1). */
function folded(line: string): string {
  const parts = [''];
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 75) {
      parts.push(' ');
      bytes = 1;
    }
    parts[parts.length - 1] += character;
    bytes += size;
  }
  return parts.join('\r\n');
}
