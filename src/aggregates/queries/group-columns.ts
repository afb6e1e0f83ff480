import { type SQL, sql } from 'drizzle-orm';
import { visibleAt } from '../../history/index.js';
import { organisation, organisationVersion, organisationWording } from '../../organisations/tables.js';
import { naturalPersons } from '../../projects/index.js';
import { projectVersion as version } from '../../projects/tables.js';
import { catalogueDimensions, type Dimension, type RawGroup } from '../dimensions.js';
import { projectRollup as rollup } from '../tables.js';

/** Columns of every answer in one order; those a grouping does not need are null. */
const rawColumns = [
  'placeKind',
  'placeId',
  'area',
  'actionField',
  'beneficiaryKey',
  'beneficiaryName',
  'year',
  'calendarYear',
  ...Object.values(catalogueDimensions).map((field) => `${field}Id` as const),
] as const satisfies readonly (keyof RawGroup)[];
type RawColumn = (typeof rawColumns)[number];

const ofPlace: readonly RawColumn[] = ['placeKind', 'placeId'];

function columnsFor(dimension: Dimension): readonly RawColumn[] {
  switch (dimension) {
    case 'city':
    case 'district':
    case 'nuts2':
      return ofPlace;
    case 'regionCategory':
      return [...ofPlace, 'fundingPeriodId'];
    case 'area':
      return [...ofPlace, 'area'];
    case 'beneficiary':
      return ['beneficiaryKey', 'beneficiaryName'];
    case 'year':
    case 'actionField':
    case 'calendarYear':
      return [dimension];
    default:
      return [`${catalogueDimensions[dimension]}Id`];
  }
}

/** Dimensions the rollup does not hold: their sums come from the versions. */
const beyondRollup: ReadonlySet<Dimension> = new Set(['area', 'actionField', 'beneficiary', 'calendarYear']);

export const inRollup = (groupBy: readonly Dimension[]): boolean =>
  !groupBy.some((dimension) => beyondRollup.has(dimension));

const start = sql`${version.periodStart}`;
const end = sql`${version.periodEnd}`;

const fromVersions: Partial<Record<RawColumn, SQL>> = {
  area: sql`nullif(btrim(${version.area}), '')`,
  beneficiaryKey: sql`case when ${version.beneficiaryName} is not null and ${version.beneficiaryIsNaturalPerson}
    then ${naturalPersons} else beneficiary.key end`,
  beneficiaryName: sql`beneficiary.name`,
  year: sql`extract(year from ${start})::int`,
  calendarYear: sql`spread.year`,
  actionField: sql`served.field`,
};
const fromRollup: Partial<Record<RawColumn, SQL>> = { year: sql`${rollup.startYear}` };

/** The select list of the groups, from the versions or from the rollup. */
export function groupColumns(groupBy: readonly Dimension[], source: 'versions' | 'rollup'): SQL {
  const needed = new Set(groupBy.flatMap(columnsFor));
  const own = source === 'versions' ? fromVersions : fromRollup;
  const table = source === 'versions' ? version : rollup;
  const columns = rawColumns.map((name) => {
    if (!needed.has(name)) return sql`null as ${sql.identifier(name)}`;
    const column = own[name] ?? sql`${table[name as keyof typeof table]}`;
    return sql`${column} as ${sql.identifier(name)}`;
  });
  return sql.join(columns, sql`, `);
}

/** Groups by the columns that say something; the others would be hashed for every row. */
export const groupingClause = (groupBy: readonly Dimension[]): SQL => {
  const needed = new Set(groupBy.flatMap(columnsFor));
  const positions = rawColumns.flatMap((name, index) => (needed.has(name) ? [index + 1] : []));
  return sql.raw(groupBy.length === 0 ? '' : `group by ${positions.join(', ')}`);
};

/** What has to be joined to the versions for a grouping. */
export function groupJoins(groupBy: readonly Dimension[], revision: number): SQL {
  return sql.join(
    [
      ...(groupBy.includes('beneficiary') ? [beneficiaryJoin(revision)] : []),
      ...(groupBy.includes('calendarYear') ? [calendarYearJoin] : []),
      ...(groupBy.includes('actionField') ? [actionFieldJoin] : []),
    ],
    sql` `,
  );
}

const own = sql.raw('own_version');
const headVersion = sql.raw('head_version');

/** The organisation that the wording of a record meant at a revision, after all merging. Natural persons have none. */
function beneficiaryJoin(revision: number): SQL {
  const visible = (alias: SQL) =>
    visibleAt(
      {
        publishedRevision: sql`${alias}.published_revision`,
        supersededRevision: sql`${alias}.superseded_revision`,
      },
      revision,
    );
  return sql`left join lateral (
      select head.public_id::text as key, ${headVersion}.name as name
      from ${organisationWording} wording
      join ${organisationVersion} ${own} on ${own}.organisation_id = wording.organisation_id and ${visible(own)}
      join ${organisation} head on head.id = coalesce(${own}.merged_into_id, ${own}.organisation_id)
      join ${organisationVersion} ${headVersion} on ${headVersion}.organisation_id = head.id and ${visible(headVersion)}
      where md5(wording.wording) = md5(${version.beneficiaryName}) and wording.wording = ${version.beneficiaryName}
        and not wording.natural_person and not ${version.beneficiaryIsNaturalPerson}
    ) beneficiary on true`;
}

/** One row per action field a project serves; one without where it serves none. */
const actionFieldJoin = sql`left join lateral jsonb_array_elements_text(${version.actionFields}) as served (field) on true`;

/** One row per calendar year of a project's period; none where the period is not complete. */
const calendarYearJoin = sql`left join lateral (
    select year, ${end} - ${start} + 1 as days,
      greatest(make_date(year, 1, 1) - ${start}, 0) as days_before,
      least(make_date(year, 12, 31), ${end}) - ${start} + 1 as days_after
    from generate_series(extract(year from ${start})::int, extract(year from ${end})::int) as year
    where ${end} >= ${start}
  ) spread on true`;

/**
 * The part of an amount that falls into a calendar year, in whole cents: what is due by the end of the year less what was
 * due by its beginning, so that the parts of a project come to its amount exactly.
 */
export const partOfYear = (amount: SQL): SQL =>
  sql`case when spread.year is null then ${amount}
    else div(${amount}::numeric * spread.days_after, spread.days) - div(${amount}::numeric * spread.days_before, spread.days) end`;
