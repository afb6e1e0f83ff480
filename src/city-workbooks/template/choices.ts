import {
  attributesOf,
  type Catalogue,
  type CatalogueEntry,
  entryLabel,
  fundingPeriodOf,
} from '../../catalogue/index.js';
import type { ChoiceList } from '../../platform/spreadsheet/form-workbook/form-workbook.js';
import { type CatalogueField, catalogueFields, catalogueLabels } from '../../projects/index.js';
import { basisChoices, basisWords } from './column-texts.js';

/** The lists people choose from: the catalogue as it is now, the entries of the newest period first. */
export const choicesOf = (catalogue: Catalogue): ChoiceList[] => [
  ...catalogueFields.map((field) => ({
    name: catalogueLabels[field].de,
    values: labelsOf(catalogue, field),
  })),
  { name: basisChoices, values: Object.values(basisWords) },
];

/** The same wording in two periods is one choice: the period is a column of its own. */
const labelsOf = (catalogue: Catalogue, field: CatalogueField): string[] => [
  ...new Set([...offered(catalogue, field)].sort(byPeriod(catalogue)).map(entryLabel)),
];

/** Funds of other programmes are in the catalogue so that their lists can be read; no guideline belongs to them. */
function offered(catalogue: Catalogue, field: CatalogueField): readonly CatalogueEntry[] {
  const entries = catalogue.ofKind(field);
  if (field !== 'fund') return entries;
  const used = new Set(
    catalogue.ofKind('fundingGuideline').map((guideline) => attributesOf('fundingGuideline', guideline).fund),
  );
  return entries.filter(({ key }) => used.has(key));
}

const byPeriod =
  (catalogue: Catalogue) =>
  (one: CatalogueEntry, other: CatalogueEntry): number =>
    rankOf(one, catalogue) - rankOf(other, catalogue);

/** What belongs to the programme's own guidelines comes before all others of its period. */
function rankOf(entry: CatalogueEntry, catalogue: Catalogue): number {
  const periods = catalogue.ofKind('fundingPeriod').map(({ key }) => key);
  const age = periods.length - periods.indexOf(fundingPeriodOf(entry));
  return age * 2 + (isOfProgramme(entry, catalogue) ? 0 : 1);
}

function isOfProgramme(entry: CatalogueEntry, catalogue: Catalogue): boolean {
  const key = entry.kind === 'fundingGuideline' ? entry.key : entry.attributes.fundingGuideline;
  return typeof key === 'string' && catalogue.byKey('fundingGuideline', key)?.attributes.programme === true;
}
