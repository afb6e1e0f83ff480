import { type Catalogue, programmeGuidelines } from '../../catalogue/index.js';
import { toDecimal } from '../../kernel/money.js';
import type { AmountField } from '../../projects/index.js';
import type { ImportEntry, LocatedFinding } from '../entry.js';
import { type FindingGroup, FindingGroups } from './finding-groups.js';

/** How many projects, and their costs in EUR with two decimals; unknown ones are left out of the sums. */
export interface CountAndSum {
  readonly projects: number;
  readonly totalEligibleCost: string;
  /** How many state no total eligible cost; left out of sums that were kept before it was counted. */
  readonly costsNotStated?: number;
  readonly totalCost?: string;
  readonly unionContribution?: string;
}

/** What a source comes to, before it is set beside the registry. */
export interface Tally {
  readonly rows: number;
  readonly all: CountAndSum;
  readonly withoutRepeats: CountAndSum;
  readonly programme: CountAndSum;
  readonly findings: readonly FindingGroup[];
}

class Sum {
  #projects = 0;
  #costsNotStated = 0;
  readonly #cents = new Map<AmountField, bigint>();

  add({ input: { amounts } }: ImportEntry): void {
    this.#projects += 1;
    if (amounts.totalEligibleCost === null) this.#costsNotStated += 1;
    for (const field of ['totalEligibleCost', 'totalCost', 'unionContribution'] as const) {
      const cents = amounts[field]?.cents;
      if (cents !== undefined) this.#cents.set(field, (this.#cents.get(field) ?? 0n) + cents);
    }
  }

  result(): CountAndSum {
    const of = (field: AmountField): string => toDecimal(this.#cents.get(field) ?? 0n);
    return {
      projects: this.#projects,
      totalEligibleCost: of('totalEligibleCost'),
      costsNotStated: this.#costsNotStated,
      totalCost: of('totalCost'),
      unionContribution: of('unionContribution'),
    };
  }
}

/** Adds a source up while its rows are read. */
export class TallyOfSource {
  readonly #all = new Sum();
  readonly #withoutRepeats = new Sum();
  readonly #programme = new Sum();
  readonly #findings = new FindingGroups();
  readonly #guidelines: ReadonlySet<string | null>;
  #rows = 0;

  constructor(catalogue: Catalogue) {
    this.#guidelines = new Set<string | null>(programmeGuidelines(catalogue).map(({ key }) => key));
  }

  add(entry: ImportEntry): void {
    this.#rows += 1;
    this.#all.add(entry);
    if (!entry.repeats) this.#withoutRepeats.add(entry);
    if (this.#guidelines.has(entry.input.catalogue.fundingGuideline.key)) this.#programme.add(entry);
    for (const finding of entry.findings) this.#findings.add(finding);
  }

  finish(onFile: readonly LocatedFinding[]): Tally {
    for (const finding of onFile) this.#findings.add(finding);
    return {
      rows: this.#rows,
      all: this.#all.result(),
      withoutRepeats: this.#withoutRepeats.result(),
      programme: this.#programme.result(),
      findings: this.#findings.all(),
    };
  }
}
