import type { Finding } from '../../kernel/finding.js';
import { decideMarks } from '../../kernel/written-column.js';
import { decideRateUnit } from '../../kernel/written-rate.js';
import { BrokenCsv, type DecodedText, delimiterOf, readCsv } from '../../platform/spreadsheet/read-csv.js';
import { checkProject, type Dictionary, ruleFactsFor } from '../../projects/index.js';
import {
  type ImportEntry,
  type LocatedFinding,
  onWholeFile,
  type ReadSource,
  withoutMissingUnread,
} from '../entry.js';
import { RowKeys } from '../row-key.js';
import { type Columns, columnsOf, headingsFound, type ListField, type ListLayout } from './layout.js';
import {
  brokenQuotes,
  decodedFrom,
  emptyFile,
  headingsMissing,
  headingsRepeated,
  headingsUnknown,
  marksAssumed,
  marksDecided,
  noRows,
  rowRepeats,
  wrongCellCount,
} from './list-findings.js';
import { ListRows } from './list-row.js';

interface NumberedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const isEmpty = ({ cells }: NumberedRow): boolean => cells.every((cell) => cell.trim() === '');

const lastHeadingRow = 10;

/** The row among the first ten that has most of the layout's headings. */
function findColumns(layout: ListLayout, rows: readonly NumberedRow[]): Columns | null {
  const candidates = rows
    .filter(({ row }) => row <= lastHeadingRow)
    .map(({ row, cells }) => columnsOf(layout, cells, row));
  return candidates.reduce<Columns | null>(
    (best, columns) => (best === null || headingsFound(columns) > headingsFound(best) ? columns : best),
    null,
  );
}

/** Whether a text has the headings of a layout in one of its first rows, so that it is this list and no Steckbrief. */
export function looksLikeList(layout: ListLayout, text: string): boolean {
  const lines = text.slice(0, 20_000).split(/\r?\n/).slice(0, lastHeadingRow);
  return lines.some(
    (line, index) => headingsFound(columnsOf(layout, line.replaceAll('"', '').split(/[,;\t]/), index)) > 2,
  );
}

async function rowsOf(text: string): Promise<{ rows: NumberedRow[]; findings: LocatedFinding[] }> {
  const rows: NumberedRow[] = [];
  let row = 0;
  try {
    for await (const cells of readCsv(text, delimiterOf(text))) {
      row += 1;
      rows.push({ row, cells });
    }
    return { rows: rows.filter((each) => !isEmpty(each)), findings: [] };
  } catch (broken) {
    if (!(broken instanceof BrokenCsv)) throw broken;
    return { rows: [], findings: [{ ...onWholeFile(brokenQuotes()), row: broken.row }] };
  }
}

function fileFindings({ encoding }: DecodedText, columns: Columns, rowCount: number): Finding[] {
  const findings: Finding[] = [];
  if (encoding === 'Windows-1252') findings.push(decodedFrom(encoding));
  if (columns.missing.length > 0) findings.push(headingsMissing(columns.missing));
  if (columns.repeated.length > 0) findings.push(headingsRepeated(columns.repeated));
  if (columns.unknown.length > 0 && columns.missing.length === 0)
    findings.push(headingsUnknown(columns.unknown));
  if (rowCount === 0 && columns.missing.length === 0) findings.push(noRows());
  return findings;
}

function columnFindings(marks: ReturnType<typeof decideMarks>): Finding[] {
  if (marks.ambiguous === 0) return [];
  const decisions = [
    ['.', marks.dot],
    [',', marks.comma],
  ] as const;
  return decisions.flatMap(([mark, decision]) => {
    if (!marks.needed.includes(mark) || decision === 'conflict') return [];
    return decision === 'assumed' ? marksAssumed(mark) : marksDecided(mark);
  });
}

/**
 * Reads a published list of operations: columns by their headings, values by what their whole column shows, every row
 * checked by the registry's one validation. Everything found is handed back at once; a file without its headings gives
 * no entries.
 */
export async function readList(
  decoded: DecodedText,
  layout: ListLayout,
  dictionary: Dictionary,
  date: string | null,
): Promise<ReadSource> {
  const source = { format: 'list', sourceKey: layout.key, title: layout.title, isComplete: true } as const;
  const { rows, findings } = await rowsOf(decoded.text);
  const columns = findColumns(layout, rows);
  if (findings.length > 0) return { ...source, entries: [], findings };
  if (columns === null) return { ...source, entries: [], findings: [onWholeFile(emptyFile())] };
  const data = rows.filter(({ row }) => row > columns.row);
  const onFile = fileFindings(decoded, columns, data.length).map(onWholeFile);
  if (onFile.some(({ severity }) => severity === 'error'))
    return { ...source, entries: [], findings: onFile };
  const column = (field: ListField): string[] => {
    const at = columns.fieldOf.indexOf(field);
    return data.map(({ cells }) => cells[at] ?? '');
  };
  const marks = decideMarks(column('totalEligibleCost'));
  const rateUnit = decideRateUnit(column('unionRate'));
  const reader = new ListRows({ layout, columns, marks, rateUnit, dictionary, date });
  return {
    ...source,
    entries: entriesOf(data, columns, reader, dictionary),
    findings: [...onFile, ...columnFindings(marks).map(onWholeFile)],
  };
}

function entriesOf(
  data: readonly NumberedRow[],
  columns: Columns,
  reader: ListRows,
  dictionary: Dictionary,
): ImportEntry[] {
  const keys = new RowKeys();
  const seen = new Set<string>();
  return data.map(({ row, cells }) => {
    const { input, findings } = reader.read(cells, row);
    const wording = JSON.stringify(cells);
    const repeats = seen.has(wording);
    seen.add(wording);
    const onRow: Finding[] = checkProject(input, ruleFactsFor(input, dictionary.catalogue));
    if (repeats) onRow.push(rowRepeats());
    if (hasWrongCount(cells, columns)) onRow.push(wrongCellCount(cells.length, columns.headings.length));
    const located = onRow.map((finding) => ({ ...finding, row, column: null, value: null }));
    return {
      rowNumber: row,
      rowKey: keys.next(input),
      input,
      findings: withoutMissingUnread([...findings, ...located]),
      repeats,
    };
  });
}

/** Empty cells behind the last column are what spreadsheet programs leave; anything else shifts values into wrong columns. */
function hasWrongCount(cells: readonly string[], { headings }: Columns): boolean {
  return cells.length < headings.length || cells.slice(headings.length).some((cell) => cell.trim() !== '');
}
