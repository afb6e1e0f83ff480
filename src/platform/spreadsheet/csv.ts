/** How a CSV file is written: RFC 4180 for machines, or as a German Excel opens it by a double click. */
export type CsvDialect = 'rfc4180' | 'excel-de';

/** A field: text, or a number already written for the dialect; null is empty. */
export type CsvField = { readonly text: string } | { readonly number: string } | null;

// Spaces and control characters before the sign do not keep a spreadsheet from reading a formula.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const formula = /^[\s\u0000-\u0020\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** One line with its end. Text a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvLine(fields: readonly CsvField[], dialect: CsvDialect): string {
  const separator = dialect === 'excel-de' ? ';' : ',';
  return `${fields.map((field) => csvField(field, separator)).join(separator)}\r\n`;
}

/** What stands before the first line: the mark by which a German Excel knows UTF-8. */
export const csvStart = (dialect: CsvDialect): string => (dialect === 'excel-de' ? '\ufeff' : '');

function csvField(field: CsvField, separator: string): string {
  if (field === null) return '';
  if ('number' in field) return quoted(field.number, separator);
  return quoted(formula.test(field.text) ? `'${field.text}` : field.text, separator);
}

function quoted(text: string, separator: string): string {
  const plain = !text.includes('"') && !text.includes(separator) && !/[\r\n]/.test(text);
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}
