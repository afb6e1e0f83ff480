import type { CatalogueEntry } from '../../catalogue/index.js';
import { formatDay, formatEuro } from '../../kernel/format.js';
import type { Language } from '../../kernel/text.js';
import { runningStateWords } from '../../web/index.js';
import {
  areaOf,
  catalogueFilters,
  naturalPersons,
  runningFilters,
  statewideCity,
  unionContributionOrigins,
  withoutValue,
} from '../filter.js';
import type { FacetField, Facets } from '../queries/facets.js';
import type { Dictionary } from '../record-row.js';
import { regionCategories, regionCategoryWords } from '../region-category.js';
import { filterLabels, listMessages } from './list-messages.js';
import type { ListField, ListQuery, Removable } from './list-query.js';
import type { FilterOption, OptionField } from './list-view.js';

/** What values are called: catalogue and places of one revision, in one language. */
export interface Words extends Dictionary {
  /** Names of the organisations that are chosen as beneficiaries. */
  readonly beneficiaries: ReadonlyMap<string, string>;
  readonly language: Language;
}

/** What the form offers under each heading: everything that selects something, and whatever is chosen. */
export function filterOptions(
  query: ListQuery,
  facets: Facets,
  words: Words,
): Record<OptionField, FilterOption[]> {
  const counted = (field: FacetField, value: string) => facets.get(field)?.get(value) ?? 0;
  const options = (field: FacetField, values: readonly string[]) =>
    values.map((value) => ({
      value,
      label: valueLabel(field, value, words),
      count: counted(field, value),
      selected: isChosen(field, value, query, words),
    }));
  const byCount = (field: FacetField) =>
    valuesOf(field, query, facets, words).sort(
      (a, b) => counted(field, b) - counted(field, a) || (a < b ? -1 : 1),
    );
  return {
    fundingPeriod: options('fundingPeriod', valuesOf('fundingPeriod', query, facets, words).sort().reverse()),
    status: options('status', ['running', 'ended', 'planned']),
    city: options('city', citiesInOrder(query, facets, words)),
    guideline: options('guideline', byCount('guideline')),
    object: options('object', byCount('object')),
    actionField: actionFieldsIn(query, words).map((value) => ({
      value,
      label: valueLabel('actionField', value, words),
      count: null,
      selected: query.filter.actionField?.includes(value) ?? false,
    })),
  };
}

/** All of the catalogue: no sum that is kept has them, and counting would read every project. */
const actionFieldsIn = (query: ListQuery, { catalogue }: Words): string[] => [
  ...new Set([...catalogue.ofKind('actionField').map(({ key }) => key), ...(query.filter.actionField ?? [])]),
];

function valuesOf(field: FacetField, query: ListQuery, facets: Facets, words: Words): string[] {
  const chosen = (query.filter[field] ?? []).map((value) => entryOf(field, value, words)?.key ?? value);
  return [...new Set([...(facets.get(field)?.keys() ?? []), ...chosen])];
}

/** Alphabetical as the register sorts; the whole Land last. */
function citiesInOrder(query: ListQuery, facets: Facets, words: Words): string[] {
  const offered = new Set(valuesOf('city', query, facets, words));
  const ordered = words.places.municipalities.map((place) => place.ags).filter((ags) => offered.has(ags));
  const unknown = [...offered].filter((value) => value !== statewideCity && !ordered.includes(value));
  return [...ordered, ...unknown, ...(offered.has(statewideCity) ? [statewideCity] : [])];
}

function isChosen(field: FacetField, value: string, query: ListQuery, words: Words): boolean {
  return (query.filter[field] ?? []).some(
    (chosen) => chosen === value || entryOf(field, chosen, words)?.key === value,
  );
}

/** The catalogue entry a filter value names by key or code; undefined for fields that are no catalogue. */
function entryOf(field: ListField, value: string, { catalogue }: Words): CatalogueEntry | undefined {
  if (!isCatalogueFilter(field)) return undefined;
  const kind = catalogueFilters[field];
  return catalogue.byKey(kind, value) ?? catalogue.ofKind(kind).find((entry) => entry.code === value);
}

const isCatalogueFilter = (field: ListField): field is keyof typeof catalogueFilters =>
  field in catalogueFilters;

/** What a value of a filter is called; the value itself where nobody knows it. */
export function valueLabel(field: ListField, value: string, words: Words): string {
  const { language } = words;
  if (value === withoutValue) return listMessages.withoutValue(filterLabels[field])[language];
  if (!isCatalogueFilter(field)) return plainLabel(field, value, words);
  const entry = entryOf(field, value, words);
  if (entry === undefined) return value;
  const title = entry.title[language] ?? entry.title.de;
  const code = field === 'fundingPeriod' ? null : entry.code;
  return [code, title].filter((part) => part !== null).join(' ') || value;
}

function plainLabel(
  field: Exclude<ListField, keyof typeof catalogueFilters>,
  value: string,
  { language, catalogue, places, beneficiaries }: Words,
): string {
  switch (field) {
    case 'status': {
      const state = runningFilters.find((known) => known === value);
      return state === undefined ? value : runningStateWords[state][language];
    }
    case 'unionContributionOrigin': {
      const origin = unionContributionOrigins.find((known) => known === value);
      return origin === undefined ? value : listMessages.unionOrigin[origin][language];
    }
    case 'year':
      return listMessages.startsIn(value)[language];
    case 'runsIn':
      return listMessages.runsIn(value)[language];
    case 'area': {
      const { ags, area } = areaOf(value);
      return [places.byAgs(ags)?.name, area].filter((part) => part !== undefined).join(', ');
    }
    case 'actionField': {
      const title = catalogue.byKey('actionField', value)?.title;
      return title?.[language] ?? title?.de ?? value;
    }
    case 'beneficiary':
      return value === naturalPersons
        ? listMessages.naturalPersons[language]
        : (beneficiaries.get(value) ?? value);
    case 'nuts2':
      return value === statewideCity
        ? listMessages.statewide[language]
        : listMessages.region(value)[language];
    case 'regionCategory': {
      if (value === statewideCity) return listMessages.statewide[language];
      const category = regionCategories.find((known) => known === value);
      return category === undefined ? value : regionCategoryWords[category][language];
    }
    default:
      return value === statewideCity
        ? listMessages.statewide[language]
        : (places.byAgs(value)?.name ?? value);
  }
}

/** How a filter that is set is called on its chip. */
export function activeFiltersOf(words: Words): (filter: Removable, query: ListQuery) => string {
  return (filter, query) => {
    if ('value' in filter) return valueLabel(filter.field, filter.value, words);
    return singleLabel(filter.field, query, words.language);
  };
}

function singleLabel(
  field: 'q' | 'activeOn' | 'minCost' | 'maxCost',
  { filter }: ListQuery,
  language: Language,
): string {
  if (field === 'q') return listMessages.search(filter.q ?? '')[language];
  if (field === 'activeOn')
    return listMessages.activeOn(formatDay(filter.activeOn ?? '', language))[language];
  const amount = formatEuro(filter[field] ?? 0n, language);
  return (field === 'minCost' ? listMessages.atLeast(amount) : listMessages.atMost(amount))[language];
}
