import { isDeepStrictEqual } from 'node:util';
import type { Viewpoint } from '../history/index.js';
import { runningState } from '../kernel/period.js';
import { type AmountField, amountFields, type Evidence, eachCatalogueField } from './project-input.js';
import type { CatalogueValue, ProjectRecord } from './record.js';
import type { ApiProject } from './schemas.js';

/** The record in the words of the API, reckoned on the viewpoint's day. */
export function toApiProject(
  record: ProjectRecord,
  { reckoningDay }: Pick<Viewpoint, 'reckoningDay'>,
): ApiProject {
  const { beneficiary, executingBody, place, unionRate, grantRate, amounts } = record;
  return {
    reference: record.reference,
    version: record.versionNumber,
    publishedRevision: record.publishedRevision,
    publishedAt: record.publishedAt.toISOString(),
    workflow: 'published',
    status: runningState(record.period, reckoningDay),
    name: record.name,
    planNumber: record.planNumber,
    beneficiary: beneficiary?.name ?? null,
    beneficiaryIsNaturalPerson: beneficiary?.naturalPerson ?? false,
    executingBody: executingBody?.name ?? null,
    executingBodyIsNaturalPerson: executingBody?.naturalPerson ?? false,
    city: cityOf(record),
    placeKind: place.kind,
    place: place.sourceText ?? place.name,
    area: record.area,
    period: record.period,
    totalEligibleCost: amounts.totalEligibleCost?.cents ?? null,
    totalCost: amounts.totalCost?.cents ?? null,
    grant: amounts.grant?.cents ?? null,
    unionContribution: record.unionContribution.cents,
    unionContributionOrigin: record.unionContribution.origin,
    landFunds: amounts.landFunds?.cents ?? null,
    ownShare: amounts.ownShare?.cents ?? null,
    thirdPartyFunds: amounts.thirdPartyFunds?.cents ?? null,
    evidence: evidenceOf(record),
    unionRate: unionRate?.rate ?? null,
    unionRateBasis: unionRate?.basis ?? null,
    grantRate: grantRate?.rate ?? null,
    grantRateBasis: grantRate?.basis ?? null,
    ...eachCatalogueField((field) => toApiValue(record.catalogue[field])),
    actionFields: record.actionFields.map(({ key, title }) => ({ key, title: title.de, titleEn: title.en })),
    decisions: [...record.decisions],
    appliedFor: record.appliedFor,
    purposeAndAchievements: record.purposeAndAchievements,
    summary: record.summary,
    source: record.source,
    sourceFields: [...record.sourceFields],
  };
}

function cityOf({ place }: ProjectRecord): ApiProject['city'] {
  if (place.ags === null || place.name === null) return null;
  return {
    ags: place.ags,
    name: place.name,
    district: place.district?.name ?? null,
    districtAgs: place.district?.ags ?? null,
  };
}

function evidenceOf({ amounts }: ProjectRecord): Partial<Record<AmountField, Evidence>> {
  const known: Partial<Record<AmountField, Evidence>> = {};
  for (const field of amountFields) {
    const evidence = amounts[field]?.evidence;
    if (evidence !== undefined) known[field] = evidence;
  }
  return known;
}

const toApiValue = ({ code, title, key, sourceText }: CatalogueValue) => ({
  code,
  title: title.de,
  titleEn: title.en,
  key,
  sourceText,
});

const versionFields = new Set(['version', 'publishedRevision', 'publishedAt', 'status']);

/** Fields in which two versions differ, by their API names, in the order of the record. */
export function changedFields(before: ApiProject, after: ApiProject): string[] {
  return (Object.keys(after) as (keyof ApiProject)[]).filter(
    (field) => !versionFields.has(field) && !isDeepStrictEqual(before[field], after[field]),
  );
}
