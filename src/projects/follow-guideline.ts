import { attributesOf, type Catalogue, type CatalogueEntry } from '../catalogue/index.js';
import type { CatalogueField, CatalogueReference, ProjectInput } from './project-input.js';

type References = ProjectInput['catalogue'];

/**
 * Fills in what follows from the funding object and the guideline for certain and was left open: guideline, period,
 * fund, and priority and objective where the guideline has only one. What somebody chose stays.
 */
export function withFollowing(references: References, catalogue: Catalogue): References {
  const object = entryOf(catalogue, 'fundingObject', references);
  const guidelineKey =
    references.fundingGuideline.key ??
    (object === undefined ? null : attributesOf('fundingObject', object).fundingGuideline);
  const guideline = guidelineKey === null ? undefined : catalogue.byKey('fundingGuideline', guidelineKey);
  if (guideline === undefined) return references;
  const { fundingPeriod, fund, priorities, specificObjectives } = attributesOf('fundingGuideline', guideline);
  return {
    ...references,
    fundingGuideline: filled(references.fundingGuideline, guideline.key),
    fundingPeriod: filled(references.fundingPeriod, fundingPeriod),
    fund: filled(references.fund, fund),
    priority: filled(references.priority, onlyOne(priorities)),
    specificObjective: filled(references.specificObjective, onlyOne(specificObjectives)),
  };
}

const entryOf = (
  catalogue: Catalogue,
  field: CatalogueField,
  references: References,
): CatalogueEntry | undefined => {
  const { key } = references[field];
  return key === null ? undefined : catalogue.byKey(field, key);
};

const onlyOne = (keys: readonly string[]): string | null => (keys.length === 1 ? (keys[0] ?? null) : null);

/** Words of a source that match nothing for certain are a statement too: they are for a person to decide on. */
const filled = (reference: CatalogueReference, key: string | null): CatalogueReference =>
  reference.key === null && reference.sourceText === null && key !== null
    ? { key, sourceText: null }
    : reference;
