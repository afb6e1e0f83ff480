import type { Cents } from '../../src/kernel/money.js';
import type { Period } from '../../src/kernel/period.js';
import { listProjects, type ProjectFilter, type ProjectRecord } from '../../src/projects/index.js';
import type { Reading } from '../../src/reporting/index.js';
import type { ListedValue } from '../shared/listed-projects.js';

/** What the Steckbrief of a project says, in short. Names of natural persons are left out. */
export interface ProjectFacts {
  readonly reference: string;
  readonly name: string;
  readonly planNumber: string | null;
  readonly beneficiary: string | null;
  readonly executingBody: string | null;
  readonly area: string | null;
  readonly period: Period;
  readonly totalEligibleCost: Cents | null;
  readonly unionContribution: ProjectRecord['unionContribution'];
  readonly grant: Cents | null;
  readonly fundingObject: ListedValue;
  readonly interventionCategory: ListedValue;
  readonly summary: string | null;
}

const pageLength = 200;

/** Facts of every project of a filter, by name. */
export async function projectFacts(
  { tx, viewpoint }: Reading,
  filter: ProjectFilter,
): Promise<ProjectFacts[]> {
  const facts: ProjectFacts[] = [];
  const sort = [{ key: 'name', descending: false }] as const;
  let request: Parameters<typeof listProjects>[2] | null = { filter, sort, limit: pageLength };
  while (request !== null) {
    const { items, next } = await listProjects(tx, viewpoint, request);
    facts.push(...items.map(toFacts));
    request = next === null ? null : { filter, sort, limit: pageLength, after: next };
  }
  return facts;
}

function toFacts(record: ProjectRecord): ProjectFacts {
  const { reference, name, planNumber, area, period, amounts, unionContribution, catalogue } = record;
  const value = ({ code, title, sourceText }: ListedValue): ListedValue => ({ code, title, sourceText });
  return {
    reference,
    name,
    planNumber,
    beneficiary: withoutPerson(record.beneficiary),
    executingBody: withoutPerson(record.executingBody),
    area,
    period,
    totalEligibleCost: amounts.totalEligibleCost?.cents ?? null,
    unionContribution,
    grant: amounts.grant?.cents ?? null,
    fundingObject: value(catalogue.fundingObject),
    interventionCategory: value(catalogue.interventionCategory),
    summary: record.summary ?? record.purposeAndAchievements,
  };
}

const withoutPerson = (party: ProjectRecord['beneficiary']): string | null =>
  party === null || party.naturalPerson ? null : party.name;
