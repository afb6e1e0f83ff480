import { type SQL, sql } from 'drizzle-orm';
import type { Viewpoint } from '../../history/index.js';
import { registryRevision } from '../../history/tables.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import {
  asksOnlyDimensions,
  type Dictionary,
  dictionaryAt,
  dimensionConditions,
  type ProjectFilter,
  selectionOf,
} from '../../projects/index.js';
import { projectVersion as version } from '../../projects/tables.js';
import { compareRows, type Dimension, type Group, groupOf, overlaps, type RawGroup } from '../dimensions.js';
import { addSums, type Base, bases, noSums, type SummedAmount, type Sums, summedAmounts } from '../sums.js';
import { projectRollup as rollup } from '../tables.js';
import { groupColumns, groupingClause, groupJoins, inRollup, partOfYear } from './group-columns.js';

export interface GroupedSums extends Sums {
  /** One group per dimension asked for, in the same order. */
  readonly groups: readonly Group[];
}

export interface Aggregation {
  readonly rows: readonly GroupedSums[];
  readonly totals: Sums;
}

/** What is summed of each group. */
export interface Wanted {
  /** Which amounts are added up; of the others nothing is said. */
  readonly amounts: readonly SummedAmount[];
  /** Whether what ratios are made of is added up, too. */
  readonly bases: boolean;
}

/** For callers that only count projects. */
export const countsOnly: Wanted = { amounts: [], bases: false };
const allAmounts: Wanted = { amounts: summedAmounts, bases: false };

/** What is summed, over which projects, by what. */
interface Question extends Wanted {
  readonly viewpoint: Viewpoint;
  readonly filter: ProjectFilter;
  readonly groupBy: readonly Dimension[];
}

/** Whether current sums of this kind come from the rollup. */
export const answeredByRollup = (
  filter: ProjectFilter,
  groupBy: readonly Dimension[],
  wanted: Wanted = allAmounts,
): boolean => asksOnlyDimensions(filter) && inRollup(groupBy) && !wanted.bases;

/**
 * Sums over what a filter selects at a viewpoint, by any number of dimensions; `totals` counts every project once.
 * Current sums that ask only what projects belong to come from the rollup, all others from the versions; both are equal.
 */
export async function sumsBy(
  db: Orm | Transaction,
  viewpoint: Viewpoint,
  filter: ProjectFilter,
  groupBy: readonly Dimension[],
  wanted: Wanted = allAmounts,
): Promise<Aggregation> {
  const dictionary = await dictionaryAt(db, viewpoint.revision);
  const question = { viewpoint, filter, groupBy, ...wanted };
  const fromRollup = answeredByRollup(filter, groupBy, wanted)
    ? await rollupRows(db, question, dictionary)
    : null;
  const rows = fromRollup ?? (await versionRows(db, question));
  const merged = nameAndMerge(rows, groupBy, dictionary);
  if (!groupBy.some(overlaps)) return merged;
  // A project counts in every year it runs in and in every action field it serves, but once in the totals.
  const { totals } = await sumsBy(db, viewpoint, filter, [], wanted);
  return { ...merged, totals };
}

interface SumRow extends Sums {
  readonly raw: RawGroup;
}

/** Null when the rollup shows another revision than the one asked for. */
async function rollupRows(
  db: Orm | Transaction,
  question: Question,
  dictionary: Dictionary,
): Promise<SumRow[] | null> {
  const { viewpoint, filter, groupBy } = question;
  // One statement sees one state: the sums and the revision they belong to, also when there is nothing to sum.
  const rows = await db.execute<RawRow>(sql`
    select ${groupColumns(groupBy, 'rollup')}, ${rollupMeasures(question)}, max(shown.revision) as revision
    from (select max(revision) as revision from ${registryRevision}) shown
    left join ${rollup} on ${dimensionConditions(filter, dictionary, rollup)}
    ${groupingClause(groupBy)}`);
  return rows.every(({ revision }) => Number(revision ?? 0) === viewpoint.revision)
    ? rows.map((row) => toSumRow(row, question))
    : null;
}

