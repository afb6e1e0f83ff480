import type ExcelJS from 'exceljs';
import { columnLetters } from '../reading/cell.js';
import type { FormWorkbook, GuideLine } from './form-workbook.js';
import { headingCell, plainText, wrapped } from './looks.js';

const a4 = 9;
const guideWidths = [34, 84, 16];
/** Characters of a line that runs over all columns. */
const acrossWidth = 155;
const lineHeight = 14;

/** The sheet that explains the form. */
export function addGuide(book: ExcelJS.Workbook, guide: FormWorkbook['guide']): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(guide.sheetName, {
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: a4, orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = guideWidths.map((width) => ({ width }));
  const title = sheet.addRow([]).getCell(1);
  title.value = guide.title;
  title.style = plainText(16, 'bold');
  for (const line of guide.lines) addLine(sheet, line);
  return sheet;
}

function addLine(sheet: ExcelJS.Worksheet, line: GuideLine): void {
  const row = sheet.addRow([]);
  if (line.kind === 'entry') {
    const texts = [line.term, line.text, line.aside];
    for (const [at, text] of texts.entries()) {
      const cell = row.getCell(at + 1);
      cell.value = text;
      cell.style = wrapped(plainText(10, at === 0 ? 'bold' : 'plain'));
    }
    row.height = lineHeight * Math.max(...texts.map((text, at) => linesOf(text, guideWidths[at] ?? 10)));
    return;
  }
  const isSection = line.kind === 'section';
  const cell = row.getCell(1);
  cell.value = line.text;
  cell.style = wrapped(plainText(isSection ? 12 : 10, isSection ? 'bold' : 'plain'));
  sheet.mergeCells(row.number, 1, row.number, guideWidths.length);
  row.height = isSection ? 24 : lineHeight * linesOf(line.text, acrossWidth);
  if (isSection) cell.alignment = { vertical: 'bottom' };
}

/** About how many lines a text takes; programs that do not measure need the height. */
const linesOf = (text: string, width: number): number => Math.max(1, Math.ceil(text.length / width));

const firstChoice = 4;
const widestChoice = 90;

/** The sheet with the lists to choose from, a column each; returns where each of them stands. */
export function addChoices(
  book: ExcelJS.Workbook,
  { sheetName, title, note, lists }: FormWorkbook['choices'],
): { sheet: ExcelJS.Worksheet; rangeOf(name: string): string | null } {
  const sheet = book.addWorksheet(sheetName, {
    views: [{ state: 'frozen', ySplit: firstChoice - 1, showGridLines: false }],
    pageSetup: { paperSize: a4, orientation: 'landscape', fitToPage: true, fitToWidth: 3, fitToHeight: 0 },
  });
  sheet.columns = lists.map(({ name, values }) => ({
    width: Math.min(widestChoice, Math.max(...[name, ...values].map(({ length }) => length)) + 2),
  }));
  for (const [row, text] of [title, note].entries()) {
    const cell = sheet.getRow(row + 1).getCell(1);
    cell.value = text;
    cell.style = plainText(row === 0 ? 16 : 10, row === 0 ? 'bold' : 'plain');
  }
  const ranges = new Map<string, string>();
  for (const [at, { name, values }] of lists.entries()) {
    const heading = sheet.getRow(firstChoice - 1).getCell(at + 1);
    heading.value = name;
    heading.style = headingCell(false);
    for (const [index, value] of values.entries()) {
      const cell = sheet.getRow(firstChoice + index).getCell(at + 1);
      cell.value = value;
      cell.style = { ...plainText(10, 'plain'), numFmt: '@' };
    }
    const letters = columnLetters(at);
    if (values.length > 0)
      ranges.set(
        name,
        `'${sheetName}'!$${letters}$${firstChoice}:$${letters}$${firstChoice + values.length - 1}`,
      );
  }
  return { sheet, rangeOf: (name) => ranges.get(name) ?? null };
}
