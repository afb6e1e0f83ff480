import type { Catalogue } from '../catalogue/index.js';
import { Problem } from '../kernel/problem.js';
import { rateOf } from '../kernel/rate.js';
import { text } from '../kernel/text.js';
import type { Places } from '../places/index.js';
import {
  type Amount,
  type AmountField,
  amountFields,
  type CatalogueField,
  catalogueFields,
  type Evidence,
  type Party,
  type Place,
  type ProjectInput,
} from './project-input.js';
import type { CatalogueValue, ProjectRecord, RecordPlace, UnionContributionOrigin } from './record.js';
import { fromStoredDecision, toStoredDecision } from './stored-decision.js';
import type { projectDraft, projectVersion } from './tables.js';

type VersionRow = typeof projectVersion.$inferSelect;
type DraftRow = typeof projectDraft.$inferSelect;

/** The columns of the record, as drafts and versions share them. */
export type RecordColumns = Omit<
  DraftRow,
  'id' | 'createdBy' | 'createdAt' | 'updatedAt' | 'projectId' | 'ownerCity'
>;

/** The registry's own words at one revision: what ids of a row mean. */
export interface Dictionary {
  readonly catalogue: Catalogue;
  readonly places: Places;
}

/** Turns a checked input into columns; keys of catalogue and places become ids. @throws Problem `rule_broken` for an unknown key. */
export function toColumns(input: ProjectInput, dictionary: Dictionary): RecordColumns {
  const { beneficiary, executingBody, place, period, source, unionRate } = input;
  return {
    name: input.name,
    planNumber: input.planNumber,
    beneficiaryName: beneficiary?.name ?? null,
    beneficiaryIsNaturalPerson: beneficiary?.naturalPerson ?? false,
    executingBodyName: executingBody?.name ?? null,
    executingBodyIsNaturalPerson: executingBody?.naturalPerson ?? false,
    placeKind: place.kind,
    placeId: place.ags === null ? null : placeIdOf(place.ags, dictionary),
    placeSourceText: place.sourceText,
    area: input.area,
    periodStart: period.start,
    periodEnd: period.end,
    ...amountColumns(input.amounts),
    unionRate: unionRate?.rate ?? null,
    unionRateBasis: unionRate?.basis ?? null,
    grantRate: input.grantRate,
    ...catalogueColumns(input, dictionary),
    decisions: input.decisions.map(toStoredDecision),
    purposeAndAchievements: input.purposeAndAchievements,
    summary: input.summary,
    sourceKind: source.kind,
    sourceTitle: source.title,
    sourceLocator: source.locator,
    sourceDate: source.date,
    sourceFields: input.sourceFields,
  };
}

type AmountColumns = Pick<RecordColumns, AmountField | `${AmountField}Evidence`>;

function amountColumns(amounts: ProjectInput['amounts']): AmountColumns {
  const columns: Partial<Record<keyof AmountColumns, bigint | Evidence | null>> = {};
  for (const field of amountFields) {
    columns[field] = amounts[field]?.cents ?? null;
    columns[`${field}Evidence`] = amounts[field]?.evidence ?? null;
  }
  return columns as AmountColumns;
}

type CatalogueColumns = Pick<RecordColumns, `${CatalogueField}Id` | 'catalogueSourceTexts'>;

function catalogueColumns(input: ProjectInput, dictionary: Dictionary): CatalogueColumns {
  const ids: Partial<Record<`${CatalogueField}Id`, bigint | null>> = {};
  const sourceTexts: Partial<Record<CatalogueField, string>> = {};
  for (const field of catalogueFields) {
    const { key, sourceText } = input.catalogue[field];
    ids[`${field}Id`] = key === null ? null : entryIdOf(field, key, dictionary);
    if (sourceText !== null) sourceTexts[field] = sourceText;
  }
  return { ...ids, catalogueSourceTexts: sourceTexts } as CatalogueColumns;
}

function entryIdOf(field: CatalogueField, key: string, { catalogue }: Dictionary): bigint {
  const entry = catalogue.byKey(field, key);
  if (entry) return entry.id;
  throw unknownKey(field, key);
}

function placeIdOf(ags: string, { places }: Dictionary): bigint {
  const place = places.byAgs(ags);
  if (place?.kind === 'municipality') return place.id;
  throw unknownKey('place', ags);
}

const unknownKey = (field: string, key: string): Problem =>
  new Problem('rule_broken', {
    errors: [
      {
        pointer: `/${field}`,
        code: 'unknown_key',
        detail: text(`„${key}“ steht nicht im Katalog.`, `"${key}" is not in the catalogue.`),
      },
    ],
  });

