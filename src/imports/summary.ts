import type { ReadColumn } from './entry.js';
import type { Question } from './list/question.js';
import type { FindingGroup } from './reading/finding-groups.js';
import type { GivenAnswer, SourceHead } from './reading/source-reading.js';
import type { CountAndSum, Tally } from './reading/tally.js';

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
  readonly answers?: readonly GivenAnswer[];
}

const nothing: CountAndSum = {
  projects: 0,
  totalEligibleCost: '0.00',
  totalCost: '0.00',
  unionContribution: '0.00',
};

/** The summary of a file that is being read. */
export const emptySummary = (title: string): ImportSummary => ({
  title,
  counts: { rows: 0, new: 0, changed: 0, unchanged: 0, missing: 0, errors: 0 },
  sums: { all: nothing, withoutRepeats: nothing, programme: nothing, new: nothing },
  findings: [],
});

/** What comparing with the registry adds to what was read. */
export interface Compared {
  readonly counts: Omit<ImportSummary['counts'], 'rows'>;
  readonly ofNew: CountAndSum;
}

/** Adds a delivery up. Every finding of the file and of its rows is in it, identical ones as one. */
export function summaryOf(head: SourceHead, tally: Tally, { counts, ofNew }: Compared): ImportSummary {
  const { all, withoutRepeats, programme, rows, findings } = tally;
  return {
    title: head.title,
    counts: { rows, ...counts },
    sums: { all, withoutRepeats, programme, new: ofNew },
    findings,
    columns: head.columns,
    questions: head.questions,
    answers: head.answers,
  };
}
