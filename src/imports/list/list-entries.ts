import { hash } from 'node:crypto';
import type { Finding } from '../../kernel/finding.js';
import type { Cents } from '../../kernel/money.js';
import { plainSpaces } from '../../kernel/written-number.js';
import { type Sheet, type SheetRow, textOf } from '../../platform/spreadsheet/reading/cell.js';
import { checkProject, type ProjectInput, ruleFactsFor } from '../../projects/index.js';
import { type ImportEntry, withoutMissingUnread } from '../entry.js';
import { comparableCode, RowKeys } from '../row-key.js';
import { columnOf, inCell } from './cell-of-finding.js';
import type { Columns } from './columns.js';
import type { Headings } from './find-headings.js';
import {
  legendBelow,
  referenceRepeats,
  rowRepeats,
  rowsAside,
  totalAgrees,
  totalDiffers,
  wrongCellCount,
} from './findings/of-rows.js';
import type { ListContext } from './list-context.js';
import type { ListProfile } from './list-profile.js';
import { ListRows } from './list-rows.js';
import { readListAmount } from './list-values.js';
import { codeCounts, operationCodes } from './operation-codes.js';
import { keyOfOwnCode } from './own-lists.js';
import type { RowBounds } from './row-classes.js';

interface Part {
  readonly sheet: Sheet;
  readonly headings: Headings;
  readonly columns: Columns;
  readonly profile: ListProfile;
  readonly bounds: RowBounds;
}

/** The second run through a list: every row becomes a record, checked, with a key of its own. */
export class ListEntries {
  readonly #keys = new RowKeys();
  readonly #seen = new Set<string>();
  readonly #codes: ReadonlySet<string>;
  readonly #counts: ReadonlyMap<string, number>;
  readonly #findings: Finding[] = [];

  constructor(profiles: readonly ListProfile[]) {
    this.#counts = codeCounts(profiles);
    this.#codes = operationCodes(profiles, this.#counts);
  }

  async *ofPart(part: Part, context: ListContext): AsyncGenerator<readonly ImportEntry[]> {
    const { sheet, headings, bounds } = part;
    const rows = new ListRows(context);
    let sum = 0n;
    for await (const batch of sheet.rows()) {
      const entries: ImportEntry[] = [];
      for (const row of batch) {
        if (row.number <= headings.lastRow || row.number > bounds.last || bounds.aside.has(row.number))
          continue;
        if (row.cells.every((cell) => textOf(cell).trim() === '')) continue;
        const entry = this.#entry(row, part, context, rows);
        sum += entry.input.amounts.totalEligibleCost?.cents ?? 0n;
        entries.push(entry);
      }
      if (entries.length > 0) yield entries;
    }
    this.#lookBelow(part, context, sum);
  }

  /** What stands between and below the rows, and whether sums agree; known once all parts were read. */
  totals(): readonly Finding[] {
    return this.#findings;
  }

  #entry(row: SheetRow, part: Part, context: ListContext, rows: ListRows): ImportEntry {
    const { input, findings } = rows.read(row);
    const repeats = this.#repeats(row);
    const { catalogue } = context.dictionary;
    const onRow = checkProject(input, ruleFactsFor(input, catalogue))
      // That the places of a list lie elsewhere is said once for all of it.
      .filter((finding) => context.isSaxon || finding.code !== 'place_unmatched')
      .map((finding) => inCell(finding, context, row, columnOf(finding.field, context.columns)));
    const code = codeOf(row, context);
    if (keyOfOwnCode(code) !== null && (this.#counts.get(comparableCode(code)) ?? 0) > 1)
      onRow.push(inCell(referenceRepeats(code), context, row, context.columns.byField.get('operationCode')));
    if (repeats) onRow.push(inCell(rowRepeats(), context, row, undefined));
    const wrongCount = countFault(row, part);
    if (wrongCount) onRow.push(inCell(wrongCount, context, row, undefined));
    return {
      rowNumber: row.number,
      rowKey: this.#key(row, context, input),
      input,
      findings: withoutMissingUnread([...findings, ...onRow]),
      repeats,
    };
  }

  /** The code of the operation where no other row has it, else what makes rows of a list the same project. */
  #key(row: SheetRow, context: ListContext, input: ProjectInput): string {
    const written = codeOf(row, context);
    const own = keyOfOwnCode(written);
    if (own !== null) return own;
    const code = comparableCode(written);
    return this.#codes.has(code) ? this.#keys.ofCode(code) : this.#keys.next(input);
  }

  #repeats({ cells }: SheetRow): boolean {
    const wording = hash('sha1', JSON.stringify(cells), 'base64');
    if (this.#seen.has(wording)) return true;
    this.#seen.add(wording);
    return false;
  }

  #lookBelow({ bounds, columns }: Part, { amounts }: ListContext, sum: Cents): void {
    if (bounds.legend) this.#findings.push(legendBelow(bounds.legend.from, bounds.legend.to));
    if (bounds.aside.size > 0) this.#findings.push(rowsAside([...bounds.aside].sort((a, b) => a - b)));
    const column = columns.byField.get('totalEligibleCost');
    const decision = amounts.get('totalEligibleCost');
    const total = bounds.totals.at(-1);
    if (!column || !decision || !total || bounds.totals.length > 1) return;
    const stated = readListAmount(total.cells[column.index] ?? '', decision);
    if (stated.kind !== 'exact') return;
    this.#findings.push(
      stated.value === sum ? totalAgrees(total.number, sum) : totalDiffers(total.number, stated.value, sum),
    );
  }
}

const codeOf = (row: SheetRow, { columns }: ListContext): string => {
  const column = columns.byField.get('operationCode');
  return column === undefined ? '' : plainSpaces(textOf(row.cells[column.index]));
};

/**
 * Cells without a letter or digit behind the last column are what spreadsheet programs leave, and some leave out empty cells at the end of
 * many rows; anything else shifts values into wrong columns.
 */
function countFault({ cells }: SheetRow, { sheet, headings: { columns }, profile }: Part): Finding | null {
  const tooMany = cells.slice(columns.length).some((cell) => /[\p{L}\d]/u.test(textOf(cell)));
  const tooFew =
    sheet.name === null && cells.length < columns.length && profile.shortRows * 20 < profile.rows + 20;
  return tooMany || tooFew ? wrongCellCount(cells.length, columns.length) : null;
}