/** Reads a version back in the words of a revision. */
export function toRecord(
  row: Omit<VersionRow, 'searchText'> & { readonly publishedAt: Date },
  dictionary: Dictionary,
): ProjectRecord {
  const { places } = dictionary;
  return {
    ...inputParts(row, dictionary),
    projectId: row.projectId,
    reference: row.reference,
    versionNumber: row.versionNumber,
    publishedRevision: row.publishedRevision,
    publishedAt: row.publishedAt,
    place: recordPlace(row, places),
    unionContribution: unionContributionOf(row),
    unionRate: unionRateOf(row),
    grantRate: grantRateOf(row),
    catalogue: catalogueValues(row, dictionary),
  };
}

/** Reads the columns of a draft or version back as input, so that an amendment starts from what is there. */
export function toInput(row: RecordColumns, dictionary: Dictionary): ProjectInput {
  const values = catalogueValues(row, dictionary);
  return {
    ...inputParts(row, dictionary),
    place: inputPlace(row, dictionary.places),
    unionRate: statedUnionRate(row),
    grantRate: row.grantRate,
    catalogue: mapCatalogue((field) => ({ key: values[field].key, sourceText: values[field].sourceText })),
  };
}

function inputParts(row: RecordColumns, _dictionary: Dictionary) {
  return {
    name: row.name,
    planNumber: row.planNumber,
    beneficiary: party(row.beneficiaryName, row.beneficiaryIsNaturalPerson),
    executingBody: party(row.executingBodyName, row.executingBodyIsNaturalPerson),
    area: row.area,
    period: { start: row.periodStart, end: row.periodEnd },
    amounts: amountsOf(row),
    decisions: row.decisions.map(fromStoredDecision),
    purposeAndAchievements: row.purposeAndAchievements,
    summary: row.summary,
    source: {
      kind: row.sourceKind,
      title: row.sourceTitle,
      locator: row.sourceLocator,
      date: row.sourceDate,
    },
    sourceFields: row.sourceFields,
  };
}

const party = (name: string | null, naturalPerson: boolean): Party | null =>
  name === null ? null : { name, naturalPerson };

function amountsOf(row: RecordColumns): Record<AmountField, Amount | null> {
  const amounts: Partial<Record<AmountField, Amount | null>> = {};
  for (const field of amountFields) {
    const cents = row[field];
    const evidence = row[`${field}Evidence`];
    amounts[field] = cents === null || evidence === null ? null : { cents, evidence };
  }
  return amounts as Record<AmountField, Amount | null>;
}

function inputPlace(row: RecordColumns, places: Places): Place {
  const ags = row.placeId === null ? null : (places.byId(row.placeId)?.ags ?? null);
  return { kind: row.placeKind, ags, sourceText: row.placeSourceText };
}

function recordPlace(row: RecordColumns, places: Places): RecordPlace {
  const place = row.placeId === null ? undefined : places.byId(row.placeId);
  const district = place?.districtAgs == null ? undefined : places.byAgs(place.districtAgs);
  return {
    ...inputPlace(row, places),
    name: place?.name ?? null,
    district: district ? { ags: district.ags, name: district.name } : null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
  };
}

function unionContributionOf(row: Omit<VersionRow, 'searchText'>): ProjectRecord['unionContribution'] {
  const origin: UnionContributionOrigin =
    row.unionContribution !== null ? 'stated' : row.unionContributionDerived !== null ? 'derived' : 'unknown';
  return { cents: row.unionContribution ?? row.unionContributionDerived, origin };
}

const statedUnionRate = (row: RecordColumns): ProjectInput['unionRate'] =>
  row.unionRate === null || row.unionRateBasis === null
    ? null
    : { rate: row.unionRate, basis: row.unionRateBasis };

function unionRateOf(row: RecordColumns): ProjectRecord['unionRate'] {
  const stated = statedUnionRate(row);
  if (stated !== null || row.unionContribution === null || row.totalEligibleCost === null) return stated;
  const rate = rateOf(row.unionContribution, row.totalEligibleCost);
  return rate === null ? null : { rate, basis: 'amounts' };
}

function grantRateOf(row: RecordColumns): ProjectRecord['grantRate'] {
  if (row.grantRate !== null) return { rate: row.grantRate, basis: 'stated' };
  if (row.grant === null || row.totalEligibleCost === null) return null;
  const rate = rateOf(row.grant, row.totalEligibleCost);
  return rate === null ? null : { rate, basis: 'amounts' };
}

function catalogueValues(
  row: RecordColumns,
  { catalogue }: Dictionary,
): Record<CatalogueField, CatalogueValue> {
  return mapCatalogue((field) => {
    const id = row[`${field}Id`];
    const entry = id === null ? undefined : catalogue.byId(id);
    return {
      key: entry?.key ?? null,
      code: entry?.code ?? null,
      title: entry?.title ?? { de: null, en: null },
      sourceText: row.catalogueSourceTexts[field] ?? null,
    };
  });
}

function mapCatalogue<Value>(pick: (field: CatalogueField) => Value): Record<CatalogueField, Value> {
  return Object.fromEntries(catalogueFields.map((field) => [field, pick(field)])) as Record<
    CatalogueField,
    Value
  >;
}
