import { columnName, xmlText } from './cell-xml.js';
import type { TableWorkbook } from './layout.js';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const media = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A sheet that has been written: its tab and, for a table, how far it goes. */
export interface WrittenSheet {
  readonly name: string;
  /** Last row of a table with filter buttons; null for a sheet without. */
  readonly lastRow: number | null;
}

/** A range of a sheet as formulas and names write it. */
export const rangeOf = (sheet: string, from: string, to: string): string =>
  `'${sheet.replaceAll("'", "''")}'!${from}:${to}`;

export const sheetFile = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

/** The beginning of a sheet down to its first row. */
export function sheetHead(widths: readonly number[], frozenRows: number): string {
  const pane =
    frozenRows > 0
      ? `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`
      : '';
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>`;
}

/** The end of a sheet: the range with filter buttons, if any, and ranges that are one cell. */
export const sheetFoot = (filtered: string | null, merged: readonly string[] = []): string =>
  `</sheetData>${filtered === null ? '' : `<autoFilter ref="${filtered}"/>`}${mergedXml(merged)}<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`;

const mergedXml = (ranges: readonly string[]): string =>
  ranges.length === 0
    ? ''
    : `<mergeCells count="${ranges.length}">${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;

export function workbookXml(sheets: readonly WrittenSheet[], columns: number): string {
  const tabs = sheets.map(
    ({ name }, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  // LibreOffice shows filter buttons only where this hidden name repeats their range.
  const filters = sheets.flatMap(({ name, lastRow }, index) => {
    if (lastRow === null) return [];
    const range = rangeOf(name, '$A$1', `$${columnName(columns - 1)}$${lastRow}`);
    return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${xmlText(range)}</definedName>`;
  });
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets>${tabs.join('')}</sheets><definedNames>${filters.join('')}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;
}

export function workbookRelations(sheets: readonly WrittenSheet[]): string {
  const targets = [
    ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
    ['styles', 'styles.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
  ];
  const items = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${packageRelations}">${items.join('')}</Relationships>`;
}

export const packageRelationsXml = `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`;

export function contentTypes(sheets: readonly WrittenSheet[]): string {
  const overrides = [
    ['/xl/workbook.xml', `${media}.sheet.main+xml`],
    ...sheets.map((_, index) => [`/${sheetFile(index)}`, `${media}.worksheet+xml`]),
    ['/xl/styles.xml', `${media}.styles+xml`],
    ['/xl/sharedStrings.xml', `${media}.sharedStrings+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ];
  const items = overrides.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`);
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${items.join('')}</Types>`;
}

export function coreProperties({ title, creator, created }: TableWorkbook): string {
  const instant = `${created.slice(0, 19)}Z`;
  return `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(creator)}</dc:creator><cp:lastModifiedBy>${xmlText(creator)}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified></cp:coreProperties>`;
}
