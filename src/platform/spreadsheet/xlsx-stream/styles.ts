import type { ColumnType } from '../table.js';

/** Numbers of the cell formats in `stylesXml`, by what stands in the cell. */
export const cellStyles = {
  heading: 1,
  text: 2,
  code: 2,
  money: 3,
  rate: 4,
  day: 5,
  count: 6,
  title: 7,
  label: 8,
  section: 9,
  wrapped: 10,
  sumHeading: 11,
} as const satisfies Record<
  ColumnType | 'heading' | 'title' | 'label' | 'section' | 'wrapped' | 'sumHeading',
  number
>;

const font = (size: number, color: string, bold = false): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/><color rgb="${color}"/><name val="Calibri"/><family val="2"/></font>`;

const ink = 'FF14223D';
const muted = 'FF525C74';
const line = 'FFD8DDE8';

const top = '<alignment vertical="top"/>';
const wrapped = '<alignment vertical="top" wrapText="1"/>';

const format = (numberFormat: number, fontId: number, alignment: string, border = 0): string =>
  `<xf numFmtId="${numberFormat}" fontId="${fontId}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;

const builtIn = { general: 0, count: 3, rate: 10, text: 49 };
const own = { money: 164, day: 165 };

const formats = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  format(builtIn.text, 1, wrapped, 1),
  format(builtIn.text, 0, top),
  format(own.money, 0, top),
  format(builtIn.rate, 0, top),
  format(own.day, 0, top),
  format(builtIn.count, 0, top),
  format(builtIn.text, 2, top),
  format(builtIn.text, 3, wrapped),
  format(builtIn.text, 1, '<alignment vertical="bottom"/>', 1),
  format(builtIn.text, 0, wrapped),
  format(builtIn.text, 1, '<alignment horizontal="right" vertical="bottom"/>', 1),
];

export const stylesXml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="${own.money}" formatCode="#,##0.00\\ &quot;€&quot;"/><numFmt numFmtId="${own.day}" formatCode="dd\\.mm\\.yyyy"/></numFmts><fonts count="4">${font(10, ink)}${font(10, ink, true)}${font(16, ink, true)}${font(10, muted)}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="${line}"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Standard" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
