export type { CatalogueKind } from './attributes.js';
export {
  attributesOf,
  Catalogue,
  type CatalogueEntry,
  fundingPeriodOf,
  isOfProgramme,
  programmeGuidelines,
} from './catalogue.js';
export { correctCatalogueEntry } from './commands/correct-entry.js';
export { catalogueReferenceData } from './commands/load-reference.js';
export { entryLabel } from './entry-label.js';
export { type CatalogueMatch, matchCatalogue } from './matching.js';
export { indicatorsPath } from './paths.js';
export { catalogueAt } from './queries.js';
export { referenceCatalogue } from './reference-data.js';
