import type { FileRemark, SheetRow, TableFile } from './cell.js';
import { filledDown, mergedRows } from './merged-cells.js';
import { sheetRows } from './sheet-reader.js';
import { readWorkbookParts, type WorkbookParts, type WorkbookSheet } from './workbook-parts.js';
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
      rows: rowsOf(archive, sheet, parts, remarks),
    })),
    remarks: () => [...remarks.values()],
  };
}

/** Runs through a sheet; where its cells are merged is found out once. */
function rowsOf(
  archive: ZipArchive,
  sheet: WorkbookSheet,
  parts: WorkbookParts,
  remarks: Map<string, FileRemark>,
): () => AsyncGenerator<readonly SheetRow[]> {
  let areas: ReturnType<typeof mergedRows> | null = null;
  return async function* () {
    areas ??= mergedRows(archive, sheet.part);
    yield* filledDown(sheetRows(archive, sheet, parts, remarks), await areas, ({ filled, left }) =>
      remarks.set(`merged ${sheet.part}`, { code: 'merged_cells', sheet: sheet.name, filled, left }),
    );
  };
}
