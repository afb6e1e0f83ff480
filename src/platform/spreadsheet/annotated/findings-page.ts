import type ExcelJS from 'exceljs';
import { addressOf, fillOf, severityWord } from './marks.js';
import { findingsSheet, findingsTitle, type WorkbookFinding } from './order.js';

const headings = ['Schwere', 'Blatt', 'Zelle', 'Spalte', 'Was dasteht', 'Grund', 'Abhilfe', 'Grundlage'];
const widths = [10, 18, 9, 28, 28, 60, 60, 24];
/** One line each; what is beyond is counted. */
export const mostLines = 50_000;
const longestText = 2_000;

interface FindingsPlace {
  /** Names of the sheets that are there. */
  readonly taken: readonly string[];
  /** The sheet that findings without one belong to. */
  readonly sheetOfText?: string | null;
}

/** Adds the sheet of findings: what cannot be said in the file, then a line for each, linked to its cell. */
export function addFindings(
  book: ExcelJS.Workbook,
  findings: readonly WorkbookFinding[],
  notes: readonly string[],
  { taken, sheetOfText = null }: FindingsPlace,
): ExcelJS.Worksheet {
  const above = [findingsTitle, ...notes, ''];
  const sheet = book.addWorksheet(freeName(taken), {
    views: [{ state: 'frozen', ySplit: above.length + 1, showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = widths.map((width) => ({ width }));
  above.forEach((text, at) => {
    const row = sheet.getRow(at + 1);
    const cell = row.getCell(1);
    cell.value = text === '' ? null : text;
    cell.font = { name: 'Calibri', size: at === 0 ? 14 : 10, bold: at === 0 };
    row.commit();
  });
  headingRow(sheet.getRow(above.length + 1));
  for (const [at, finding] of findings.slice(0, mostLines).entries())
    lineOf(sheet.getRow(above.length + 2 + at), finding, sheetOfText);
  if (findings.length > 0)
    sheet.autoFilter = {
      from: { row: above.length + 1, column: 1 },
      to: { row: above.length + 1 + Math.min(findings.length, mostLines), column: headings.length },
    };
  return sheet;
}

/** Name of the sheet, where the sender has one of that name already. */
function freeName(names: readonly string[]): string {
  const taken = new Set(names.map((name) => name.toLowerCase()));
  let name = findingsSheet;
  for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) name = `${findingsSheet} ${copy}`;
  return name;
}

function headingRow(row: ExcelJS.Row): void {
  headings.forEach((heading, at) => {
    const cell = row.getCell(at + 1);
    cell.value = heading;
    cell.font = { name: 'Calibri', size: 11, bold: true };
    cell.border = { bottom: { style: 'medium', color: { argb: 'FF14223D' } } };
  });
  row.commit();
}

/** Everything is text, whatever it begins with. */
function lineOf(row: ExcelJS.Row, finding: WorkbookFinding, sheetOfText: string | null): void {
  const { column, value, reason, remedy, clause } = finding;
  const address = addressOf(finding);
  const sheet = finding.sheet ?? (address === null ? null : sheetOfText);
  const texts = [severityWord(finding), sheet ?? '', address ?? '', column, value, reason, remedy, clause];
  texts.forEach((text, at) => {
    const cell = row.getCell(at + 1);
    cell.value = text === '' ? null : text.slice(0, longestText);
    cell.style = {
      numFmt: '@',
      font: { name: 'Calibri', size: 10 },
      alignment: { vertical: 'top', wrapText: true },
      border: { bottom: { style: 'thin', color: { argb: 'FFD8DDE8' } } },
    };
  });
  row.getCell(1).fill = fillOf(finding.severity);
  if (address !== null && sheet !== null) {
    const link = row.getCell(3);
    link.value = { text: address, hyperlink: `#'${sheet.replaceAll("'", "''")}'!${address}` };
    link.font = { name: 'Calibri', size: 10, underline: true, color: { argb: 'FF2144A6' } };
  }
  row.commit();
}
