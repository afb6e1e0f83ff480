import type { Finding } from '../../kernel/finding.js';
import type { TableFile } from '../../platform/spreadsheet/reading/cell.js';
import { BrokenCsv } from '../../platform/spreadsheet/reading/csv-splitter.js';
import { onWholeFile } from '../entry.js';
import {
  type GivenAnswer,
  type ReadSource,
  readWhole,
  type SourceReading,
} from '../reading/source-reading.js';
import { brokenQuotes, emptyFile } from './findings/of-file.js';
import { noHeadings, turnedList, undividedRows } from './findings/of-headings.js';
import { type Headed, headedSheet, type Other, otherSheet } from './headed-sheets.js';
import type { ListSurroundings } from './list-context.js';
import { fingerprintOf } from './list-identity.js';
import { partOf, profiledPart } from './list-parts.js';
import { OpenedList } from './opened-list.js';
import { unread } from './unread-list.js';

const noAnswers: readonly GivenAnswer[] = [];

/** Whether a text file is a list of operations by its headings, and no Steckbrief. */
export async function looksLikeList(file: TableFile): Promise<boolean> {
  try {
    const [sheet] = file.sheets;
    const headed = sheet && (await headedSheet(sheet));
    const part = headed && 'headings' in headed ? partOf(headed, noAnswers) : null;
    return part !== null && part.columns.byField.size > 2;
  } catch (broken) {
    if (broken instanceof BrokenCsv) return false;
    throw broken;
  }
}

/**
 * Reads a published list of operations in whatever layout: headings by the table of wordings, values by what their whole
 * column shows, every row checked by the registry's one validation. Its rows run through twice and are never all held.
 * Everything found is handed back at once; what is uncertain is a question.
 */
export async function openList(file: TableFile, surroundings: ListSurroundings): Promise<SourceReading> {
  try {
    return await openParts(file, surroundings);
  } catch (broken) {
    if (!(broken instanceof BrokenCsv)) throw broken;
    return unread([{ ...onWholeFile(brokenQuotes()), row: broken.row }]);
  }
}

/** Reads all of a small list. */
export const readList = async (file: TableFile, surroundings: ListSurroundings): Promise<ReadSource> =>
  readWhole(await openList(file, surroundings));

async function openParts(file: TableFile, surroundings: ListSurroundings): Promise<SourceReading> {
  const headed: Headed[] = [];
  const others: (Other & { readonly name: string | null })[] = [];
  for (const sheet of file.sheets) {
    const found = await headedSheet(sheet);
    if ('headings' in found && partOf(found, noAnswers)) headed.push(found);
    else others.push({ ...('headings' in found ? otherSheet(found.first) : found), name: sheet.name });
  }
  const [main] = headed;
  if (!main) return unread([onWholeFile(whyUnread(others))]);
  const headingsSha256 = fingerprintOf(main.headings);
  const given = surroundings.answersFor(headingsSha256);
  const parts = headed.flatMap((each) => partOf(each, given) ?? []);
  const leftOut = others.flatMap(({ name, isEmpty }) => (name === null || isEmpty ? [] : [name]));
  const profiled = await Promise.all(parts.map(profiledPart));
  return new OpenedList(file, profiled, { leftOut, headingsSha256, given }, surroundings).open();
}

function whyUnread(sheets: readonly Other[]): Finding {
  if (sheets.every(({ isEmpty }) => isEmpty)) return emptyFile();
  const undivided = sheets.find(({ undividedBy }) => undividedBy !== null);
  if (undivided?.undividedBy) return undividedRows(undivided.undividedBy);
  if (sheets.some(({ isTurned }) => isTurned)) return turnedList();
  return noHeadings(sheets.flatMap(({ seen }) => seen));
}
