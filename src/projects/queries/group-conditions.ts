import { or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { type Viewpoint, visibleAt } from '../../history/index.js';
import { organisation, organisationVersion, organisationWording } from '../../organisations/tables.js';
import { areaOf, naturalPersons, type ProjectFilter, withoutValue } from '../filter.js';
import type { Dictionary } from '../record-row.js';
import { projectVersion as v } from '../tables.js';

const anyOf = (wanted: readonly string[], one: (value: string) => SQL): SQL =>
  or(...wanted.map(one)) ?? sql`false`;

const firstDay = (year: string): string => `${year}-01-01`;
const lastDay = (year: string): string => `${year}-12-31`;

/** Years in which projects start. */
export function yearCondition(
  { year }: ProjectFilter,
  columns: Record<'startYear', AnyPgColumn> | Record<'periodStart', AnyPgColumn>,
): SQL | undefined {
  if (year === undefined) return undefined;
  return anyOf(year, (value) => {
    if ('startYear' in columns)
      return value === withoutValue
        ? sql`${columns.startYear} is null`
        : sql`${columns.startYear} = ${Number(value)}`;
    const start = columns.periodStart;
    return value === withoutValue
      ? sql`${start} is null`
      : sql`${start} between ${firstDay(value)} and ${lastDay(value)}`;
  });
}

/** Calendar years in which projects run: those over whose days their amounts are spread. */
export const runsInCondition = ({ runsIn }: ProjectFilter): SQL | undefined =>
  runsIn &&
  anyOf(runsIn, (value) =>
    value === withoutValue
      ? sql`(${v.periodEnd} >= ${v.periodStart}) is not true`
      : sql`(${v.periodStart} <= ${lastDay(value)} and ${v.periodEnd} >= ${firstDay(value)} and ${v.periodEnd} >= ${v.periodStart})`,
  );

/** Areas by city and name, blanks around the name left out. */
export const areaCondition = ({ area }: ProjectFilter, { places }: Dictionary): SQL | undefined =>
  area &&
  anyOf(area, (value) => {
    const name = sql`nullif(btrim(${v.area}), '')`;
    if (value === withoutValue) return sql`${name} is null`;
    const { ags, area: wanted } = areaOf(value);
    const city = places.byAgs(ags);
    if (ags !== '' && city === undefined) return sql`false`;
    return sql`(${name} = ${wanted} and ${city === undefined ? sql`${v.placeId} is null` : sql`${v.placeId} = ${city.id}`})`;
  });

/** Action fields by key: any of those a project serves. */
export const actionFieldCondition = ({ actionField }: ProjectFilter): SQL | undefined =>
  actionField &&
  anyOf(actionField, (value) =>
    value === withoutValue
      ? sql`${v.actionFields} = '[]'::jsonb`
      : sql`${v.actionFields} @> ${JSON.stringify([value])}::jsonb`,
  );

/** Beneficiaries by organisation, after all merging, as the sums group by them. */
export const beneficiaryCondition = (
  { beneficiary }: ProjectFilter,
  { revision }: Viewpoint,
): SQL | undefined =>
  beneficiary &&
  anyOf(beneficiary, (value) => {
    if (value === naturalPersons)
      return sql`(${v.beneficiaryName} is not null and ${v.beneficiaryIsNaturalPerson})`;
    if (value === withoutValue)
      return sql`(${v.beneficiaryName} is null or (not ${v.beneficiaryIsNaturalPerson} and ${v.beneficiaryName} not in (${wordings(revision, null)})))`;
    return sql`(not ${v.beneficiaryIsNaturalPerson} and ${v.beneficiaryName} in (${wordings(revision, value)}))`;
  });

/** Wordings that meant an organisation at a revision; those of every organisation without one. */
function wordings(revision: number, publicId: string | null): SQL {
  const own = sql.raw('own_version');
  const seen = visibleAt(
    {
      publishedRevision: sql`${own}.published_revision`,
      supersededRevision: sql`${own}.superseded_revision`,
    },
    revision,
  );
  return sql`select wording.wording from ${organisationWording} wording
    join ${organisationVersion} ${own} on ${own}.organisation_id = wording.organisation_id and ${seen}
    join ${organisation} head on head.id = coalesce(${own}.merged_into_id, ${own}.organisation_id)
    where not wording.natural_person ${publicId === null ? sql`` : sql`and head.public_id::text = ${publicId}`}`;
}

/** Whether the Union contribution is stated, derived from a rate, or neither. */
export const originCondition = ({ unionContributionOrigin }: ProjectFilter): SQL | undefined =>
  unionContributionOrigin &&
  anyOf(unionContributionOrigin, (value) => {
    if (value === 'stated') return sql`${v.unionContribution} is not null`;
    if (value === 'derived') return sql`${v.unionContributionDerived} is not null`;
    return sql`(${v.unionContribution} is null and ${v.unionContributionDerived} is null)`;
  });
