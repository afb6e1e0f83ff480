import { posix } from 'node:path';
import { BrokenFile } from './broken-file.js';
import { cellText } from './cell.js';
import { builtInFormat, formatOf, type NumberFormat } from './number-format.js';
import { attribute, scanXml } from './xml-scanner.js';
import type { ZipArchive } from './zip-archive.js';

export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Name of its part in the archive. */
  readonly part: string;
}

export interface WorkbookParts {
  readonly sheets: readonly WorkbookSheet[];
  readonly startsIn1904: boolean;
  readonly formats: readonly NumberFormat[];
  readonly strings: readonly string[];
}

const mostSheets = 200;

/** Reads what all sheets of a workbook share: their names, the formats of numbers, the texts. Throws `BrokenFile`. */
export async function readWorkbookParts(archive: ZipArchive): Promise<WorkbookParts> {
  const workbook =
    (await targetsOf(archive, '_rels/.rels', '')).find(({ type }) => type.endsWith('/officeDocument'))
      ?.part ?? 'xl/workbook.xml';
  if (!archive.has(workbook)) throw new BrokenFile('no_sheets');
  const folder = posix.dirname(workbook);
  const targets = await targetsOf(
    archive,
    posix.join(folder, '_rels', `${posix.basename(workbook)}.rels`),
    folder,
  );
  const partOf = (type: string): string | null =>
    targets.find((target) => target.type.endsWith(`/${type}`))?.part ?? null;
  const { sheets, startsIn1904 } = await readWorkbook(archive, workbook, targets);
  return {
    sheets,
    startsIn1904,
    formats: await readFormats(archive, partOf('styles')),
    strings: await readStrings(archive, partOf('sharedStrings')),
  };
}

interface Target {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}

async function targetsOf(archive: ZipArchive, part: string, folder: string): Promise<Target[]> {
  const targets: Target[] = [];
  if (!archive.has(part)) return targets;
  await scan(archive, part, (name, tag) => {
    if (name !== 'Relationship' || attribute(tag, 'TargetMode') === 'External') return;
    const target = attribute(tag, 'Target') ?? '';
    const resolved = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
    targets.push({ id: attribute(tag, 'Id') ?? '', type: attribute(tag, 'Type') ?? '', part: resolved });
  });
  return targets;
}

async function readWorkbook(archive: ZipArchive, part: string, targets: readonly Target[]) {
  const sheets: WorkbookSheet[] = [];
  let startsIn1904 = false;
  await scan(archive, part, (name, tag) => {
    if (name === 'workbookPr') startsIn1904 = /^(?:1|true)$/u.test(attribute(tag, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const id = attribute(tag, 'id');
    const target = targets.find((each) => each.id === id);
    if (!target?.type.endsWith('/worksheet') || !archive.has(target.part)) return;
    const isHidden = (attribute(tag, 'state') ?? 'visible') !== 'visible';
    sheets.push({ name: cellText(attribute(tag, 'name') ?? ''), isHidden, part: target.part });
  });
  if (sheets.length === 0) throw new BrokenFile('no_sheets');
  if (sheets.length > mostSheets) throw new BrokenFile('too_many_entries');
  return { sheets, startsIn1904 };
}

async function readFormats(archive: ZipArchive, part: string | null): Promise<NumberFormat[]> {
  const formats: NumberFormat[] = [];
  const own = new Map<number, NumberFormat>();
  if (part === null || !archive.has(part)) return formats;
  let inCells = false;
  await scan(
    archive,
    part,
    (name, tag) => {
      if (name === 'numFmt')
        own.set(Number(attribute(tag, 'numFmtId')), formatOf(attribute(tag, 'formatCode') ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells || formats.length > 100_000) return;
      const id = Number(attribute(tag, 'numFmtId') ?? '0');
      formats.push(own.get(id) ?? builtInFormat(id));
    },
    (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  );
  return formats;
}

/** Letters of all shared texts together; a list of 100,000 rows has some forty million. */
const mostLetters = 256 * 1024 * 1024;
/** Texts of all cells, should none of them occur twice: as many as a list of 100,000 rows has, several times over. */
const mostTexts = 6_000_000;

async function readStrings(archive: ZipArchive, part: string | null): Promise<string[]> {
  const strings: string[] = [];
  if (part === null || !archive.has(part)) return strings;
  let current = '';
  let letters = 0;
  let isPhonetic = false;
  const handler = {
    wantsText: false,
    open(name: string): void {
      if (name === 'si') current = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') this.wantsText = !isPhonetic;
    },
    close(name: string): void {
      if (name === 't') this.wantsText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') {
        strings.push(withoutEscapes(current));
        current = '';
        if (strings.length > mostTexts) throw new BrokenFile('unpacks_too_large');
      }
    },
    text(words: string): void {
      letters += words.length;
      if (letters > mostLetters) throw new BrokenFile('unpacks_too_large');
      current += words;
    },
  };
  await scanXml(archive.read(part), handler);
  return strings;
}

/** How workbooks write characters that XML cannot hold: `_x000D_`. */
export const withoutEscapes = (words: string): string =>
  words.includes('_x')
    ? words.replace(/_x([\dA-Fa-f]{4})_/gu, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : words;

async function scan(
  archive: ZipArchive,
  part: string,
  open: (name: string, tag: string) => void,
  close: (name: string) => void = () => undefined,
): Promise<void> {
  await scanXml(archive.read(part), { wantsText: false, open, close, text: () => undefined });
}
