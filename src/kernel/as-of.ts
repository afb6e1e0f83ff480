import type { Day } from './day.js';

/** A state of the registry to look at: the end of a day in Saxony, or a registry revision. */
export type AsOf =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'revision'; readonly revision: number };
