import type { Finding } from '../../kernel/finding.js';
import { startOfText } from '../../kernel/written-number.js';
import { type SheetRow, textOf } from '../../platform/spreadsheet/reading/cell.js';
import type { LocatedFinding } from '../entry.js';
import type { Columns, ListColumn } from './columns.js';
import type { ListField } from './wordings/fields.js';

const longestValue = 200;

/** A finding at its cell; at its row where no column is to blame. Spelled out: a long list has a great many. */
export function inCell(
  { severity, code, field, reason, remedy, clause, waiver }: Finding,
  { sheetName }: { readonly sheetName: string | null },
  row: SheetRow,
  column: ListColumn | undefined,
): LocatedFinding {
  const located = {
    severity,
    code,
    field,
    reason,
    remedy,
    clause,
    sheet: sheetName,
    row: row.number,
    cell: column === undefined ? null : `${column.letters}${row.number}`,
    column: column === undefined ? null : column.heading,
    value: column === undefined ? null : startOfText(textOf(row.cells[column.index]), longestValue),
  };
  return waiver === undefined ? located : { ...located, waiver };
}

const columnOfTarget: Readonly<Record<string, ListField>> = {
  'period.start': 'start',
  'period.end': 'end',
  city: 'place',
  purposeAndAchievements: 'purpose',
};

/** The column whose cell a rule of the registry speaks about. */
export function columnOf(target: string, { byField }: Columns): ListColumn | undefined {
  const field = columnOfTarget[target] ?? (target as ListField);
  const other =
    target === 'purposeAndAchievements'
      ? byField.get('summary')
      : target === 'city'
        ? byField.get('postcode')
        : undefined;
  return byField.get(field) ?? (target.startsWith('period.') ? byField.get('period') : other);
}
