export { type ProjectChange, type PublishedProjects, publishProjects } from './commands.js';
export { type FacetField, type Facets, facetCounts } from './facets.js';
export { type ProjectFilter, runningFilters, statewideCity } from './filter.js';
export * from './project-input.js';
export {
  type CitySums,
  countProjects,
  dictionaryAt,
  findProject,
  type ListRequest,
  listProjects,
  type ProjectPage,
  type ProjectSums,
  projectSums,
  projectVersions,
  sumsByCity,
} from './queries.js';
export type { CatalogueValue, ProjectRecord, RecordPlace, UnionContributionOrigin } from './record.js';
export { type Dictionary, toInput } from './record-row.js';
export { ruleFactsFor } from './rule-facts.js';
export { checkProject } from './rules.js';
export { type Position, type SortKey, type SortTerm, sortKeys } from './sorting.js';
