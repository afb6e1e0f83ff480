import type { Day } from '../kernel/day.js';
import type { Cents } from '../kernel/money.js';

/** Statuses one can filter by; a project without start or end has none of them. Reckoned on the viewpoint's day. */
export const runningFilters = ['planned', 'running', 'ended'] as const;
export type RunningFilter = (typeof runningFilters)[number];

/**
 * What a reader may narrow the list by. Several values of one field mean "or", several fields mean "and".
 * Catalogue values are given by code ("152") or by key ("2021-2027/152").
 */
export interface ProjectFilter {
  /** AGS of municipalities; `landesweit` for operations of the whole Land. */
  readonly city?: readonly string[];
  readonly fundingPeriod?: readonly string[];
  readonly fund?: readonly string[];
  readonly guideline?: readonly string[];
  readonly object?: readonly string[];
  readonly category?: readonly string[];
  readonly objective?: readonly string[];
  readonly priority?: readonly string[];
  readonly status?: readonly RunningFilter[];
  readonly activeOn?: Day;
  readonly minCost?: Cents;
  readonly maxCost?: Cents;
  /** Words that must all occur, in any case, accent or part of a compound. */
  readonly q?: string;
  /** `programme`: only guidelines of sustainable social urban development. */
  readonly scope: 'all' | 'programme';
}

export const statewideCity = 'landesweit';

/** Which catalogue field each filter means. */
export const catalogueFilters = {
  fundingPeriod: 'fundingPeriod',
  fund: 'fund',
  guideline: 'fundingGuideline',
  object: 'fundingObject',
  category: 'interventionCategory',
  objective: 'specificObjective',
  priority: 'priority',
} as const;
