import { countsOnly, type Sums, sumsBy } from '../../aggregates/index.js';
import { programmeGuidelines } from '../../catalogue/index.js';
import { type Viewpoint, viewpointAt } from '../../history/index.js';
import type { AsOf } from '../../kernel/as-of.js';
import type { Language } from '../../kernel/text.js';
import type { Orm } from '../../platform/database/database.js';
import { RevisionCache } from '../../platform/database/revision-cache.js';
import { fingerprint } from '../../platform/http/cursor.js';
import { asOfParam } from '../../platform/http/query-params.js';
import type { ProjectFilter } from '../filter.js';
import { readListCursor, writeListCursor } from '../list-cursor.js';
import { dictionaryAt } from '../queries/dictionary.js';
import { type Facets, facetCounts } from '../queries/facets.js';
import { organisationNames } from '../queries/organisation-names.js';
import { countProjects, listProjects } from '../queries/projects.js';
import type { Position } from '../sort-term.js';
import { activeFiltersOf, filterOptions } from './filter-options.js';
import { activeFilters, type ListQuery, without } from './list-query.js';
import type { ListView } from './list-view.js';

const rowsPerPage = 50;

/** What holds for every page and every order of one selection. */
interface Selection {
  readonly facets: Facets;
  readonly sums: Sums;
  /** Number of projects in the chosen scope without any filter. */
  readonly inScope: number;
}

const selections = new RevisionCache<Selection, string>(100);

/** Reads what the list shows, all pages of one walk at the revision of the first. @throws Problem `invalid_cursor` */
export async function readListView(
  db: Orm,
  query: ListQuery,
  language: Language,
): Promise<{ view: ListView; viewpoint: Viewpoint }> {
  const { filter, sort, cursor } = query;
  const question = fingerprint({ ...filter, sort, ...(query.asOf === null ? {} : { asOf: query.asOf }) });
  const start = cursor === null ? null : readListCursor(cursor, question, [sort]);
  const viewpoint = await viewpointAt(
    db,
    start === null ? stateOf(query) : { kind: 'revision', revision: start.revision },
  );
  const hasErrors = Object.keys(query.typed).length > 0;
  const [dictionary, beneficiaries, { facets, sums, inScope }, page] = await Promise.all([
    dictionaryAt(db, viewpoint.revision),
    organisationNames(db, viewpoint.revision, filter.beneficiary ?? []),
    readSelection(db, viewpoint, filter),
    hasErrors ? null : readPage(db, viewpoint, query, start?.position),
  ]);
  const words = { ...dictionary, beneficiaries, language };
  const label = activeFiltersOf(words);
  const labelled = (one: ReturnType<typeof activeFilters>[number]) => ({
    filter: one,
    label: label(one, query),
  });
  const suggestions = page === null || sums.projects > 0 ? [] : await suggestionsFor(db, viewpoint, query);
  const view: ListView = {
    query,
    options: filterOptions(query, facets, words),
    active: activeFilters(query).map(labelled),
    inScope,
    result: page && {
      rows: page.items,
      nextCursor: writeListCursor(page.next, viewpoint.revision, question),
      sums,
      suggestions: suggestions.map(({ filter: dropped, count }) => ({ ...labelled(dropped), count })),
    },
    programmeGuidelines: new Set(programmeGuidelines(dictionary.catalogue).map(({ key }) => key)),
  };
  return { view, viewpoint };
}

/** The state of the registry a list asks for; undefined for the newest. */
export const stateOf = ({ asOf }: ListQuery): AsOf | undefined =>
  asOf === null ? undefined : asOfParam.parse(asOf);

function readSelection(db: Orm, viewpoint: Viewpoint, filter: ProjectFilter): Promise<Selection> {
  const { revision, reckoningDay } = viewpoint;
  return selections.get(db, `${revision} ${reckoningDay} ${fingerprint({ ...filter })}`, async () => {
    const [facets, { totals: sums }, { totals: all }] = await Promise.all([
      facetCounts(db, viewpoint, filter),
      sumsBy(db, viewpoint, filter, []),
      sumsBy(db, viewpoint, { scope: filter.scope }, [], countsOnly),
    ]);
    return { facets, sums, inScope: all.projects };
  });
}

const readPage = (db: Orm, viewpoint: Viewpoint, { filter, sort }: ListQuery, after: Position | undefined) =>
  listProjects(db, viewpoint, { filter, sort: [sort], limit: rowsPerPage, ...(after ? { after } : {}) });

/** At most so many filters are tried one by one for an empty result. */
const mostTried = 12;

/** For an empty result: which single filter to drop, and how many projects that would give. */
async function suggestionsFor(db: Orm, viewpoint: Viewpoint, query: ListQuery) {
  const tried = activeFilters(query).slice(0, mostTried);
  const counted = await Promise.all(
    tried.map(async (filter) => ({
      filter,
      count: await countProjects(db, viewpoint, without(query, filter).filter),
    })),
  );
  return counted.filter(({ count }) => count > 0);
}
