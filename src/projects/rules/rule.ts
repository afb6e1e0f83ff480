import type { Day } from '../../kernel/day.js';
import type { Finding } from '../../kernel/finding.js';
import type { Cents } from '../../kernel/money.js';
import type { Rate } from '../../kernel/rate.js';
import type { ProjectInput } from '../project-input.js';

/** A limit of a guideline part: what it limits, how strictly, and the clause that says so. Amounts in EUR cents. */
export interface GuidelineLimit {
  readonly measure:
    | 'grantRate'
    | 'grant'
    | 'totalEligibleCost'
    | 'staffCostFlatRate'
    | 'participantDay'
    | 'costPlanCost';
  readonly rate: Rate | null;
  readonly amount: Cents | null;
  /** `usuallyAtLeast` and `usuallyAtMost` are hints, never errors. */
  readonly bindingness: 'atMost' | 'fixed' | 'usuallyAtLeast';
  readonly clause: string;
}

/** What the catalogue says about the entries a project refers to; everything the rules need beside the record itself. */
export interface RuleFacts {
  /** First and last day on which expenditure of the funding period can be eligible. */
  readonly eligibility: { readonly first: Day; readonly last: Day; readonly clause: string } | null;
  /** Limits that apply for certain: those of the guideline part the project belongs to. */
  readonly limits: readonly GuidelineLimit[];
  readonly priorityUnionRate: Rate | null;
  /** False when the funding object belongs to another guideline than the one named. */
  readonly objectBelongsToGuideline: boolean;
  /** Catalogue fields whose entry belongs to another funding period than the project's. */
  readonly fieldsOfOtherPeriod: readonly string[];
}

export type Rule = (input: ProjectInput, facts: RuleFacts) => Finding | readonly Finding[] | null;

export { error, hint } from '../../kernel/said-finding.js';
