import type { Cents } from './money.js';
import { type AmountFault, type Mark, readAmount } from './written-amount.js';

/**
 * What a column's values say about a mark with three digits behind it.
 * `thousands`: other values show that this mark groups thousands. `conflict`: other values show that it stands
 * before the cents, so such a value could be either. `assumed`: nothing in the column shows it; amounts in EUR
 * have no third decimal, so it is read as thousands, and that is said.
 */
type MarkDecision = 'thousands' | 'assumed' | 'conflict';

export interface ColumnMarks {
  readonly dot: MarkDecision;
  readonly comma: MarkDecision;
  /** How many values of the column needed a decision, and about which marks. */
  readonly ambiguous: number;
  readonly needed: readonly Mark[];
}

/** Decides once for a whole column of amounts how values such as `1.234` are to be read. */
export function decideMarks(column: Iterable<string>): ColumnMarks {
  const thousands = new Set<Mark>();
  const decimal = new Set<Mark>();
  const needed = new Set<Mark>();
  let ambiguous = 0;
  for (const written of column) {
    const amount = readAmount(written);
    if (amount.kind === 'ambiguous') {
      ambiguous += 1;
      needed.add(amount.mark);
    }
    if (amount.kind !== 'exact') continue;
    if (amount.marks.thousands) thousands.add(amount.marks.thousands);
    if (amount.marks.decimal) decimal.add(amount.marks.decimal);
  }
  const decide = (mark: Mark, other: Mark): MarkDecision => {
    if (decimal.has(mark)) return 'conflict';
    return thousands.has(mark) || decimal.has(other) ? 'thousands' : 'assumed';
  };
  return { dot: decide('.', ','), comma: decide(',', '.'), ambiguous, needed: [...needed] };
}

export type ColumnAmount =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'exact'; readonly cents: Cents; readonly remark: string }
  | { readonly kind: 'refused'; readonly fault: AmountFault | 'ambiguous' };

/** One amount of a column, read by what the whole column decided. */
export function readColumnAmount(written: string, marks: ColumnMarks): ColumnAmount {
  const amount = readAmount(written);
  if (amount.kind !== 'ambiguous') return amount;
  const decision = amount.mark === '.' ? marks.dot : marks.comma;
  return decision === 'conflict'
    ? { kind: 'refused', fault: 'ambiguous' }
    : { kind: 'exact', cents: amount.grouped, remark: amount.remark };
}
