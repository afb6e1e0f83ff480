import { type SQL, sql } from 'drizzle-orm';
import type { Viewpoint } from '../history/index.js';
import { registryRevision } from '../history/tables.js';
import type { Orm, Transaction } from '../platform/database/database.js';
import {
  asksOnlyDimensions,
  conditionsOf,
  type Dictionary,
  dictionaryAt,
  dimensionConditions,
  type ProjectFilter,
} from '../projects/index.js';
import { projectVersion as version } from '../projects/tables.js';
import { catalogueDimensions, type Dimension, type Group, groupOf, type RawGroup } from './dimensions.js';
import { addSums, noSums, type SummedAmount, type Sums, summedAmounts } from './sums.js';
import { projectRollup as rollup } from './tables.js';

export interface GroupedSums extends Sums {
  /** One group per dimension asked for, in the same order. */
  readonly groups: readonly Group[];
}

export interface Aggregation {
  readonly rows: readonly GroupedSums[];
  readonly totals: Sums;
}

/** What is summed, over which projects, by what. */
interface Question {
  readonly viewpoint: Viewpoint;
  readonly filter: ProjectFilter;
  readonly groupBy: readonly Dimension[];
  readonly amounts: readonly SummedAmount[];
}

/**
 * Sums over what a filter selects at a viewpoint, by any number of dimensions; `totals` counts every project once.
 * Current sums that ask only what projects belong to come from the rollup, all others from the versions; both are equal.
 *
 * @param amounts which amounts are added up; of the others nothing is said
 */
export async function sumsBy(
  db: Orm | Transaction,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
  groupBy: readonly Dimension[],
  amounts: readonly SummedAmount[] = summedAmounts,
): Promise<Aggregation> {
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  const question = { viewpoint, filter, groupBy, amounts };
  const fromRollup = asksOnlyDimensions(filter) ? await rollupRows(db, question, dictionary) : null;
  const rows = fromRollup ?? (await versionRows(db, question, dictionary));
  return nameAndMerge(rows, groupBy, dictionary);
}

interface SumRow extends Sums {
  readonly raw: RawGroup;
}

/** Null when the rollup shows another revision than the one asked for. */
async function rollupRows(
  db: Orm | Transaction,
  { viewpoint, filter, groupBy, amounts }: Question,
  dictionary: Dictionary,
): Promise<SumRow[] | null> {
  // One statement sees one state: the sums and the revision they belong to, also when there is nothing to sum.
  const rows = await db.execute<RawRow>(sql`
    select ${groupColumns(groupBy, rollup, sql`start_year`)}, ${rollupMeasures(amounts)}, max(shown.revision) as revision
    from (select max(revision) as revision from ${registryRevision}) shown
    left join ${rollup} on ${dimensionConditions(filter, dictionary, rollup)}
    ${grouping(groupBy)}`);
  return rows.every(({ revision }) => Number(revision ?? 0) === viewpoint.revision)
    ? rows.map((row) => toSumRow(row, amounts))
    : null;
}

async function versionRows(
  db: Orm | Transaction,
  { viewpoint, filter, groupBy, amounts }: Question,
  dictionary: Dictionary,
): Promise<SumRow[]> {
  const rows = await db.execute<RawRow>(sql`
    select ${groupColumns(groupBy, version, sql`extract(year from ${version.periodStart})::int`)}, ${versionMeasures(amounts)}
    from ${version} where ${conditionsOf(filter, viewpoint, dictionary)}
    ${grouping(groupBy)}`);
  return rows.map((row) => toSumRow(row, amounts));
}

type RawRow = Record<string, string | number | null>;

const idColumns = [
  'placeKind',
  'placeId',
  ...Object.values(catalogueDimensions).map((field) => `${field}Id` as const),
] as const;

/** The id columns a grouping needs; the others are null, so that every answer has the same columns. */
function groupColumns(groupBy: readonly Dimension[], table: typeof rollup | typeof version, year: SQL): SQL {
  const needed = new Set(groupBy.flatMap(neededColumns));
  const columns = idColumns.map((name) =>
    needed.has(name) ? sql`${table[name]} as ${sql.identifier(name)}` : sql`null as ${sql.identifier(name)}`,
  );
  return sql.join([...columns, sql`${needed.has('year') ? year : sql`null`} as year`], sql`, `);
}

function neededColumns(dimension: Dimension): string[] {
  if (dimension === 'city' || dimension === 'district') return ['placeKind', 'placeId'];
  return dimension === 'year' ? ['year'] : [`${catalogueDimensions[dimension]}Id`];
}

const grouping = (groupBy: readonly Dimension[]): SQL => {
  const positions = Array.from({ length: idColumns.length + 1 }, (_, index) => index + 1).join(', ');
  return sql.raw(groupBy.length === 0 ? '' : `group by ${positions}`);
};

const measureColumns = (
  amounts: readonly SummedAmount[],
  sumOf: (amount: SummedAmount) => SQL,
  knownOf: (amount: SummedAmount) => SQL,
  projects: SQL,
): SQL =>
  sql.join(
    [
      sql`coalesce(${projects}, 0)::int as projects`,
      ...amounts.flatMap((amount) => [
        sql`coalesce(sum(${sumOf(amount)}), 0)::text as ${sql.identifier(amount)}`,
        sql`coalesce(${knownOf(amount)}, 0)::int as ${sql.identifier(`${amount}Known`)}`,
      ]),
    ],
    sql`, `,
  );

const rollupMeasures = (amounts: readonly SummedAmount[]): SQL =>
  measureColumns(
    amounts,
    (amount) => sql`${rollup[amount]}`,
    (amount) => sql`sum(${rollup[`${amount}Known`]})`,
    sql`sum(${rollup.projects})`,
  );

const versionMeasures = (amounts: readonly SummedAmount[]): SQL =>
  measureColumns(
    amounts,
    (amount) => sql`${version[amount]}`,
    (amount) => sql`count(${version[amount]})`,
    sql`count(*)`,
  );

function toSumRow(row: RawRow, amounts: readonly SummedAmount[]): SumRow {
  const sums = amounts.map((amount) => [
    amount,
    { cents: BigInt(row[amount] ?? 0), known: Number(row[`${amount}Known`]) },
  ]);
  return {
    raw: row as RawGroup,
    projects: Number(row.projects),
    amounts: { ...noSums.amounts, ...Object.fromEntries(sums) },
  };
}

/** Several ids may have one name (cities of a district); sums of equal groups are added, exactly. */
function nameAndMerge(
  rows: readonly SumRow[],
  groupBy: readonly Dimension[],
  dictionary: Dictionary,
): Aggregation {
  const merged = new Map<string, GroupedSums>();
  for (const row of rows) {
    const groups = groupBy.map((dimension) => groupOf(dimension, row.raw, dictionary));
    const name = JSON.stringify(groups.map(({ key }) => key));
    const before = merged.get(name) ?? noSums;
    merged.set(name, { groups, ...addSums(before, row) });
  }
  const sorted = [...merged.values()].filter(({ projects }) => projects > 0).sort(byGroups);
  return { rows: groupBy.length === 0 ? [] : sorted, totals: rows.reduce<Sums>(addSums, noSums) };
}

function byGroups(one: GroupedSums, other: GroupedSums): number {
  const differing = one.groups.findIndex((group, index) => group.order !== other.groups[index]?.order);
  return differing < 0 ? 0 : (one.groups[differing]?.order ?? 0) - (other.groups[differing]?.order ?? 0);
}
