import { sql } from 'drizzle-orm';
import {
  type Aggregation,
  catalogueDimensions,
  compareGroups,
  type Group,
  groupOf,
  type RawGroup,
  type Sums,
} from '../../aggregates/index.js';
import type { Orm, Transaction } from '../../platform/database/database.js';
import { catalogueFields, dictionaryAt, type ProjectFilter } from '../../projects/index.js';
import type { ComparedDimension, ComparedMeasure } from '../measures.js';
import { changed } from './changed-projects.js';
import { presentSums } from './present-sums.js';
import type { States } from './side-by-side.js';

/** Why the total of one group differs. Moved: a project that belongs to another group than before. */
export const groupPartKinds = ['new', 'gone', 'amended', 'movedIn', 'movedOut'] as const;
export interface GroupPart {
  readonly kind: (typeof groupPartKinds)[number];
  readonly projects: number;
  readonly difference: bigint;
}

/** A group whose total differs; before and the parts come to after, to the cent. */
export interface ChangedGroup {
  readonly group: Group;
  readonly before: bigint;
  readonly after: bigint;
  readonly parts: readonly GroupPart[];
}

type Row = Record<string, string | number | null> & {
  readonly kind: GroupPart['kind'];
  readonly projects: number;
  readonly difference: string;
};

/** Totals of both states by a dimension, and what makes the difference of each; groups nothing became of are left out. */
export async function changedGroups(
  db: Orm | Transaction,
  states: States,
  filter: ProjectFilter,
  measure: ComparedMeasure,
  dimension: ComparedDimension,
): Promise<ChangedGroup[]> {
  const columns = columnsOf(dimension);
  const side = (name: 'past' | 'present') =>
    sql.join(
      columns.map((column) => sql`${sql.identifier(name)}.${sql.identifier(column)}`),
      sql`, `,
    );
  const named = (prefix: string) =>
    columns.map((column) => sql`${sql.identifier(`${prefix}_${column}`)} as ${sql.identifier(column)}`);
  const both = (['past', 'present'] as const).flatMap((name) =>
    columns.map(
      (column) =>
        sql`${sql.identifier(name)}.${sql.identifier(column)} as ${sql.identifier(`${name}_${column}`)}`,
    ),
  );
  const source = await changed(
    db,
    states,
    filter,
    measure,
    sql`, ${sql.join(both, sql`, `)}, row(${side('past')}) is distinct from row(${side('present')}) as moved`,
  );
  const groupBy = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const rows = await db.execute<Row>(sql`
    with changed as materialized (select * from ${source})
    select ${groupBy}, kind, count(*)::int as projects, sum(difference)::text as difference from (
      select ${sql.join(named('present'), sql`, `)},
        case when kind = 'new' then 'new' when moved then 'movedIn' else 'amended' end as kind,
        case when moved then coalesce(after, 0) else difference end as difference
      from changed where present_version is not null
      union all
      select ${sql.join(named('past'), sql`, `)}, case when kind = 'gone' then 'gone' else 'movedOut' end,
        -coalesce(before, 0)
      from changed where past_version is not null and (kind = 'gone' or moved)
    ) part group by ${groupBy}, kind`);
  return reconciled(db, states, filter, measure, dimension, rows);
}

const columnsOf = (dimension: ComparedDimension): readonly string[] =>
  dimension === 'city' ? ['place_kind', 'place_id'] : [`${catalogueDimensions[dimension]}Id`];

async function reconciled(
  db: Orm | Transaction,
  { now, before }: States,
  filter: ProjectFilter,
  measure: ComparedMeasure,
  dimension: ComparedDimension,
  rows: readonly Row[],
): Promise<ChangedGroup[]> {
  const [newer, older] = await Promise.all([now, before].map(({ revision }) => dictionaryAt(db, revision)));
  if (newer === undefined || older === undefined) throw new Error('two states have two dictionaries');
  const nameOf = (row: Row): Group => {
    const named = groupOf(dimension, rawOf(row), newer);
    // What has left the catalogue since is called what it was called then.
    return named.key === null ? groupOf(dimension, rawOf(row), older) : named;
  };
  const groups = new Map<string, { readonly group: Group; readonly parts: GroupPart[] }>();
  for (const row of rows) {
    const group = nameOf(row);
    const known = groups.get(group.key ?? '') ?? { group, parts: [] };
    known.parts.push({ kind: row.kind, projects: row.projects, difference: BigInt(row.difference) });
    groups.set(group.key ?? '', known);
  }
  const sums = await presentSums(db, now, filter, dimension);
  return [...groups.values()]
    .sort((one, other) => compareGroups(one.group, other.group))
    .map(({ group, parts }) => {
      const after = totalOf(sums, group.key, measure);
      const difference = parts.reduce((sum, part) => sum + part.difference, 0n);
      return { group, before: after - difference, after, parts };
    });
}

const rawOf = (row: Row): RawGroup =>
  ({
    ...Object.fromEntries(catalogueFields.map((field) => [`${field}Id`, row[`${field}Id`] ?? null])),
    placeKind: row.place_kind ?? null,
    placeId: row.place_id ?? null,
  }) as RawGroup;

function totalOf({ rows }: Aggregation, key: string | null, measure: ComparedMeasure): bigint {
  const found = rows.find(({ groups: [group] }) => group?.key === key);
  return found === undefined ? 0n : measuredOf(found, measure);
}

/** The sum of a measure; nothing stated is nothing added. */
export const measuredOf = (sums: Sums, measure: ComparedMeasure): bigint =>
  measure === 'projects' ? BigInt(sums.projects) : sums.amounts[measure].cents;
