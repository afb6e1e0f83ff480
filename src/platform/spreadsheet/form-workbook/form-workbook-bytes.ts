import ExcelJS from 'exceljs';
import { columnLetters } from '../reading/cell.js';
import { fixZipDates } from '../zip-dates.js';
import { addForm, headingRow, lastRow } from './form-sheet.js';
import type { FormWorkbook } from './form-workbook.js';
import { addChoices, addGuide } from './sheets-beside.js';

/** Without a password: it keeps people from slips, not from their own file. */
const protection: Partial<ExcelJS.WorksheetProtection> = {
  selectLockedCells: true,
  selectUnlockedCells: true,
  formatColumns: true,
  formatRows: true,
  autoFilter: true,
};

/** A workbook to be filled in, as .xlsx bytes; the same workbook gives the same bytes. */
export async function formWorkbookBytes(workbook: FormWorkbook): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = workbook.creator;
  book.lastModifiedBy = workbook.creator;
  book.created = workbook.created;
  book.modified = workbook.created;
  book.title = workbook.title.slice(0, 250);
  book.keywords = workbook.form.mark;
  const { form } = workbook;
  // The form comes first and is what people see; the lists it refers to are known by then only by their ranges.
  const lists = addChoices(new ExcelJS.Workbook(), workbook.choices);
  const sheets = [
    addForm(book, form, lists.rangeOf),
    addGuide(book, workbook.guide),
    addChoices(book, workbook.choices).sheet,
  ];
  for (const sheet of sheets) await sheet.protect('', protection);
  const range = `'${form.sheetName}'!$A$${headingRow(form)}:$${columnLetters(form.columns.length - 1)}$${lastRow(form)}`;
  // LibreOffice drops the filter without this name; the library's own list has no room for names of one sheet.
  const filter = [{ name: '_xlnm._FilterDatabase', ranges: [range], localSheetId: 0 }];
  Object.defineProperty(book.definedNames, 'model', { get: () => filter });
  return fixZipDates(new Uint8Array(await book.xlsx.writeBuffer()));
}
