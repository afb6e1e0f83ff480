import type { Catalogue } from '../catalogue/index.js';
import { rateOf } from '../kernel/rate.js';
import type { Places } from '../places/index.js';
import type { UnionContributionOrigin } from './filter.js';
import {
  type CatalogueField,
  eachAmount,
  eachCatalogueField,
  type Party,
  type Place,
  type ProjectInput,
} from './project-input.js';
import type { CatalogueValue, ProjectRecord, RecordPlace } from './record.js';
import { fromStoredAppliedFor } from './stored-applied-for.js';
import { fromStoredDecision } from './stored-decision.js';
import type { projectVersion, RecordColumnName } from './tables.js';

type VersionRow = typeof projectVersion.$inferSelect;

/** The columns of the record, as drafts and versions share them. */
export type RecordColumns = Pick<VersionRow, RecordColumnName>;

/** The registry's own words at one revision: what ids of a row mean. */
export interface Dictionary {
  readonly catalogue: Catalogue;
  readonly places: Places;
}

/** Reads a version back in the words of a revision. */
export function toRecord(
  row: Omit<VersionRow, 'searchText'> & { readonly publishedAt: Date },
  dictionary: Dictionary,
): ProjectRecord {
  const parts = inputParts(row);
  const { name, planNumber, beneficiary, executingBody, area, period, amounts } = parts;
  const { decisions, appliedFor, purposeAndAchievements, summary, source, sourceFields } = parts;
  // Spelled out: an object that begins with a spread takes twenty times as long to make, and exports make millions.
  return {
    projectId: row.projectId,
    reference: row.reference,
    versionNumber: row.versionNumber,
    publishedRevision: row.publishedRevision,
    publishedAt: row.publishedAt,
    name,
    planNumber,
    beneficiary,
    executingBody,
    place: recordPlace(row, dictionary.places),
    area,
    period,
    amounts,
    unionContribution: unionContributionOf(row),
    unionRate: unionRateOf(row),
    grantRate: grantRateOf(row),
    catalogue: catalogueValues(row, dictionary),
    actionFields: parts.actionFields.map((key) => actionFieldOf(key, dictionary)),
    decisions,
    appliedFor,
    purposeAndAchievements,
    summary,
    source,
    sourceFields,
  };
}

/** Reads the columns of a draft or version back as input, so that an amendment starts from what is there. */
export function toInput(row: RecordColumns, dictionary: Dictionary): ProjectInput {
  const values = catalogueValues(row, dictionary);
  return {
    ...inputParts(row),
    place: inputPlace(row, dictionary.places),
    unionRate: statedUnionRate(row),
    grantRate: row.grantRate,
    catalogue: eachCatalogueField((field) => ({
      key: values[field].key,
      sourceText: values[field].sourceText,
    })),
  };
}

function inputParts(row: RecordColumns) {
  return {
    name: row.name,
    planNumber: row.planNumber,
    beneficiary: party(row.beneficiaryName, row.beneficiaryIsNaturalPerson),
    executingBody: party(row.executingBodyName, row.executingBodyIsNaturalPerson),
    area: row.area,
    period: { start: row.periodStart, end: row.periodEnd },
    amounts: amountsOf(row),
    actionFields: row.actionFields,
    decisions: row.decisions.map(fromStoredDecision),
    appliedFor: fromStoredAppliedFor(row.appliedFor),
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

function actionFieldOf(key: string, { catalogue }: Dictionary): ProjectRecord['actionFields'][number] {
  const title = catalogue.byKey('actionField', key)?.title;
  const de = title?.de ?? key;
  return { key, title: { de, en: title?.en ?? de } };
}

const party = (name: string | null, naturalPerson: boolean): Party | null =>
  name === null ? null : { name, naturalPerson };

// Names of columns are put together once, not for every row.
const evidenceColumns = eachAmount((field) => `${field}Evidence` as const);
const idColumns = eachCatalogueField((field) => `${field}Id` as const);

const amountsOf = (row: RecordColumns): ProjectInput['amounts'] =>
  eachAmount((field) => {
    const cents = row[field];
    const evidence = row[evidenceColumns[field]];
    return cents === null || evidence === null ? null : { cents, evidence };
  });

function inputPlace(row: RecordColumns, places: Places): Place {
  const ags = row.placeId === null ? null : (places.byId(row.placeId)?.ags ?? null);
  return { kind: row.placeKind, ags, sourceText: row.placeSourceText };
}

function recordPlace(row: RecordColumns, places: Places): RecordPlace {
  const place = row.placeId === null ? undefined : places.byId(row.placeId);
  const district = place?.districtAgs == null ? undefined : places.byAgs(place.districtAgs);
  return {
    kind: row.placeKind,
    ags: place?.ags ?? null,
    sourceText: row.placeSourceText,
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
  return eachCatalogueField((field) => {
    const id = row[idColumns[field]];
    const entry = id === null ? undefined : catalogue.byId(id);
    return {
      key: entry?.key ?? null,
      code: entry?.code ?? null,
      title: entry?.title ?? { de: null, en: null },
      sourceText: row.catalogueSourceTexts[field] ?? null,
    };
  });
}
