import { isFindingsSheet } from '../../platform/spreadsheet/annotated/order.js';
import { type Sheet, type SheetRow, textOf } from '../../platform/spreadsheet/reading/cell.js';
import { undividedBy } from '../../platform/spreadsheet/reading/packed-rows.js';
import { isAsideOfTemplate } from '../template/mark.js';
import { findHeadings, type Headings, isTurned, lastHeadingRow } from './find-headings.js';

const sampledRows = lastHeadingRow + 320;

async function firstRows({ rows }: Sheet): Promise<SheetRow[]> {
  const first: SheetRow[] = [];
  for await (const batch of rows()) {
    for (const row of batch) first.push(row);
    if (first.length >= sampledRows) break;
  }
  return first.slice(0, sampledRows);
}

const isBlank = (rows: readonly SheetRow[]): boolean =>
  rows.every(({ cells }) => cells.every((cell) => textOf(cell).trim() === ''));

/** A sheet in whose first rows headings stand. */
export interface Headed {
  readonly sheet: Sheet;
  readonly headings: Headings;
  readonly first: readonly SheetRow[];
}

export interface Other {
  readonly seen: readonly string[];
  /** Also where it holds nothing but the findings we wrote ourselves. */
  readonly isEmpty: boolean;
  /** The separator of rows that stand undivided in one column. */
  readonly undividedBy: string | null;
  /** Whether what it says of projects stands one below the other. */
  readonly isTurned: boolean;
}

export async function headedSheet(sheet: Sheet): Promise<Headed | Other> {
  const first = await firstRows(sheet);
  const firstCell = textOf(first[0]?.cells[0]);
  if (isFindingsSheet(sheet.name, firstCell) || isAsideOfTemplate(firstCell))
    return { seen: [], isEmpty: true, undividedBy: null, isTurned: false };
  const headings = findHeadings(first);
  if (headings) return { sheet, headings, first };
  return otherSheet(first);
}

export function otherSheet(first: readonly SheetRow[]): Other {
  const seen =
    first.find(({ cells }) => cells.some((cell) => textOf(cell).trim() !== ''))?.cells.map(textOf) ?? [];
  return {
    seen: seen.filter((text) => text.trim() !== ''),
    isEmpty: isBlank(first),
    undividedBy: undividedBy(first),
    isTurned: isTurned(first),
  };
}
