import type { Run, SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import type { Block, CellValue, Column, Table } from '../document.js';
import { type StackedColumn, stackedColumns } from '../table-columns.js';
import { totalsOf } from '../totals.js';
import type { Place } from './blocks.js';
import { type ColumnNeed, columnWidths, longestWord } from './column-widths.js';
import { colours, gap, sizes } from './print-style.js';
import { isDerived, markRoom, valueRuns } from './value-runs.js';

const isNumber = (column: Column): boolean =>
  column.type === 'money' || column.type === 'rate' || column.type === 'count';

/** A column, and whether some of its amounts carry the mark of derived ones. */
interface PrintedColumn extends StackedColumn {
  readonly marked: boolean;
}

interface Look {
  readonly size: number;
  readonly padding: number;
  readonly place: Place;
}

const cellGap = 12;
/** Keeps the unit of a heading on the line of its last word. */
const noBreak = '\u00a0';
const unitAtEnd = / (?=\(\S+\)$)/;
/** Fewest rows on the last page of a table, its total among them. */
const leastAtEnd = 6;

/** A table with repeated headings, figures on the right, a stronger line below the headings and above the total. */
export function tableNode(table: Table, place: Place, notes: readonly SheetNode[]): SheetNode[] {
  const look: Look = table.dense
    ? { size: sizes.small, padding: 2.6, place }
    : { size: sizes.label, padding: table.byHand ? 13 : 4, place };
  const columns = stackedColumns(table).map((column): PrintedColumn => {
    const marked = table.rows.some((row) => isDerived(row[column.top.index]));
    return { ...column, marked };
  });
  const totals = totalsOf(table);
  const room = place.width - cellGap * (columns.length - 1);
  const rows = table.rows.map((row) => columns.map((column) => valueCell(column, row, look)));
  const total = totals && columns.map((column) => valueCell(column, totals, look, true));
  return [
    {
      kind: 'grid',
      // Padding lies between columns: half of a gap on either side of each inner edge.
      widths: columnWidths(
        columns.map((column) => needOf(column, table.rows, totals, look)),
        room,
      ),
      headerRows: 1,
      reads: 'headedRows',
      rule: { thickness: 0.7, colour: colours.line },
      strongRule: { thickness: 1.2, colour: colours.ink, aboveLast: total !== null },
      padding: look.padding,
      leastAtEnd,
      ...(notes.length === 0 ? {} : { below: notes }),
      after: gap(4),
      rows: [columns.map((column) => headingCell(column, look)), ...rows, ...(total ? [total] : [])],
    },
  ];
}

/** Rows whose words are measured; a column of a long table has met its longest by then, and sums are longer than parts. */
const measuredRows = 400;

function needOf(
  { top, beneath, marked }: PrintedColumn,
  rows: Table['rows'],
  totals: ReturnType<typeof totalsOf>,
  { size, place: { language } }: Look,
): ColumnNeed {
  const of = ({ column, index }: StackedColumn['top']): number => {
    const least = (value: CellValue): number =>
      value === undefined ? 0 : longestWord(wordsOf(valueRuns(value, language, column.bare)), size);
    return Math.max(
      longestWord(column.heading[language].replace(unitAtEnd, noBreak), size),
      least(totals?.[index]),
      ...rows.slice(0, measuredRows).map((row) => least(row[index])),
    );
  };
  const least = Math.max(...[top, ...beneath].map(of));
  return {
    share: top.column.width,
    least: least + (marked ? markRoom : 0),
    isFigures: isNumber(top.column) || top.column.type === 'day',
  };
}

const wordsOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

const rowHeight = 17;
const denseRowHeight = 14.5;
const handRowHeight = 37;
const lineHeight = 11;
/** Letters of small print on the whole width of a page. */
const lettersOfWidth = 110;
const noteHeight = 16;
/** Rows up to which a table is not divided between pages. */
const shortTable = 12;
const chartHeight = 170;
/** A heading below the one of a section, with some lines of what it heads. */
const headedHeight = 150;

/** About the room in points that the table of a section takes at its beginning, or all of it when it is short. */
export function roomOfTable(blocks: readonly Block[], index: number): number {
  const next = blocks[index + 1];
  if (next?.kind === 'bars')
    return Math.min(mostRoom, (next.bars.length + 2) * rowHeight + roomOfTable(blocks, index + 1));
  // The table of a chart may begin on the next page.
  if (next?.kind === 'yearChart') return chartHeight;
  if (next?.kind === 'heading') return headedHeight;
  if (next?.kind === 'table' && next.only === 'data') return roomOfTable(blocks, index + 1);
  if (next?.kind !== 'table') return 0;
  const rows = next.rows.length <= shortTable ? next.rows : next.rows.slice(0, leastAtEnd);
  const height = next.dense ? denseRowHeight : next.byHand ? handRowHeight : rowHeight;
  const columns = stackedColumns(next);
  const shares = columns.reduce((sum, { top }) => sum + top.column.width, 0);
  const heights = rows.map((row) => {
    const lines = columns.map(({ top }) => linesOf(row[top.index], top.column.width / shares));
    return height + (Math.max(...lines) - 1 + linesBeneath(columns, row)) * lineHeight;
  });
  const notes = notesBelow(blocks, index + 1) * noteHeight;
  const headAndTotal = 3 * rowHeight + linesBeneath(columns) * lineHeight;
  return Math.min(
    mostRoom,
    heights.reduce((sum, one) => sum + one, headAndTotal + (rows === next.rows ? notes : 0)),
  );
}

/** Lines below the first one of a row; of the headings where there is no row. */
const linesBeneath = (columns: readonly StackedColumn[], row?: readonly CellValue[]): number =>
  Math.max(
    0,
    ...columns.map(
      ({ beneath }) => beneath.filter(({ index }) => row === undefined || row[index] !== undefined).length,
    ),
  );

/** Lines a text takes in a column that has so much of the width. */
function linesOf(value: CellValue, share: number): number {
  const letters =
    value?.type === 'code'
      ? (value.code?.length ?? 0) + (value.title?.length ?? 0)
      : value?.type === 'text'
        ? value.text.length
        : 0;
  return Math.max(1, Math.ceil(letters / (lettersOfWidth * share)));
}

const notesBelow = (blocks: readonly Block[], index: number): number =>
  blocks[index + 1]?.kind === 'note' ? 1 + notesBelow(blocks, index + 1) : 0;

/** A section may ask for two thirds of a page at most. */
const mostRoom = 460;

function headingCell(column: PrintedColumn, look: Look): SheetNode {
  const { language } = look.place;
  const heading = column.top.column.heading[language].replace(unitAtEnd, noBreak);
  const top = cell([{ text: heading }], column, look, {
    strong: true,
    inset: column.marked,
  });
  return stacked(
    top,
    column.beneath.map((below) => lineBeneath([{ text: below.column.heading[language] }], column, look)),
  );
}

function valueCell(column: PrintedColumn, row: readonly CellValue[], look: Look, strong = false): SheetNode {
  const { language } = look.place;
  const value = row[column.top.index];
  const runs = runsOf(value, column.top.column, look);
  const plain = strong ? runs : runs.map((run) => ({ ...run, strong: false }));
  const top = cell(plain, column, look, { strong, inset: column.marked && !isDerived(value) });
  const beneath = column.beneath.flatMap(({ column: below, index }) => {
    const under = row[index];
    return under === undefined ? [] : [lineBeneath(valueRuns(under, language, below.bare), column, look)];
  });
  return stacked(top, beneath);
}

const runsOf = (value: CellValue, { bare }: Column, { place }: Look): Run[] =>
  value === undefined ? [] : valueRuns(value, place.language, bare);

const stacked = (top: TextNode, beneath: readonly TextNode[]): SheetNode =>
  beneath.length === 0 ? top : { kind: 'stack', nodes: [top, ...beneath] };

function lineBeneath(runs: readonly Run[], column: PrintedColumn, look: Look): TextNode {
  const muted = runs.map((run) => ({ ...run, strong: false, colour: colours.muted }));
  return { ...cell(muted, column, look, { strong: false, inset: column.marked }), colour: colours.muted };
}

function cell(
  runs: readonly Run[],
  { top }: PrintedColumn,
  { size }: Look,
  { strong, inset }: { strong: boolean; inset: boolean },
): TextNode {
  return {
    kind: 'text',
    runs,
    size,
    leading: 1.3,
    colour: strong ? colours.ink : colours.text,
    strong,
    align: isNumber(top.column) ? 'right' : 'left',
    ...(inset ? { inset: markRoom } : {}),
  };
}
