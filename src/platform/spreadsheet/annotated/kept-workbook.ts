import ExcelJS from 'exceljs';
import { addFindings } from './findings-page.js';
import { markCell, marksOf, mostComments, unmarkCell } from './marks.js';
import { type AnnotationOrder, isFindingsSheet } from './order.js';

/** The workbook that was sent, with its looks, its faults marked and a sheet of findings. Throws what the library throws. */
export async function keptWorkbook(order: AnnotationOrder, notes: readonly string[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const { buffer, byteOffset, byteLength } = order.bytes;
  await book.xlsx.load(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  book.modified = order.created;
  for (const sheet of [...book.worksheets]) {
    if (isFindingsSheet(sheet.name, sheet.getCell('A1').text)) book.removeWorksheet(sheet.id);
    else sheet.eachRow((row) => row.eachCell(unmarkCell));
  }
  let comments = 0;
  for (const [name, marks] of marksOf(order.findings)) {
    const sheet = book.worksheets.find((each) => each.name === name);
    if (!sheet) continue;
    for (const [address, mark] of marks) {
      comments += 1;
      markCell(sheet.getCell(address), mark, comments <= mostComments);
    }
  }
  addFindings(book, order.findings, notes, { taken: book.worksheets.map(({ name }) => name) });
  return new Uint8Array(await book.xlsx.writeBuffer());
}
