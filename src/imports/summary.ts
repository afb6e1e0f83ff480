import { type Catalogue, programmeGuidelines } from '../catalogue/index.js';
import { type Cents, sumCents, toDecimal } from '../kernel/money.js';
import type { ComparedRow } from './compare.js';
import type { ImportEntry, ReadColumn, ReadSource } from './entry.js';
import { type FindingGroup, groupFindings } from './group-findings.js';
import type { Question } from './list/question.js';

/** How many projects, and their total eligible cost in EUR with two decimals; unknown costs are left out of the sum. */
interface CountAndSum {
  readonly projects: number;
  readonly totalEligibleCost: string;
}

/** What a preview says about a delivery as a whole. Kept with the run, so amounts are decimal strings. */
export interface ImportSummary {
  readonly title: string;
  readonly counts: {
    readonly rows: number;
    readonly new: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly missing: number;
    readonly errors: number;
  };
  readonly sums: {
    readonly all: CountAndSum;
    /** Without rows that are equal to an earlier one in every column. */
    readonly withoutRepeats: CountAndSum;
    /** Of the programme's own guidelines: sustainable social urban development. */
    readonly programme: CountAndSum;
    readonly new: CountAndSum;
  };
  readonly findings: readonly FindingGroup[];
  /** Left out in summaries that were kept before there were any. */
  readonly columns?: readonly ReadColumn[];
  readonly questions?: readonly Question[];
}

function countAndSum(entries: readonly ImportEntry[]): CountAndSum {
  const known = entries.map(({ input }) => input.amounts.totalEligibleCost?.cents).filter(isKnown);
  return { projects: entries.length, totalEligibleCost: toDecimal(sumCents(known)) };
}

const isKnown = (cents: Cents | undefined): cents is Cents => cents !== undefined;

/** Adds a delivery up. Every finding of the file and of its rows is in it, identical ones as one. */
export function summarise(
  { title, entries, findings: onFile, columns, questions }: ReadSource,
  rows: readonly ComparedRow[],
  catalogue: Catalogue,
): ImportSummary {
  const count = (change: ComparedRow['change']): number => rows.filter((row) => row.change === change).length;
  const programme = new Set<string | null>(programmeGuidelines(catalogue).map(({ key }) => key));
  const newKeys = new Set(rows.filter(({ change }) => change === 'new').map(({ rowKey }) => rowKey));
  return {
    title,
    counts: {
      rows: entries.length,
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      missing: count('missing'),
      errors: count('error'),
    },
    sums: {
      all: countAndSum(entries),
      withoutRepeats: countAndSum(entries.filter(({ repeats }) => !repeats)),
      programme: countAndSum(
        entries.filter((entry) => programme.has(entry.input.catalogue.fundingGuideline.key)),
      ),
      new: countAndSum(entries.filter(({ rowKey }) => newKeys.has(rowKey))),
    },
    findings: groupFindings([...onFile, ...entries.flatMap(({ findings }) => findings)]),
    columns,
    questions,
  };
}
