import { toDecimal } from '../../../kernel/money.js';
import type { TableRow } from '../table.js';
import { columnName, formulaCell, type StringTable, textCell } from './cell-xml.js';
import type { CoverageLine } from './layout.js';
import { rangeOf } from './parts.js';
import { cellStyles } from './styles.js';

/** A sheet with a part of the table: rows 2 to `lastRow` hold projects. */
export interface TableSheet {
  readonly name: string;
  readonly lastRow: number;
}

/**
 * The sheet that says what the table covers. It counts and adds up along with the rows, so that each formula already
 * shows its value before any program has calculated it.
 */
export class CoverageTotals {
  readonly #totals: { sum: bigint; count: number }[];

  constructor(private readonly lines: readonly CoverageLine[]) {
    this.#totals = lines.map(() => ({ sum: 0n, count: 0 }));
  }

  add(row: TableRow): void {
    for (const [index, line] of this.lines.entries()) {
      const total = this.#totals[index];
      if (total === undefined) continue;
      if (line.kind === 'rows') total.count += 1;
      if (line.kind !== 'sum' || (line.where && row[line.where.column] !== line.where.text)) continue;
      const cents = row[line.column];
      if (typeof cents !== 'bigint') continue;
      total.sum += cents;
      total.count += 1;
    }
  }

  /** All rows of the sheet. */
  xml(tables: readonly TableSheet[], strings: StringTable): string {
    const rows = this.lines.map((line, index) => {
      const at = index + 1;
      const height = line.kind === 'heading' && line.look === 'title' ? ' ht="24" customHeight="1"' : '';
      return `<row r="${at}"${height}>${this.#cells(line, index, tables, strings)}</row>`;
    });
    return rows.join('');
  }

  #cells(line: CoverageLine, index: number, tables: readonly TableSheet[], strings: StringTable): string {
    const [first, second, third] = [`A${index + 1}`, `B${index + 1}`, `C${index + 1}`];
    const text = (address: string, look: 'title' | 'section' | 'label' | 'wrapped', words: string): string =>
      textCell(address, cellStyles[look], words, strings);
    const { sum, count } = this.#totals[index] ?? { sum: 0n, count: 0 };
    const counted = (address: string, formula: string): string =>
      formulaCell(address, cellStyles.count, formula, String(count));
    switch (line.kind) {
      case 'heading':
        return text(first, line.look, line.text);
      case 'sumHeading':
        return [first, second, third].map((at, cell) => text(at, 'section', line.texts[cell] ?? '')).join('');
      case 'text':
        return text(first, 'label', line.label) + text(second, 'wrapped', line.text);
      case 'rows':
        return text(first, 'label', line.label) + counted(third, countFormula(tables));
      case 'sum':
        return (
          text(first, 'label', line.label) +
          formulaCell(second, cellStyles.money, sumFormula(line, tables), toDecimal(sum)) +
          counted(third, statedFormula(line, tables))
        );
    }
  }
}

/** Every row has a value in its first column. */
const countFormula = (tables: readonly TableSheet[]): string =>
  tables.map((table) => `COUNTA(${columnOf(table, 0)})`).join('+');

function sumFormula(
  { column, where }: Extract<CoverageLine, { kind: 'sum' }>,
  tables: readonly TableSheet[],
): string {
  const terms = tables.map((table) => {
    const amounts = columnOf(table, column);
    if (where === undefined) return `SUM(${amounts})`;
    return `SUMIF(${columnOf(table, where.column)},"${where.text.replaceAll('"', '""')}",${amounts})`;
  });
  return terms.join('+');
}

/** How many rows state the amount. */
const statedFormula = (
  { column, where }: Extract<CoverageLine, { kind: 'sum' }>,
  tables: readonly TableSheet[],
): string =>
  tables
    .map((table) =>
      where === undefined
        ? `COUNT(${columnOf(table, column)})`
        : `COUNTIF(${columnOf(table, where.column)},"${where.text.replaceAll('"', '""')}")`,
    )
    .join('+');

function columnOf({ name, lastRow }: TableSheet, column: number): string {
  const letters = columnName(column);
  return rangeOf(name, `${letters}2`, `${letters}${Math.max(2, lastRow)}`);
}
