export { Catalogue, type CatalogueEntry, type CatalogueKind } from './catalogue.js';
export { catalogueAt } from './queries.js';
