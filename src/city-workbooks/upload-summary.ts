import type { FindingGroup, GivenAnswer, Question, ReadColumn, TemplateMark } from '../imports/index.js';

/** What a preview says about a city's file as a whole; kept with it. */
export interface UploadSummary {
  readonly title: string;
  /** What a template of ours says about itself; null for any other list. */
  readonly template: TemplateMark | null;
  readonly counts: {
    readonly rows: number;
    readonly new: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly errors: number;
  };
  readonly columns: readonly ReadColumn[];
  readonly questions: readonly Question[];
  readonly answers: readonly GivenAnswer[];
  readonly findings: readonly FindingGroup[];
}
