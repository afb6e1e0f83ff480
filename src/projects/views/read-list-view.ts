import { z } from 'zod';
import { type Viewpoint, viewpointAt } from '../../history/index.js';
import { Problem } from '../../kernel/problem.js';
import type { Language } from '../../kernel/text.js';
import type { Orm } from '../../platform/database/database.js';
import { fingerprint, readCursor, writeCursor } from '../../platform/http/cursor.js';
import { dictionaryAt } from '../queries/dictionary.js';
import { facetCounts } from '../queries/facets.js';
import { countProjects, listProjects } from '../queries/projects.js';
import { projectSums } from '../queries/sums.js';
import { cursorValueSchema, type Position, type SortTerm } from '../sort-term.js';
import { activeFiltersOf, filterOptions } from './filter-options.js';
import { activeFilters, type ListQuery, without } from './list-query.js';
import type { ListResult, ListView } from './list-view.js';

const rowsPerPage = 50;

/** Reads what the list shows, all pages of one walk at the revision of the first. @throws Problem `invalid_cursor` */
export async function readListView(
  db: Orm,
  query: ListQuery,
  language: Language,
): Promise<{ view: ListView; viewpoint: Viewpoint }> {
  const question = fingerprint({ ...query.filter, sort: query.sort });
  const start = query.cursor === null ? null : startOf(query.cursor, question, query.sort);
  const viewpoint = await viewpointAt(
    db,
    start === null ? undefined : { kind: 'revision', revision: start.revision },
  );
  const hasErrors = Object.keys(query.typed).length > 0;
  const [dictionary, facets, inScope, result] = await Promise.all([
    dictionaryAt(db, viewpoint.revision),
    facetCounts(db, viewpoint, query.filter),
    countProjects(db, viewpoint, { scope: query.filter.scope }),
    hasErrors ? null : readResult(db, viewpoint, query, start?.position, question),
  ]);
  const words = { ...dictionary, language };
  const label = activeFiltersOf(words);
  const programme = dictionary.catalogue
    .ofKind('fundingGuideline')
    .filter((guideline) => guideline.attributes.programme === true);
  const view = {
    query,
    options: filterOptions(query, facets, words),
    active: activeFilters(query).map((filter) => ({ filter, label: label(filter, query) })),
    inScope,
    result: result && {
      ...result,
      suggestions: result.suggestions.map((suggestion) => ({
        ...suggestion,
        label: label(suggestion.filter, query),
      })),
    },
    programmeGuidelines: new Set(programme.map((guideline) => guideline.key)),
    reckoningDay: viewpoint.reckoningDay,
  };
  return { view, viewpoint };
}

type BareResult = Omit<ListResult, 'suggestions'> & {
  readonly suggestions: readonly Omit<ListResult['suggestions'][number], 'label'>[];
};

async function readResult(
  db: Orm,
  viewpoint: Viewpoint,
  query: ListQuery,
  after: Position | undefined,
  question: string,
): Promise<BareResult> {
  const { filter, sort } = query;
  const [page, sums] = await Promise.all([
    listProjects(db, viewpoint, { filter, sort: [sort], limit: rowsPerPage, ...(after ? { after } : {}) }),
    projectSums(db, viewpoint, filter),
  ]);
  const next = page.next && {
    values: page.next.values,
    id: page.next.projectId.toString(),
    revision: viewpoint.revision,
  };
  return {
    rows: page.items,
    nextCursor: next && writeCursor(next, question),
    sums,
    suggestions: sums.projects === 0 ? await suggestionsFor(db, viewpoint, query) : [],
  };
}

/** At most so many filters are tried one by one for an empty result. */
const mostTried = 12;

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

function startOf(cursor: string, question: string, sort: SortTerm): { revision: number; position: Position } {
  const { revision, id, values } = readCursor(cursor, question, z.tuple([cursorValueSchema(sort.key)]));
  if (!/^\d{1,18}$/.test(id)) throw new Problem('invalid_cursor');
  return { revision, position: { values, projectId: BigInt(id) } };
}
