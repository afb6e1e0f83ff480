import { BrokenFile } from './broken-file.js';
import { type Cell, cellText, columnLetters, type FileRemark, type SheetRow } from './cell.js';
import { numberCell } from './cell-value.js';
import type { NumberFormat } from './number-format.js';
import { type WorkbookParts, type WorkbookSheet, withoutEscapes } from './workbook-parts.js';
import { attribute, scannedPieces, type XmlHandler } from './xml-scanner.js';
import type { ZipArchive } from './zip-archive.js';

const lastRow = 1_048_576;
const lastColumn = 16_384;
/** No list is wider; a value further to the right is a slip, or made to use up memory. */
const widest = 1_024;
/** Spreadsheets hold 32,767 characters in a cell. */
const longestCell = 1_000_000;

const plain: NumberFormat = { kind: 'number', currency: null };

/**
 * The filled rows of a sheet, in batches. What a sheet claims about its size is not believed, rows without a value do not
 * exist, and formulas count by the value that was calculated last. Throws `BrokenFile`.
 */
export async function* sheetRows(
  archive: ZipArchive,
  sheet: WorkbookSheet,
  parts: WorkbookParts,
  remarks: Map<string, FileRemark>,
): AsyncGenerator<readonly SheetRow[]> {
  const handler = new SheetHandler(parts);
  for await (const _ of scannedPieces(archive.read(sheet.part), handler)) {
    const batch = handler.takeRows();
    if (batch.length > 0) yield batch;
  }
  const { formulas, firstFormula, hiddenRows } = handler;
  if (firstFormula !== null)
    remarks.set(`formulas ${sheet.part}`, {
      code: 'formulas',
      sheet: sheet.name,
      cell: firstFormula,
      count: formulas,
    });
  if (hiddenRows > 0)
    remarks.set(`hidden ${sheet.part}`, { code: 'hidden_rows', sheet: sheet.name, count: hiddenRows });
}

class SheetHandler implements XmlHandler {
  wantsText = false;
  formulas = 0;
  firstFormula: string | null = null;
  hiddenRows = 0;
  #rows: SheetRow[] = [];
  #row = 0;
  #isHidden = false;
  #cells: Cell[] = [];
  #column = -1;
  #type = '';
  #format: NumberFormat = plain;
  #value = '';
  #hasFormula = false;
  #isPhonetic = false;

  constructor(private readonly parts: WorkbookParts) {}

  takeRows(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, tag: string): void {
    if (name === 'c') this.#openCell(tag);
    else if (name === 'v') this.wantsText = true;
    else if (name === 't') this.wantsText = !this.#isPhonetic;
    else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 'row') this.#openRow(tag);
    else if (name === 'f' && this.#column >= 0) this.#hasFormula = true;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.wantsText = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'rPh') this.#isPhonetic = false;
  }

  text(words: string): void {
    this.#value = this.#value === '' ? words : this.#value + words;
    if (this.#value.length > longestCell) throw new BrokenFile('unpacks_too_large');
  }

  #openRow(tag: string): void {
    const number = attribute(tag, 'r');
    const before = this.#row;
    this.#row = number === null ? before + 1 : Number(number);
    // Rows stand in their order, each once; else there could be any number of them.
    if (!Number.isInteger(this.#row) || this.#row <= before || this.#row > lastRow)
      throw new BrokenFile('impossible_cells');
    this.#isHidden = /^(?:1|true)$/u.test(attribute(tag, 'hidden') ?? '');
    this.#cells = [];
    this.#column = -1;
  }

  #openCell(tag: string): void {
    const address = attribute(tag, 'r');
    this.#column = address === null ? this.#cells.length : columnOf(address, this.#row);
    this.#type = attribute(tag, 't') ?? 'n';
    const style = attribute(tag, 's');
    this.#format =
      style === null ? (this.parts.formats[0] ?? plain) : (this.parts.formats[Number(style)] ?? plain);
    this.#value = '';
    this.#hasFormula = false;
  }

  #closeCell(): void {
    if (this.#hasFormula) this.#countFormula();
    const read = this.#cell();
    if (read === '' || read === null) return;
    const cell = typeof read === 'string' ? cellText(read) : { ...read, text: cellText(read.text) };
    if (this.#column >= widest) throw new BrokenFile('too_wide');
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = cell;
  }

  #countFormula(): void {
    this.formulas += 1;
    this.firstFormula ??= `${columnLetters(this.#column)}${this.#row}`;
  }

  #cell(): Cell | null {
    const value = this.#value;
    if (value === '') return this.#hasFormula && this.#type !== 'str' ? { kind: 'fault', text: '=?' } : null;
    switch (this.#type) {
      case 's':
        return this.parts.strings[Number(value)] ?? null;
      case 'inlineStr':
      case 'str':
        return withoutEscapes(value);
      case 'b':
        return { kind: 'boolean', text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' };
      case 'e':
        return { kind: 'fault', text: value };
      case 'd':
        return /^\d{4}-\d{2}-\d{2}/u.test(value) ? { kind: 'day', text: value.slice(0, 10) } : value;
      default:
        return numberCell(value, this.#format, this.parts.startsIn1904);
    }
  }

  #closeRow(): void {
    if (this.#cells.length === 0) return;
    if (this.#isHidden) this.hiddenRows += 1;
    this.#rows.push({ number: this.#row, cells: this.#cells });
    this.#cells = [];
  }
}

/** Index of the column of an address, which has to lie in the row it stands in. */
function columnOf(address: string, row: number): number {
  let column = 0;
  let at = 0;
  for (; at < address.length; at += 1) {
    const letter = address.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (column < 1 || column > lastColumn || Number(address.slice(at)) !== row)
    throw new BrokenFile('impossible_cells');
  return column - 1;
}
