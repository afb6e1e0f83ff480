import { z } from 'zod';
import { parseDay } from '../kernel/day.js';

/** What a list can be sorted by. Unknown amounts and days sort before known ones. */
export const sortKeys = [
  'name',
  'reference',
  'city',
  'start',
  'end',
  'totalEligibleCost',
  'unionContribution',
] as const;
export type SortKey = (typeof sortKeys)[number];

export interface SortTerm {
  readonly key: SortKey;
  readonly descending: boolean;
}

const textValue = z.string().max(5_000);
const amountValue = z.string().regex(/^-?\d{1,18}$/);
const dayValue = z.string().refine((day) => day === '0001-01-01' || parseDay(day) !== null);

/** What a sort value looks like inside a cursor; anything else was not handed out by us. */
export function cursorValueSchema(key: SortKey): z.ZodString {
  if (key === 'totalEligibleCost' || key === 'unionContribution') return amountValue;
  return key === 'start' || key === 'end' ? dayValue : textValue;
}

/** Where a page ended: the sort values of its last row as text, and its project as tie-break. */
export interface Position {
  readonly values: readonly string[];
  readonly projectId: bigint;
}
