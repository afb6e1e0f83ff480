import type { FileRemark, TableFile } from './cell.js';
import { sheetRows } from './sheet-reader.js';
import { readWorkbookParts } from './workbook-parts.js';
import { ZipArchive } from './zip-archive.js';

/**
 * A workbook (.xlsx) as a table file: every sheet can be run through again and again, a piece of it in memory at a time.
 * Throws `BrokenFile`, now or while rows are run through.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<TableFile> {
  const archive = new ZipArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const parts = await readWorkbookParts(archive);
  const remarks = new Map<string, FileRemark>();
  return {
    sheets: parts.sheets.map((sheet) => ({
      name: sheet.name,
      isHidden: sheet.isHidden,
      rows: () => sheetRows(archive, sheet, parts, remarks),
    })),
    remarks: () => [...remarks.values()],
  };
}
