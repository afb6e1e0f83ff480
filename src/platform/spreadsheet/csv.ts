/** How a CSV file is written: RFC 4180 for machines, or as a German Excel opens it by a double click. */
export type CsvDialect = 'rfc4180' | 'excel-de';

/** A field: text, or a number already written for the dialect; null is empty. */
export type CsvField = { readonly text: string } | { readonly number: string } | null;

export const csvSeparator: Readonly<Record<CsvDialect, string>> = { rfc4180: ',', 'excel-de': ';' };

/** One line with its end. Text a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvLine(fields: readonly CsvField[], dialect: CsvDialect): string {
  return `${fields.map(csvField).join(csvSeparator[dialect])}\r\n`;
}

/** What stands before the first line: the mark by which a German Excel knows UTF-8. */
export const csvStart = (dialect: CsvDialect): string => (dialect === 'excel-de' ? '\ufeff' : '');

function csvField(field: CsvField): string {
  if (field === null) return '';
  return 'number' in field ? field.number : csvText(field.text);
}

// Spaces, control and invisible characters before the sign do not keep a spreadsheet from reading a formula. A text
// that already looks protected is protected once more, so that taking one apostrophe away always gives the original.
const formula =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /^'*(?:[\s\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2060]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/** Nearly every text begins with a digit or letter, which settles it. */
function isFormula(text: string): boolean {
  const first = text.charCodeAt(0);
  const isPlain =
    (first >= 0x30 && first <= 0x39) || (first >= 0x41 && first <= 0x5a) || (first >= 0x61 && first <= 0x7a);
  return !isPlain && formula.test(text);
}

/** Text as a field: an apostrophe in front of what a spreadsheet would calculate, quoted where RFC 4180 asks for it. */
export const csvText = (text: string): string => csvQuoted(isFormula(text) ? `'${text}` : text);

/** The text behind a field of ours: what `csvText` put in front is taken away again. */
export const originalText = (field: string): string =>
  field.startsWith("'") && isFormula(field) ? field.slice(1) : field;

/** Both separators call for quotes, so that a field reads the same in either dialect; so does an empty text, unlike an unknown one. */
const needsQuotes = /[",;\r\n]|^$/;

const csvQuoted = (text: string): string =>
  needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