async function versionRows(db: Orm | Transaction, question: Question): Promise<SumRow[]> {
  const { viewpoint, filter, groupBy } = question;
  const selection = await selectionOf(db, filter, viewpoint);
  const rows = await db.execute<RawRow>(sql`
    select ${groupColumns(groupBy, 'versions')}, ${versionMeasures(question)}
    from ${version} ${groupJoins(groupBy, viewpoint.revision)}
    where ${selection}
    ${groupingClause(groupBy)}`);
  return rows.map((row) => toSumRow(row, question));
}

type RawRow = Record<string, string | number | null>;

interface AmountColumns {
  readonly sum: SQL;
  readonly known: SQL;
}

const amountColumns = (
  amounts: readonly SummedAmount[],
  columnsOf: (amount: SummedAmount) => AmountColumns,
): SQL[] =>
  amounts.flatMap((amount) => {
    const { sum, known } = columnsOf(amount);
    return [
      sql`coalesce(${sum}, 0)::text as ${sql.identifier(amount)}`,
      sql`coalesce(${known}, 0)::int as ${sql.identifier(`${amount}Known`)}`,
    ];
  });

const projectsColumn = (projects: SQL): SQL => sql`coalesce(${projects}, 0)::int as projects`;

const rollupMeasures = ({ amounts }: Question): SQL =>
  sql.join(
    [
      projectsColumn(sql`sum(${rollup.projects})`),
      ...amountColumns(amounts, (amount) => ({
        sum: sql`sum(${rollup[amount]})`,
        known: sql`sum(${rollup[`${amount}Known`]})`,
      })),
    ],
    sql`, `,
  );

function versionMeasures({ amounts, groupBy, bases: withBases, viewpoint }: Question): SQL {
  const spread = groupBy.includes('calendarYear') ? partOfYear : (amount: SQL) => amount;
  return sql.join(
    [
      projectsColumn(sql`count(*)`),
      ...amountColumns(amounts, (amount) => ({
        sum: sql`sum(${spread(sql`${version[amount]}`)})`,
        known: sql`count(${version[amount]})`,
      })),
      ...(withBases ? basesColumns(viewpoint, spread) : []),
    ],
    sql`, `,
  );
}

function basesColumns({ reckoningDay }: Viewpoint, spread: (amount: SQL) => SQL): SQL[] {
  const whole = sql`${version.totalEligibleCost}`;
  const both = (part: SQL) => sql`filter (where ${part} is not null and ${whole} is not null)`;
  const union = sql`${version.unionContribution}`;
  const grant = sql`${version.grant}`;
  const columns: Record<Base, SQL> = {
    unionPart: sql`sum(${spread(union)}) ${both(union)}`,
    unionWhole: sql`sum(${spread(whole)}) ${both(union)}`,
    grantPart: sql`sum(${spread(grant)}) ${both(grant)}`,
    grantWhole: sql`sum(${spread(whole)}) ${both(grant)}`,
    running: sql`count(*) filter (where ${version.periodStart} <= ${reckoningDay} and ${version.periodEnd} >= ${reckoningDay})`,
  };
  return bases.map((base) => sql`coalesce(${columns[base]}, 0)::text as ${sql.identifier(base)}`);
}

function toSumRow(row: RawRow, { amounts, bases: withBases }: Question): SumRow {
  const sums = { ...noSums.amounts };
  for (const amount of amounts) {
    const known = Number(row[`${amount}Known`]);
    if (known > 0) sums[amount] = { cents: BigInt(row[amount] ?? 0), known };
  }
  const found = () => bases.map((base) => [base, BigInt(row[base] ?? 0)]);
  return {
    raw: row as RawGroup,
    projects: Number(row.projects),
    amounts: sums,
    ...(withBases ? { bases: Object.fromEntries(found()) as NonNullable<Sums['bases']> } : {}),
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
    const before = merged.get(name);
    const { raw: _, ...sums } = row;
    merged.set(name, { groups, ...(before === undefined ? sums : addSums(before, sums)) });
  }
  const sorted = [...merged.values()]
    .filter(({ projects }) => projects > 0)
    .sort((one, other) => compareRows(one.groups, other.groups));
  return { rows: groupBy.length === 0 ? [] : sorted, totals: rows.reduce<Sums>(addSums, noSums) };
}
