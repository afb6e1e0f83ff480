import { toDecimal } from '../../../kernel/money.js';
import type { TableRow } from '../table.js';
import { columnName, formulaCell, type StringTable, textCell } from './cell-xml.js';
import type { CoverageLine } from './layout.js';
import { rangeOf, sheetFoot } from './parts.js';
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

  /** The sheet from its first row to its end. */
  xml(tables: readonly TableSheet[], strings: StringTable): string {
    const rows = this.lines.map((line, index) => {
      const height = heightOf(line);
      const custom = height === null ? '' : ` ht="${height}" customHeight="1"`;
      return `<row r="${index + 1}"${custom}>${this.#cells(line, index, tables, strings)}</row>`;
    });
    const merged = this.lines.flatMap(({ kind }, index) =>
      kind === 'text' ? [`B${index + 1}:D${index + 1}`] : [],
    );
    return rows.join('') + sheetFoot(null, merged);
  }

  #cells(line: CoverageLine, index: number, tables: readonly TableSheet[], strings: StringTable): string {
    const [first, second, third] = [`A${index + 1}`, `B${index + 1}`, `C${index + 1}`];
    const text = (address: string, look: keyof typeof cellStyles, words: string): string =>
      textCell(address, cellStyles[look], words, strings);
    const { sum, count } = this.#totals[index] ?? { sum: 0n, count: 0 };
    const counted = (address: string, formula: string): string =>
      formulaCell(address, cellStyles.count, formula, String(count));
    switch (line.kind) {
      case 'heading':
        return text(first, line.look, line.text);
      case 'sumHeading':
        return (
          text(first, 'section', line.texts[0]) +
          text(second, 'sumHeading', line.texts[1]) +
          text(third, 'sumHeading', line.texts[2])
        );
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

export const coverageWidths = [44, 24, 20, 50] as const;
const charactersPerLine = coverageWidths[1] + coverageWidths[2] + coverageWidths[3];

/** Programs fit rows to their text only where no cells are merged. */
function heightOf(line: CoverageLine): number | null {
  if (line.kind === 'text') return 15 * Math.max(1, Math.ceil(line.text.length / charactersPerLine));
  if (line.kind === 'sumHeading') return 30;
  if (line.kind === 'heading') return line.look === 'title' ? 24 : 30;
  return null;
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
