import type { Catalogue, CatalogueEntry } from '../catalogue/index.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
import {
  type Amount,
  type AmountField,
  type CatalogueField,
  type CatalogueReference,
  eachAmount,
  eachCatalogueField,
  type Party,
  type Place,
  type ProjectInput,
  unknownReference,
} from './project-input.js';
import type { ProjectChangeBody } from './write-schemas.js';

/**
 * What a record becomes under a change. Fields not given stay as they are; null empties one.
 * @throws Problem `rule_broken` for a code or key the catalogue does not have
 */
export function applyChange(
  present: ProjectInput,
  change: ProjectChangeBody,
  catalogue: Catalogue,
): ProjectInput {
  const keep = <
    Field extends
      | 'name'
      | 'planNumber'
      | 'area'
      | 'period'
      | 'purposeAndAchievements'
      | 'summary'
      | 'grantRate'
      | 'actionFields'
      | 'decisions'
      | 'appliedFor',
  >(
    field: Field,
  ) => (change[field] === undefined ? present[field] : change[field]) as ProjectInput[Field];
  return {
    ...present,
    name: keep('name'),
    planNumber: keep('planNumber'),
    beneficiary: party(present.beneficiary, change.beneficiary, change.beneficiaryIsNaturalPerson),
    executingBody: party(present.executingBody, change.executingBody, change.executingBodyIsNaturalPerson),
    place: placeOf(present.place, change),
    area: keep('area'),
    period: keep('period'),
    amounts: amountsOf(present, change),
    unionRate: unionRateOf(present, change),
    grantRate: keep('grantRate'),
    catalogue: catalogueOf(present, change, catalogue),
    actionFields: keep('actionFields'),
    decisions: keep('decisions'),
    appliedFor: keep('appliedFor'),
    purposeAndAchievements: keep('purposeAndAchievements'),
    summary: keep('summary'),
  };
}

function party(
  present: Party | null,
  name: string | null | undefined,
  naturalPerson: boolean | undefined,
): Party | null {
  const newName = name === undefined ? (present?.name ?? null) : name;
  if (newName === null) return null;
  return { name: newName, naturalPerson: naturalPerson ?? present?.naturalPerson ?? false };
}

function placeOf(present: Place, { city, place, placeKind }: ProjectChangeBody): Place {
  const sourceText = place === undefined ? present.sourceText : place;
  const ags = city === undefined ? present.ags : typeof city === 'object' ? (city?.ags ?? null) : city;
  const kind =
    placeKind ?? (ags !== null ? 'municipality' : present.kind === 'statewide' ? 'statewide' : 'unmatched');
  return { kind, ags: kind === 'municipality' ? ags : null, sourceText };
}

/** An amount keeps its evidence until the change names another; a new amount without one is the writer's own statement. */
function amountsOf(present: ProjectInput, change: ProjectChangeBody): ProjectInput['amounts'] {
  const amountOf = (field: AmountField): Amount | null => {
    const before = present.amounts[field];
    const cents = change[field] === undefined ? (before?.cents ?? null) : change[field];
    if (cents === null) return null;
    const kept = before?.cents === cents ? before.evidence : undefined;
    return { cents, evidence: change.evidence?.[field] ?? kept ?? 'ownStatement' };
  };
  return eachAmount(amountOf);
}

function unionRateOf(present: ProjectInput, { unionRate }: ProjectChangeBody): ProjectInput['unionRate'] {
  if (unionRate === undefined || unionRate === present.unionRate?.rate) return present.unionRate;
  return unionRate === null ? null : { rate: unionRate, basis: 'project' };
}

function catalogueOf(
  present: ProjectInput,
  change: ProjectChangeBody,
  catalogue: Catalogue,
): ProjectInput['catalogue'] {
  const period = referenceOf('fundingPeriod', present.catalogue.fundingPeriod, change, catalogue, null);
  return eachCatalogueField((field) =>
    field === 'fundingPeriod'
      ? period
      : referenceOf(field, present.catalogue[field], change, catalogue, period.key),
  );
}

function referenceOf(
  field: CatalogueField,
  present: CatalogueReference,
  change: ProjectChangeBody,
  catalogue: Catalogue,
  period: string | null,
): CatalogueReference {
  const value = change[field];
  if (value === undefined) return present;
  if (value === null) return unknownReference;
  const wanted = typeof value === 'string' ? value : (value.key ?? value.code ?? null);
  const sourceText = typeof value === 'string' ? present.sourceText : (value.sourceText ?? null);
  return { key: wanted === null ? null : keyOf(field, wanted, catalogue, period), sourceText };
}

/** A code alone may stand in both funding periods; then the project's own period decides. */
function keyOf(field: CatalogueField, wanted: string, catalogue: Catalogue, period: string | null): string {
  const entries = catalogue.ofKind(field);
  const byKey = entries.find((entry) => entry.key === wanted);
  if (byKey) return byKey.key;
  const byCode = entries.filter((entry) => entry.code === wanted);
  const ofPeriod = byCode.filter((entry) => entry.attributes.fundingPeriod === period);
  const [only, ...others]: CatalogueEntry[] = ofPeriod.length > 0 ? ofPeriod : byCode;
  if (only && others.length === 0) return only.key;
  throw new Problem('rule_broken', { errors: [notInCatalogue(field, wanted, byCode.length)] });
}

const notInCatalogue = (field: CatalogueField, wanted: string, found: number) => ({
  pointer: `/${field}`,
  code: found === 0 ? 'unknown_code' : 'ambiguous_code',
  detail:
    found === 0
      ? text(`„${wanted}“ steht nicht im Katalog.`, `"${wanted}" is not in the catalogue.`)
      : text(
          `„${wanted}“ gibt es mehrmals. Nennen Sie den Schlüssel des Eintrags.`,
          `"${wanted}" exists more than once. Give the key of the entry.`,
        ),
});
