export { toApiProject } from './api-project.js';
export { appliedForLines } from './applied-for-words.js';
export { applyChange } from './apply-change.js';
export {
  type ChangeBasis,
  changeBases,
  moneyAndTimeChanges,
  settled,
  trueBasis,
} from './change-basis.js';
export {
  type ComparedField,
  changesBetween,
  comparedFields,
  type FieldChange,
  type FieldKind,
  labelOfField,
  valuesOf,
} from './changes.js';
export {
  type ProjectChange,
  type PublishedProjects,
  publishProjects,
  writeProjects,
} from './commands/publish.js';
export { publishStaged, type StagedVersion, stagedLayout, stagedVersion } from './commands/publish-staged.js';
export { returnToBefore } from './commands/return-to-before.js';
export { withheldName, withholdNames } from './commands/withhold-names.js';
export { withdrawProjects } from './commands/write-versions.js';
export {
  csvMediaType,
  type ExportFormat,
  type ExportSubject,
  type Records,
  workbookMediaType,
} from './export/formats.js';
export { type ExportRoom, sendExport } from './export/send-export.js';
export { originWords, unionRateBasisWords } from './export/words.js';
export {
  areaKey,
  catalogueFilters,
  naturalPersons,
  type ProjectFilter,
  statewideCity,
  type UnionContributionOrigin,
} from './filter.js';
export { withFollowing } from './follow-guideline.js';
export * from './project-input.js';
export {
  asksOnlyDimensions,
  conditionsOf,
  type DimensionColumns,
  dimensionConditions,
  selectionOf,
} from './queries/conditions.js';
export { dictionaryAt } from './queries/dictionary.js';
export {
  type ExtendedProject,
  extendedProjects,
  type WithdrawnProject,
  withdrawnProjects,
} from './queries/movements.js';
export { organisationNames } from './queries/organisation-names.js';
export {
  countProjects,
  findProject,
  type ListRequest,
  listProjects,
  type ProjectPage,
  projectVersions,
} from './queries/projects.js';
export { streamProjects } from './queries/stream-projects.js';
export { readCurrentProject } from './read-answers.js';
export type { CatalogueValue, ProjectRecord, RecordPlace } from './record.js';
export { toColumns } from './record-columns.js';
export { type Dictionary, type RecordColumns, toInput, toRecord } from './record-row.js';
export { refuseErrors } from './refuse-errors.js';
export {
  regionCategories,
  regionCategoriesVerified,
  regionCategoryOf,
  regionCategoryWords,
} from './region-category.js';
export { ruleFactsFor } from './rule-facts.js';
export { requiredFields } from './rules/completeness.js';
export type { GuidelineLimit } from './rules/rule.js';
export { checkProject } from './rules.js';
export { type ApiProject, filterParams, projectSchema, referenceParams } from './schemas.js';
export { type Position, type SortKey, type SortTerm, sortKeys } from './sort-term.js';
export { looksLikeHtml } from './steckbrief-text/html-lines.js';
export { type ProfileProject, projectOfProfile } from './steckbrief-text/profile-project.js';
export { readSteckbrief, type SteckbriefReading } from './steckbrief-text/read-profile.js';
export {
  fromStoredAppliedFor,
  type StoredAppliedFor,
  toStoredAppliedFor,
} from './stored-applied-for.js';
export { fromStoredDecision, type StoredDecision, toStoredDecision } from './stored-decision.js';
export { changedLabels } from './views/changes.js';
export { amountLabels, catalogueLabels, fieldLabels } from './views/field-labels.js';
export { activeFiltersOf, valueLabel } from './views/filter-options.js';
export { filterLabels } from './views/list-messages.js';
export {
  activeFilters,
  filterParameters,
  type ListQuery,
  listHref,
  listQueryNames,
  parseListQuery,
  without,
} from './views/list-query.js';
export { periodText, placeName } from './views/list-table.js';
export { ProjectSheet } from './views/project-page.js';
export { newProjectSchema, type ProjectChangeBody, projectChangeSchema } from './write-schemas.js';
