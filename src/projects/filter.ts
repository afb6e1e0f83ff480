import type { Day } from '../kernel/day.js';
import type { Cents } from '../kernel/money.js';

/** Statuses one can filter by; a project without start or end has none of them. Reckoned on the viewpoint's day. */
export const runningFilters = ['planned', 'running', 'ended'] as const;
export type RunningFilter = (typeof runningFilters)[number];

/** Whether the Union contribution of a project is stated, follows from a stated rate, or neither. */
export const unionContributionOrigins = ['stated', 'derived', 'unknown'] as const;
export type UnionContributionOrigin = (typeof unionContributionOrigins)[number];

/**
 * What a reader may narrow the list by. Several values of one field mean "or", several fields mean "and".
 * Catalogue values are given by code ("152") or by key ("2021-2027/152"); `ohne` selects what has no such value.
 */
export interface ProjectFilter {
  /** AGS of municipalities; `landesweit` for operations of the whole Land; `ohne` for places matched to none. */
  readonly city?: readonly string[];
  /** AGS of districts, five digits; `landesweit` and `ohne` as for cities. */
  readonly district?: readonly string[];
  /** Keys of NUTS 2 regions ("DED2"); `landesweit` and `ohne` as for cities. */
  readonly nuts2?: readonly string[];
  /** Categories of regions in the funding period of a project; `landesweit` and `ohne` as for cities. */
  readonly regionCategory?: readonly string[];
  readonly fundingPeriod?: readonly string[];
  readonly fund?: readonly string[];
  readonly guideline?: readonly string[];
  readonly object?: readonly string[];
  readonly category?: readonly string[];
  readonly objective?: readonly string[];
  readonly priority?: readonly string[];
  /** Keys of action fields; a project in several is found by each. `ohne` for projects in none. */
  readonly actionField?: readonly string[];
  /** Years in which projects start; `ohne` for projects without a first day. */
  readonly year?: readonly string[];
  /** Calendar years in which projects run; `ohne` for projects whose period is not complete. */
  readonly runsIn?: readonly string[];
  /** Areas of cities by `areaKey`; `ohne` for projects in none. */
  readonly area?: readonly string[];
  /** Public ids of organisations; `natuerliche-personen`; `ohne` for projects without a beneficiary. */
  readonly beneficiary?: readonly string[];
  readonly unionContributionOrigin?: readonly UnionContributionOrigin[];
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

/** Value of a filter for projects of which it is not known, or matched to nothing. */
export const withoutValue = 'ohne';

/** Natural persons as beneficiaries, all together: their names are neither listed nor summed by. */
export const naturalPersons = 'natuerliche-personen';

/** Area of a city as filters and sums name it: AGS and name. A comma divides values, so names write it as `%2C`. */
export const areaKey = (ags: string, area: string): string =>
  `${ags}/${area.replaceAll('%', '%25').replaceAll(',', '%2C')}`;

/** City and name behind the key of an area. */
export function areaOf(key: string): { readonly ags: string; readonly area: string } {
  const slash = key.indexOf('/');
  return {
    ags: key.slice(0, Math.max(slash, 0)),
    area: key
      .slice(slash + 1)
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%'),
  };
}

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
