import type { Run, SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import type { Column, Table, Value } from '../document.js';
import { totalsOf } from '../totals.js';
import type { Place } from './blocks.js';
import { colours, gap, sizes } from './print-style.js';
import { valueRuns } from './value-runs.js';

const isNumber = (column: Column): boolean =>
  column.type === 'money' || column.type === 'rate' || column.type === 'count';

/** A table with repeated headings, figures on the right, a stronger line below the headings and above the total. */
export function tableNode(table: Table, place: Place): SheetNode[] {
  const totals = totalsOf(table);
  const all = table.columns.reduce((sum, column) => sum + column.width, 0);
  const gaps = 12 * (table.columns.length - 1);
  const rows = table.rows.map((row) =>
    row.map((value, index) => valueCell(table.columns[index], value, place)),
  );
  const total = totals?.map((value, index) => valueCell(table.columns[index], value, place, true));
  return [
    {
      kind: 'grid',
      widths: table.columns.map((column) => ((place.width - gaps) * column.width) / all),
      headerRows: 1,
      rule: { thickness: 0.7, colour: colours.line },
      strongRule: { thickness: 1.2, colour: colours.ink, aboveLast: total !== undefined },
      padding: 4,
      after: gap(4),
      rows: [table.columns.map((column) => headingCell(column, place)), ...rows, ...(total ? [total] : [])],
    },
  ];
}

function headingCell(column: Column, { language }: Place): TextNode {
  return cell([{ text: column.heading[language] }], column, true);
}

function valueCell(
  column: Column | undefined,
  value: Value | null | undefined,
  { language }: Place,
  strong = false,
): TextNode {
  const runs = value === undefined ? [] : valueRuns(value, language);
  return cell(runs, column, strong);
}

function cell(runs: readonly Run[], column: Column | undefined, strong: boolean): TextNode {
  return {
    kind: 'text',
    runs,
    size: sizes.label,
    leading: 1.3,
    colour: strong ? colours.ink : colours.text,
    strong,
    align: column !== undefined && isNumber(column) ? 'right' : 'left',
  };
}
