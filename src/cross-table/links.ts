import type { Dimension } from '../aggregates/index.js';
import type { Language } from '../kernel/text.js';
import { mostValues } from '../platform/http/query-params.js';
import { type ListQuery, listHref, type ProjectFilter } from '../projects/index.js';
import type { Measure } from './measures.js';
import type { CrossQuestion } from './question.js';
import { type CrossCell, keyOf, type Line } from './table.js';

/** Filter of the list that finds what a dimension groups. */
const filterOf = (dimension: Dimension): Exclude<Dimension, 'calendarYear'> | 'runsIn' =>
  dimension === 'calendarYear' ? 'runsIn' : dimension;

/** What a measure counts of a cell, as the list asks for it. */
const narrowing: Partial<Record<Measure, Partial<ProjectFilter>>> = {
  running: { status: ['running'] },
  unionContributionDerived: { unionContributionOrigin: ['derived'] },
  unionContributionUnknown: { unionContributionOrigin: ['unknown'] },
};

/**
 * Address of the list of exactly the projects behind a cell; null where no address says it: more groups than one address
 * names, or two conditions on one filter.
 */
export function projectsBehind(
  language: Language,
  question: CrossQuestion,
  { row, column }: Pick<CrossCell, 'row' | 'column'>,
): string | null {
  const { rows, columns, measure, list } = question;
  let filter: ProjectFilter | null = narrowed(list.filter, narrowing[measure] ?? {});
  filter = within(filter, rows, row);
  if (columns !== null && column !== null) filter = within(filter, columns, column);
  if (filter === null) return null;
  const query: ListQuery = { ...list, filter, cursor: null, sort: costliestFirst };
  return listHref(language, query);
}

const costliestFirst = { key: 'totalEligibleCost', descending: true } as const;

function within(filter: ProjectFilter | null, dimension: Dimension, { groups }: Line): ProjectFilter | null {
  if (filter === null || groups.length > mostValues) return null;
  if (groups.length === 0) return filter;
  const name = filterOf(dimension);
  if (name === 'actionField' && filter.actionField !== undefined) return null;
  // A project runs in several years: "in 2023 and in 2024" is more than one value of a filter says.
  if (name === 'runsIn' && filter.runsIn !== undefined) return null;
  return { ...filter, [name]: groups.map(keyOf) };
}

/** Both conditions, or null when they exclude each other: then the cell is empty anyway. */
function narrowed(filter: ProjectFilter, by: Partial<ProjectFilter>): ProjectFilter | null {
  for (const [name, values] of Object.entries(by)) {
    const present = filter[name as 'status'];
    if (
      present !== undefined &&
      !(values as readonly string[]).every((one) => present.includes(one as 'running'))
    )
      return null;
  }
  return { ...filter, ...by };
}
