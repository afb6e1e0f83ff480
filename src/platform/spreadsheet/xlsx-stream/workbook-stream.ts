import type { TableRow } from '../table.js';
import { columnName, rowXml, textCell } from './cell-xml.js';
import { CoverageTotals, coverageWidths, type TableSheet } from './coverage.js';
import { formatLimits, type TableWorkbook, type WorkbookLimits } from './layout.js';
import { LongTexts } from './long-texts.js';
import * as parts from './parts.js';
import { SharedStrings } from './shared-strings.js';
import { cellStyles, stylesXml } from './styles.js';
import { ZipStream } from './zip-stream.js';

/**
 * Writes one long table as an .xlsx, row by row at the same memory however long it is: headings that stay in view,
 * filter buttons, typed cells, and a second sheet on what the table covers, with counts and sums as formulas. A table
 * longer than a sheet can hold goes on in the next one; nothing is cut.
 */
export class WorkbookStream {
  readonly #zip: ZipStream;
  readonly #strings = new SharedStrings();
  readonly #longTexts: LongTexts;
  readonly #names: readonly string[];
  readonly #types;
  readonly #totals: CoverageTotals;
  readonly #tables: TableSheet[] = [];
  readonly #others: string[] = [];
  #row = 0;

  constructor(
    private readonly book: TableWorkbook,
    send: (bytes: Uint8Array) => void,
    private readonly limits: WorkbookLimits = formatLimits,
  ) {
    this.#zip = new ZipStream(send);
    this.#longTexts = new LongTexts(book.words, limits.characters);
    this.#names = book.columns.map((_, index) => columnName(index));
    this.#types = book.columns.map(({ type }) => type);
    this.#totals = new CoverageTotals(book.coverage.lines);
  }

  async begin(): Promise<void> {
    await this.#beginTable();
  }

  async rows(rows: readonly TableRow[]): Promise<void> {
    let xml = '';
    for (const row of rows) {
      if (this.#row >= this.limits.rows || this.#zip.unpacked + xml.length * 3 >= this.limits.bytes) {
        await this.#zip.write(xml);
        xml = '';
        await this.#endTable();
        await this.#beginTable();
      }
      this.#row += 1;
      this.#totals.add(row);
      xml += rowXml(this.#row, this.#names, this.#types, this.#fitting(row), this.#strings);
    }
    await this.#zip.write(xml);
  }

  async finish(): Promise<void> {
    await this.#endTable();
    await this.#writeCoverage();
    if (this.#longTexts.parts.length > 0) await this.#writeLongTexts();
    const sheets = [...this.#tables, ...this.#others.map((name) => ({ name, lastRow: null }))];
    const files: [string, string][] = [
      ['xl/sharedStrings.xml', this.#strings.xml()],
      ['xl/styles.xml', stylesXml],
      ['xl/workbook.xml', parts.workbookXml(sheets, this.book.columns.length)],
      ['xl/_rels/workbook.xml.rels', parts.workbookRelations(sheets)],
      ['docProps/core.xml', parts.coreProperties(this.book)],
      ['_rels/.rels', parts.packageRelationsXml],
      ['[Content_Types].xml', parts.contentTypes(sheets)],
    ];
    for (const [name, xml] of files) {
      await this.#zip.begin(name);
      await this.#zip.write(xml);
    }
    await this.#zip.finish();
  }

  async #beginTable(): Promise<void> {
    const { columns } = this.book;
    await this.#beginSheet(
      columns.map(({ width }) => width),
      1,
    );
    const headings = columns.map(({ heading }, index) =>
      textCell(`${this.#names[index]}1`, cellStyles.heading, heading, this.#strings),
    );
    await this.#zip.write(`<row r="1" ht="32" customHeight="1">${headings.join('')}</row>`);
    this.#row = 1;
  }

  async #endTable(): Promise<void> {
    const number = this.#tables.length + 1;
    const name = number === 1 ? this.book.sheetName : `${this.book.sheetName} ${number}`;
    this.#tables.push({ name, lastRow: this.#row });
    await this.#zip.write(parts.sheetFoot(`A1:${this.#names.at(-1)}${this.#row}`));
  }

  async #beginSheet(widths: readonly number[], frozenRows: number): Promise<void> {
    await this.#zip.begin(parts.sheetFile(this.#tables.length + this.#others.length));
    await this.#zip.write(parts.sheetHead(widths, frozenRows));
  }

  #fitting(row: TableRow): TableRow {
    const { characters } = this.limits;
    if (!row.some((value) => typeof value === 'string' && value.length > characters)) return row;
    const name = String(row[0] ?? '');
    return row.map((value, index) =>
      typeof value === 'string'
        ? this.#longTexts.fit(value, name, this.book.columns[index]?.heading ?? '')
        : value,
    );
  }

  async #writeCoverage(): Promise<void> {
    await this.#beginSheet(coverageWidths, 0);
    await this.#zip.write(this.#totals.xml(this.#tables, this.#strings));
    this.#others.push(this.book.coverage.sheetName);
  }

  async #writeLongTexts(): Promise<void> {
    const { longTexts, longTextHeadings } = this.book.words;
    await this.#beginSheet([16, 30, 8, 100], 1);
    const names = ['A', 'B', 'C', 'D'];
    const headings = longTextHeadings.map((heading, index) =>
      textCell(`${names[index]}1`, cellStyles.heading, heading, this.#strings),
    );
    await this.#zip.write(`<row r="1">${headings.join('')}</row>`);
    for (const [index, { row, column, part, text }] of this.#longTexts.parts.entries())
      await this.#zip.write(
        rowXml(index + 2, names, ['text', 'text', 'count', 'text'], [row, column, part, text], this.#strings),
      );
    await this.#zip.write(parts.sheetFoot(null));
    this.#others.push(longTexts);
  }
}
