import type { Sums } from '../../aggregates/index.js';
import type { FacetField } from '../queries/facets.js';
import type { ProjectRecord } from '../record.js';
import type { ListQuery, Removable } from './list-query.js';

/** Fields the form offers values of. */
export type OptionField = FacetField | 'actionField';

/** One value a filter offers, with the number of projects it would select; null where that is not counted. */
export interface FilterOption {
  readonly value: string;
  readonly label: string;
  readonly count: number | null;
  readonly selected: boolean;
}

interface ActiveFilter {
  readonly filter: Removable;
  readonly label: string;
}

/** What the search found. Sums cover everything the filter selects, not only the page. */
export interface ListResult {
  readonly rows: readonly ProjectRecord[];
  readonly nextCursor: string | null;
  readonly sums: Sums;
  /** For an empty result: which single filter to drop, and how many projects that would give. */
  readonly suggestions: readonly (ActiveFilter & { readonly count: number })[];
}

/** Everything the page with the list of projects shows. */
export interface ListView {
  readonly query: ListQuery;
  readonly options: Readonly<Record<OptionField, readonly FilterOption[]>>;
  readonly active: readonly ActiveFilter[];
  /** Number of projects in the chosen scope without any filter. */
  readonly inScope: number;
  /** Null when a field of the form could not be read: then the page shows the form with its errors only. */
  readonly result: ListResult | null;
  /** Keys of the guidelines that belong to the programme; others are labelled in the list. */
  readonly programmeGuidelines: ReadonlySet<string>;
}
