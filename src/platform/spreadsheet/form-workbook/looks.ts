import type ExcelJS from 'exceljs';
import type { FormColumnKind } from './form-workbook.js';

const ink = { argb: 'FF14223D' };
const white = { argb: 'FFFFFFFF' };
const muted = { argb: 'FF525C74' };
const line = { style: 'thin' as const, color: { argb: 'FFD8DDE8' } };
const box = { top: line, bottom: line, left: line, right: line };
const solid = (argb: string): ExcelJS.Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });

const formats: Readonly<Record<FormColumnKind, string>> = {
  text: '@',
  longText: '@',
  money: '#,##0.00 "€"',
  rate: '0.00 %',
  day: 'dd.mm.yyyy',
};

const isText = (kind: FormColumnKind): boolean => kind === 'text' || kind === 'longText';

/** A cell to fill in. */
export const openCell = (kind: FormColumnKind): Partial<ExcelJS.Style> => ({
  numFmt: formats[kind],
  font: { name: 'Calibri', size: 10, color: ink },
  alignment: { vertical: 'top', wrapText: true, horizontal: isText(kind) ? 'left' : 'right' },
  border: box,
  protection: { locked: false },
});

/** A cell that stays as it is. */
export const lockedCell = (kind: FormColumnKind): Partial<ExcelJS.Style> => ({
  ...openCell(kind),
  font: { name: 'Calibri', size: 10, color: muted },
  fill: solid('FFF1F3F8'),
  protection: { locked: true },
});

/** What holds for a whole column, also below the rows that are ready and in the lines above the headings. */
export const bareColumn = (kind: FormColumnKind): Partial<ExcelJS.Style> => {
  const { border: _, ...style } = openCell(kind);
  return style;
};

export const headingCell = (isRequired: boolean): Partial<ExcelJS.Style> => ({
  font: { name: 'Calibri', size: 10, bold: true, color: isRequired ? white : ink },
  fill: solid(isRequired ? 'FF14223D' : 'FFDDE5F4'),
  alignment: { vertical: 'middle', wrapText: true, horizontal: 'left' },
  border: box,
  protection: { locked: true },
});

/** Texts above a table and on the sheets beside it. */
export const plainText = (size: number, look: 'bold' | 'plain' | 'muted'): Partial<ExcelJS.Style> => ({
  font: { name: 'Calibri', size, bold: look === 'bold', color: look === 'muted' ? muted : ink },
  alignment: { vertical: 'top' },
  protection: { locked: true },
});

export const wrapped = (style: Partial<ExcelJS.Style>): Partial<ExcelJS.Style> => ({
  ...style,
  alignment: { vertical: 'top', wrapText: true, horizontal: 'left' },
});
