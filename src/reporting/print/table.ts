import type { Run, SheetNode, TextNode } from '../../platform/pdf/sheet.js';
import type { Column, Table, Value } from '../document.js';
import { totalsOf } from '../totals.js';
import type { Place } from './blocks.js';
import { colours, gap, sizes } from './print-style.js';
import { isDerived, markRoom, valueRuns } from './value-runs.js';

const isNumber = (column: Column): boolean =>
  column.type === 'money' || column.type === 'rate' || column.type === 'count';

/** A column, and whether some of its amounts carry the mark of derived ones. */
interface PrintedColumn extends Column {
  readonly marked: boolean;
}

/** A table with repeated headings, figures on the right, a stronger line below the headings and above the total. */
export function tableNode(table: Table, place: Place): SheetNode[] {
  const totals = totalsOf(table);
  const all = table.columns.reduce((sum, column) => sum + column.width, 0);
  const gaps = 12 * (table.columns.length - 1);
  const columns = table.columns.map((column, index): PrintedColumn => {
    const values = table.rows.map((row) => row[index]);
    return { ...column, marked: values.some(isDerived) };
  });
  const rows = table.rows.map((row) => columns.map((column, index) => valueCell(column, row[index], place)));
  const total = totals && columns.map((column, index) => valueCell(column, totals[index], place, true));
  return [
    {
      kind: 'grid',
      widths: table.columns.map((column) => ((place.width - gaps) * column.width) / all),
      headerRows: 1,
      rule: { thickness: 0.7, colour: colours.line },
      strongRule: { thickness: 1.2, colour: colours.ink, aboveLast: total !== null },
      padding: 4,
      after: gap(4),
      rows: [columns.map((column) => headingCell(column, place)), ...rows, ...(total ? [total] : [])],
    },
  ];
}

function headingCell(column: PrintedColumn, { language }: Place): TextNode {
  return cell([{ text: column.heading[language] }], column, { strong: true, inset: column.marked });
}

function valueCell(
  column: PrintedColumn,
  value: Value | null | undefined,
  { language }: Place,
  strong = false,
): TextNode {
  const runs = value === undefined ? [] : valueRuns(value, language);
  const plain = strong ? runs : runs.map((run) => ({ ...run, strong: false }));
  return cell(plain, column, { strong, inset: column.marked && !isDerived(value) });
}

function cell(
  runs: readonly Run[],
  column: PrintedColumn,
  { strong, inset }: { strong: boolean; inset: boolean },
): TextNode {
  return {
    kind: 'text',
    runs,
    size: sizes.label,
    leading: 1.3,
    colour: strong ? colours.ink : colours.text,
    strong,
    align: isNumber(column) ? 'right' : 'left',
    ...(inset ? { inset: markRoom } : {}),
  };
}
