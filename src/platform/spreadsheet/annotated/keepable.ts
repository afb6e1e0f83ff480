import { readWorkbookParts } from '../reading/workbook-parts.js';
import { attribute, scanXml } from '../reading/xml-scanner.js';
import type { ZipArchive } from '../reading/zip-archive.js';

/** Cells a workbook may have to be written again as it is; a larger one takes too much memory. */
const mostCells = 150_000;
/** Cells that merged areas and rules for entries may cover: each is unfolded while it is read. */
const mostCovered = 500_000;

/** Whether a workbook can be opened whole and written again with its looks. */
export async function canBeKept(archive: ZipArchive): Promise<boolean> {
  const { sheets } = await readWorkbookParts(archive);
  let cells = 0;
  let covered = 0;
  const handler = {
    wantsText: false,
    open(name: string, tag: string): void {
      if (name === 'c') cells += 1;
      else if (name === 'mergeCell') covered += areaOf(attribute(tag, 'ref') ?? '');
      else if (name === 'dataValidation')
        for (const ref of (attribute(tag, 'sqref') ?? '').split(/\s+/u)) covered += areaOf(ref);
    },
    close: () => undefined,
    text: () => undefined,
  };
  for (const { part } of sheets) {
    await scanXml(archive.read(part), handler, () => cells <= mostCells && covered <= mostCovered);
    if (cells > mostCells || covered > mostCovered) return false;
  }
  return true;
}

function areaOf(ref: string): number {
  const [from, to = from] = ref.split(':').map(cornerOf);
  if (!from || !to) return ref === '' ? 0 : mostCovered + 1;
  return (Math.abs(to.column - from.column) + 1) * (Math.abs(to.row - from.row) + 1);
}

function cornerOf(address: string): { column: number; row: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(address);
  if (!match) return null;
  const [, letters = '', row] = match;
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(row) };
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^xl\/charts\//u, 'Diagramme'],
  [/^xl\/pivot/u, 'Pivot-Tabellen'],
  [/^xl\/(?:slicers|timelines)\//u, 'Datenschnitte'],
  [/^xl\/externalLinks\//u, 'Verknüpfungen zu anderen Dateien'],
  [/^xl\/threadedComments\//u, 'Unterhaltungen an Zellen'],
  [/^xl\/(?:ctrlProps|activeX|embeddings)\//u, 'Steuerelemente und eingebettete Dateien'],
  [/^xl\/diagrams\//u, 'SmartArt'],
  [/^xl\/(?:queryTables|connections\.xml)/u, 'Datenverbindungen'],
  [/^customXml\//u, 'eigene XML-Daten'],
];

/** What of a workbook is lost when it is written again, in words; empty when nothing of the kind is in it. */
export const lostIn = (archive: ZipArchive): string[] =>
  kinds.filter(([pattern]) => archive.names().some((name) => pattern.test(name))).map(([, word]) => word);
