import type { SheetRow, TableFile } from './cell.js';
import { type CsvDialect, recogniseDialect } from './csv-dialect.js';
import { CsvSplitter } from './csv-splitter.js';
import { unpacked } from './packed-rows.js';
import { decodePieces, recogniseEncoding, type TextEncoding } from './text-encoding.js';

const lookedAt = 256 * 1024;

/** A text file with separators as a table of one sheet. Throws `BrokenCsv` while its rows are run through. */
export function readTextTable(bytes: Uint8Array): TableFile {
  const encoding = recogniseEncoding(bytes);
  const dialect = recogniseDialect(startOf(bytes, encoding));
  return {
    sheets: [{ name: null, isHidden: false, rows: () => rowsOf(bytes, encoding, dialect) }],
    remarks: () => (encoding.startsWith('Windows') ? [{ code: 'other_encoding', encoding }] : []),
  };
}

/** The beginning of a text, long enough to see how its rows are divided. */
export function startOf(bytes: Uint8Array, encoding = recogniseEncoding(bytes)): string {
  return [...decodePieces(bytes.subarray(0, lookedAt), encoding)].join('');
}

async function* rowsOf(
  bytes: Uint8Array,
  encoding: TextEncoding,
  { delimiter, quote, namesItself, packedWith }: CsvDialect,
): AsyncGenerator<readonly SheetRow[]> {
  const splitter = new CsvSplitter(delimiter, quote);
  let number = 0;
  const numbered = (rows: readonly string[][]): SheetRow[] => {
    const batch: SheetRow[] = [];
    for (const cells of rows) {
      number += 1;
      if (!(namesItself && number === 1))
        batch.push({ number, cells: (packedWith !== null && unpacked(cells, packedWith)) || cells });
    }
    return batch;
  };
  for (const piece of decodePieces(bytes, encoding)) {
    const batch = numbered(splitter.push(piece));
    if (batch.length > 0) yield batch;
  }
  const last = numbered(splitter.end());
  if (last.length > 0) yield last;
}
