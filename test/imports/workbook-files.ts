import { deflateRawSync } from 'node:zlib';

/** An entry of an archive made by hand, honest unless told to lie. */
export interface MadeEntry {
  readonly name: string;
  readonly content: Buffer | string;
  /** Size the directory and the header claim. */
  readonly claimed?: number;
  /** Name in the header beside the data, where it differs from that of the directory. */
  readonly innerName?: string;
  readonly encrypted?: boolean;
  /** Kept as it is, not packed. */
  readonly stored?: boolean;
  /** Points at the data of the entry before. */
  readonly overlaps?: boolean;
}

function header(
  signature: number,
  name: Buffer,
  packed: Buffer,
  unpacked: number,
  encrypted: boolean,
  stored: boolean,
): Buffer {
  const isDirectory = signature === 0x02014b50;
  const bytes = Buffer.alloc(isDirectory ? 46 : 30);
  bytes.writeUInt32LE(signature, 0);
  let at = isDirectory ? 6 : 4;
  bytes.writeUInt16LE(20, at);
  bytes.writeUInt16LE(encrypted ? 1 : 0, at + 2);
  bytes.writeUInt16LE(stored ? 0 : 8, at + 4);
  at += 10;
  bytes.writeUInt32LE(0, at);
  bytes.writeUInt32LE(packed.length, at + 4);
  bytes.writeUInt32LE(unpacked, at + 8);
  bytes.writeUInt16LE(name.length, at + 12);
  return bytes;
}

/** An archive of these entries. */
export function zip(entries: readonly MadeEntry[], claimedCount = entries.length): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  let last = 0;
  for (const {
    name,
    content,
    claimed,
    innerName,
    encrypted = false,
    overlaps = false,
    stored = false,
  } of entries) {
    const raw = Buffer.from(content);
    const packed = stored ? raw : deflateRawSync(raw);
    const inner = Buffer.from(innerName ?? name);
    const outer = Buffer.from(name);
    const unpacked = claimed ?? raw.length;
    const local = Buffer.concat([
      header(0x04034b50, inner, packed, unpacked, encrypted, stored),
      inner,
      packed,
    ]);
    const listed = header(0x02014b50, outer, packed, unpacked, encrypted, stored);
    listed.writeUInt32LE(overlaps ? last : offset, 42);
    directory.push(listed, outer);
    last = offset;
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(claimedCount, 8);
  end.writeUInt16LE(claimedCount, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}

/** A value of a cell: text, number, number with a style, or XML of its own. */
export type MadeCell =
  | string
  | number
  | { readonly number: number; readonly style: number }
  | { readonly xml: string }
  | null;

export interface MadeSheet {
  readonly name: string;
  readonly rows: readonly (readonly MadeCell[] | null)[];
  readonly state?: 'hidden';
  readonly before?: string;
  readonly after?: string;
  readonly hiddenRows?: readonly number[];
}

const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');

export const letters = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26);

function cellXml(cell: MadeCell, address: string, strings: string[]): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === 'object' && 'xml' in cell) return cell.xml.replaceAll('@', address);
  if (typeof cell === 'object') return `<c r="${address}" s="${cell.style}"><v>${cell.number}</v></c>`;
  strings.push(cell);
  return `<c r="${address}" t="s"><v>${strings.length - 1}</v></c>`;
}

export function sheetXml(
  { rows, before = '', after = '', hiddenRows = [] }: MadeSheet,
  strings: string[],
): string {
  const body = rows.map((cells, at) => {
    if (cells === null) return '';
    const inner = cells.map((cell, column) => cellXml(cell, `${letters(column)}${at + 1}`, strings)).join('');
    return `<row r="${at + 1}"${hiddenRows.includes(at + 1) ? ' hidden="1"' : ''}>${inner}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${before}<sheetData>${body.join('')}</sheetData>${after}</worksheet>`;
}

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Style 1 is a day, 2 a percentage, 3 an amount in Czech crowns, 4 an amount. */
const styles =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="TT.MM.JJJJ"/><numFmt numFmtId="165" formatCode="#,##0.00\\ [$Kč-405]"/><numFmt numFmtId="166" formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>';

export interface MadeWorkbook {
  readonly startsIn1904?: boolean;
  /** Replaces or adds parts. */
  readonly parts?: Readonly<Record<string, string | Buffer>>;
  readonly entries?: readonly MadeEntry[];
  readonly stored?: boolean;
}

/** A workbook made by hand, as small as workbooks get. */
export function workbook(
  sheets: readonly MadeSheet[],
  { startsIn1904 = false, parts = {}, entries = [], stored = false }: MadeWorkbook = {},
): Buffer {
  const strings: string[] = [];
  const all: Record<string, string | Buffer> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${relation}"><workbookPr${startsIn1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${escaped(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheets
      .map(
        (_, at) =>
          `<Relationship Id="rId${at + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="rIdS" Type="${relation}/styles" Target="styles.xml"/><Relationship Id="rIdT" Type="${relation}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/styles.xml': styles,
  };
  for (const [at, sheet] of sheets.entries())
    all[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet, strings);
  all['xl/sharedStrings.xml'] =
    `<sst>${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`;
  Object.assign(all, parts);
  return zip([...Object.entries(all).map(([name, content]) => ({ name, content, stored })), ...entries]);
}
