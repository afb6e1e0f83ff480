import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

type TextEncoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/**
 * The text of a file: UTF-8 (with or without a byte order mark), UTF-16 with its mark, else Windows-1252, which older
 * spreadsheet programs write.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (first === 0xfe && second === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: decodeWindows1252(bytes), encoding: 'Windows-1252' };
  }
}

/** What Windows-1252 holds at 0x80 to 0x9F; bytes it leaves free stay control characters, as the encoding standard has it. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

// Node before 23 decodes Windows-1252 as Latin-1: the euro sign becomes a control character, three dots a line break.
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/gu, (character) => windows1252[character.charCodeAt(0) - 0x80] ?? character);
}

export type Delimiter = ',' | ';' | '\t';

/** The mark between cells: the one that occurs most outside quotes in the first lines. */
export function delimiterOf(text: string): Delimiter {
  const start = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const count = (mark: Delimiter): number => start.split('\n', 5).join('\n').split(mark).length;
  const marks: Delimiter[] = [',', ';', '\t'];
  return marks.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** A file whose quotation marks do not pair up, from the row on that is named. */
export class BrokenCsv extends Error {
  constructor(
    readonly row: number,
    cause: unknown,
  ) {
    super(`broken CSV from row ${row}`, { cause });
  }
}

const longestRow = 1_000_000;

/**
 * The rows of a CSV file, one after the other; row numbers are those a spreadsheet shows, the first is 1. Rows may have
 * different numbers of cells; line breaks inside quotes belong to the cell. Throws `BrokenCsv`.
 */
export async function* readCsv(text: string, delimiter: Delimiter): AsyncGenerator<readonly string[]> {
  const parser = Readable.from([text]).pipe(
    parse({
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: longestRow,
    }),
  );
  try {
    for await (const cells of parser) yield cells as string[];
  } catch (cause) {
    // Rows read ahead are lost with the error, so only the parser knows how far it came.
    if (cause instanceof CsvError && typeof cause.records === 'number')
      throw new BrokenCsv(cause.records + 1, cause);
    throw cause;
  }
}
