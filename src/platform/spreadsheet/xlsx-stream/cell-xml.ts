import { toDecimal } from '../../../kernel/money.js';
import type { ColumnType, TableValue } from '../table.js';
import { cellStyles } from './styles.js';

/** "A", "Z", "AA" … for column 0, 25, 26 … */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
const special = /[&<>"\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|_x[0-9a-f]{4}_/gi;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text inside XML. What XML cannot hold, and line ends it would change, become `_xHHHH_` as the format has it; text that
 * looks like such a mark gets its own underscore marked.
 */
export const xmlText = (text: string): string =>
  text.replace(special, (found) => {
    if (found.length > 1) return `_x005F${found}`;
    return entities[found] ?? `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });

/** Where one string is kept for many cells; null when it is not. */
export interface StringTable {
  indexOf(text: string): number | null;
}

/** A cell with text: always typed as a string, so that nothing in it is ever calculated. */
export function textCell(address: string, style: number, text: string, strings: StringTable): string {
  const shared = strings.indexOf(text);
  if (shared !== null) return `<c r="${address}" s="${style}" t="s"><v>${shared}</v></c>`;
  return `<c r="${address}" s="${style}" t="inlineStr"><is>${textNode(text)}</is></c>`;
}

/** `<t>` with white space kept where a reader would otherwise trim it. */
export const textNode = (text: string): string =>
  `<t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${xmlText(text)}</t>`;

export const numberCell = (address: string, style: number, number: string): string =>
  `<c r="${address}" s="${style}"><v>${number}</v></c>`;

export const formulaCell = (address: string, style: number, formula: string, value: string): string =>
  `<c r="${address}" s="${style}"><f>${xmlText(formula)}</f><v>${value}</v></c>`;

/** One row of cells, each by the type of its column; unknown values leave no cell. */
export function rowXml(
  number: number,
  names: readonly string[],
  types: readonly ColumnType[],
  values: readonly TableValue[],
  strings: StringTable,
): string {
  let cells = '';
  for (let at = 0; at < types.length; at += 1) {
    const value = values[at];
    const type = types[at];
    if (value !== null && value !== undefined && type !== undefined)
      cells += cellOf(`${names[at]}${number}`, type, value, strings);
  }
  return `<row r="${number}">${cells}</row>`;
}

function cellOf(
  address: string,
  type: ColumnType,
  value: Exclude<TableValue, null>,
  strings: StringTable,
): string {
  const style = cellStyles[type];
  switch (type) {
    case 'money':
      return numberCell(address, style, toDecimal(value as bigint));
    case 'rate':
      return numberCell(address, style, String(Number(value) / 10_000));
    case 'count':
      return numberCell(address, style, String(value));
    case 'day': {
      const serial = serialOf(value as string);
      return serial === null
        ? textCell(address, cellStyles.text, value as string, strings)
        : numberCell(address, style, String(serial));
    }
    default:
      return textCell(address, style, value as string, strings);
  }
}

const dayZero = Date.UTC(1899, 11, 30);
const firstTrueDay = '1900-03-01';

/** The number a spreadsheet keeps for a day. It counts a 29 February 1900: days before have none and stay text. */
function serialOf(day: string): number | null {
  if (day < firstTrueDay) return null;
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
  return (Date.UTC(year, month - 1, date) - dayZero) / 86_400_000;
}
