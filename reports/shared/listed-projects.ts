import type { Viewpoint } from '../../src/history/index.js';
import type { Cents } from '../../src/kernel/money.js';
import type { Period } from '../../src/kernel/period.js';
import {
  listProjects,
  type ProjectFilter,
  type ProjectRecord,
  type UnionContributionOrigin,
} from '../../src/projects/index.js';
import type { Reading } from '../../src/reporting/index.js';

/** Code and titles of a catalogue value; what the source said where it was not matched. */
export interface ListedValue {
  readonly code: string | null;
  readonly title: { readonly de: string | null; readonly en: string | null };
  readonly sourceText: string | null;
}

/** One row of the annex. */
export interface ListedProject {
  readonly reference: string;
  readonly name: string;
  /** Null where none is stated. The name of a natural person is left out: the report does not need it. */
  readonly beneficiary: { readonly name: string | null; readonly naturalPerson: boolean } | null;
  readonly place: Pick<ProjectRecord['place'], 'kind' | 'ags' | 'name' | 'sourceText'>;
  readonly period: Period;
  readonly totalEligibleCost: Cents | null;
  /** Grant the record states. */
  readonly grant: Cents | null;
  readonly unionContribution: { readonly cents: Cents | null; readonly origin: UnionContributionOrigin };
  readonly fundingPeriod: ListedValue;
  readonly fund: ListedValue;
  readonly fundingGuideline: ListedValue;
  readonly fundingObject: ListedValue;
  readonly interventionCategory: ListedValue;
  readonly specificObjective: ListedValue;
  readonly versionNumber: number;
  readonly area: string | null;
  /** Whether the record says what the project is for. */
  readonly purposeStated: boolean;
  /** Grant a city has asked for and the SAB has not decided; `grant` null when something else was asked for. */
  readonly appliedFor: { readonly grant: Cents | null } | null;
}

const pageLength = 1_000;
const order = [
  { key: 'city', descending: false },
  { key: 'name', descending: false },
] as const;

/** Every project the filter selects, by city and name, read in pages so that no answer grows too large. */
export async function listedProjects(
  tx: Reading['tx'],
  viewpoint: Viewpoint,
  filter: ProjectFilter,
): Promise<ListedProject[]> {
  const listed: ListedProject[] = [];
  let request: Parameters<typeof listProjects>[2] | null = { filter, sort: order, limit: pageLength };
  while (request !== null) {
    const { items, next } = await listProjects(tx, viewpoint, request);
    listed.push(...items.map(toListed));
    request = next === null ? null : { filter, sort: order, limit: pageLength, after: next };
  }
  return listed;
}

function toListed(record: ProjectRecord): ListedProject {
  const { place, catalogue } = record;
  const value = (field: keyof typeof catalogue): ListedValue => {
    const { code, title, sourceText } = catalogue[field];
    return { code, title, sourceText };
  };
  return {
    reference: record.reference,
    name: record.name,
    beneficiary: withoutPersons(record.beneficiary),
    place: { kind: place.kind, ags: place.ags, name: place.name, sourceText: place.sourceText },
    period: record.period,
    totalEligibleCost: record.amounts.totalEligibleCost?.cents ?? null,
    grant: record.amounts.grant?.cents ?? null,
    unionContribution: record.unionContribution,
    fundingPeriod: value('fundingPeriod'),
    fund: value('fund'),
    fundingGuideline: value('fundingGuideline'),
    fundingObject: value('fundingObject'),
    interventionCategory: value('interventionCategory'),
    specificObjective: value('specificObjective'),
    versionNumber: record.versionNumber,
    area: record.area,
    purposeStated: record.purposeAndAchievements !== null,
    appliedFor: record.appliedFor && { grant: record.appliedFor.amounts.grant ?? null },
  };
}

function withoutPersons(party: ProjectRecord['beneficiary']): ListedProject['beneficiary'] {
  if (party === null) return null;
  return { name: party.naturalPerson ? null : party.name, naturalPerson: party.naturalPerson };
}
