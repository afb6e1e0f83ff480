import type { Viewpoint } from '../history/index.js';
import type { Language } from '../kernel/text.js';
import type { Orm } from '../platform/database/database.js';
import {
  activeFilters,
  activeFiltersOf,
  dictionaryAt,
  organisationNames,
  without,
} from '../projects/index.js';
import { type CrossQuestion, crossHref } from './question.js';

/** A filter that narrows the table, and the address of the table without it. */
export interface FilterChip {
  readonly label: string;
  readonly removeHref: string;
}

/** The filters of a question, in words. The funding period has a place in the form and needs no chip. */
export async function filterChips(
  db: Orm,
  viewpoint: Viewpoint,
  question: CrossQuestion,
  language: Language,
): Promise<FilterChip[]> {
  const { list } = question;
  const [dictionary, beneficiaries] = await Promise.all([
    dictionaryAt(db, viewpoint.revision),
    organisationNames(db, viewpoint.revision, list.filter.beneficiary ?? []),
  ]);
  const label = activeFiltersOf({ ...dictionary, beneficiaries, language });
  return activeFilters(list)
    .filter(({ field }) => field !== 'fundingPeriod')
    .map((filter) => ({
      label: label(filter, list),
      removeHref: crossHref(language, question, { list: without(list, filter) }),
    }));
}
