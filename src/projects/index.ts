export { type ProjectChange, type PublishedProjects, publishProjects } from './commands/publish.js';
export { type ProjectFilter, statewideCity } from './filter.js';
export * from './project-input.js';
export {
  asksOnlyDimensions,
  conditionsOf,
  type DimensionColumns,
  dimensionConditions,
} from './queries/conditions.js';
export { dictionaryAt } from './queries/dictionary.js';
export {
  countProjects,
  findProject,
  type ListRequest,
  listProjects,
  type ProjectPage,
  projectVersions,
} from './queries/projects.js';
export type { CatalogueValue, ProjectRecord, RecordPlace, UnionContributionOrigin } from './record.js';
export { type Dictionary, toInput } from './record-row.js';
export { ruleFactsFor } from './rule-facts.js';
export { checkProject } from './rules.js';
export { filterParams } from './schemas.js';
export { type Position, type SortKey, type SortTerm, sortKeys } from './sort-term.js';
export { looksLikeHtml } from './steckbrief-text/html-lines.js';
export { type ProfileProject, projectOfProfile } from './steckbrief-text/profile-project.js';
export { readSteckbrief, type SteckbriefReading } from './steckbrief-text/read-profile.js';
export { fromStoredDecision, type StoredDecision, toStoredDecision } from './stored-decision.js';
export { changedLabels } from './views/changes.js';
export { placeName } from './views/list-table.js';
