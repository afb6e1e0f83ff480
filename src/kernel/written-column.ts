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

/** Collects what the amounts of a column show about their marks, one after the other. */
export class MarksEvidence {
  readonly #thousands = new Set<Mark>();
  readonly #decimal = new Set<Mark>();
  readonly #needed = new Set<Mark>();
  #ambiguous = 0;

  add(written: string): void {
    const amount = readAmount(written);
    if (amount.kind === 'ambiguous') {
      this.#ambiguous += 1;
      this.#needed.add(amount.mark);
    }
    if (amount.kind !== 'exact') return;
    if (amount.marks.thousands) this.#thousands.add(amount.marks.thousands);
    if (amount.marks.decimal) this.#decimal.add(amount.marks.decimal);
  }

  decide(): ColumnMarks {
    const decide = (mark: Mark, other: Mark): MarkDecision => {
      if (this.#decimal.has(mark)) return 'conflict';
      return this.#thousands.has(mark) || this.#decimal.has(other) ? 'thousands' : 'assumed';
    };
    return {
      dot: decide('.', ','),
      comma: decide(',', '.'),
      ambiguous: this.#ambiguous,
      needed: [...this.#needed],
    };
  }
}

/** Decides once for a whole column of amounts how values such as `1.234` are to be read. */
export function decideMarks(column: Iterable<string>): ColumnMarks {
  const evidence = new MarksEvidence();
  for (const written of column) evidence.add(written);
  return evidence.decide();
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
