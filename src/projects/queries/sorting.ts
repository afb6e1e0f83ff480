import { type SQL, sql } from 'drizzle-orm';
import type { Viewpoint } from '../../history/index.js';
import { placeVersion } from '../../places/tables.js';
import type { Position, SortKey, SortTerm } from '../sort-term.js';
import { projectVersion as v } from '../tables.js';

interface SortExpression {
  readonly value: SQL;
  /** Reads the cursor's text back as the type the expression has. */
  readonly fromText: (text: string) => SQL;
}

const earliest = sql.raw(`date '0001-01-01'`);
const asBigint = (text: string) => sql`${text}::text::bigint`;
const asDate = (text: string) => sql`${text}::text::date`;
const asGerman = (text: string) => sql`${text}::text collate "de-x-icu"`;

const expressions: Record<SortKey, SortExpression> = {
  name: { value: sql`${v.name}`, fromText: asGerman },
  reference: { value: sql`${v.reference}`, fromText: (text) => sql`${text}::text collate "C"` },
  // What a source says of a place may be long; a cursor carries it, and no two places differ only that far behind.
  city: {
    value: sql`coalesce(city.name, left(${v.placeSourceText}, 200), '') collate "de-x-icu"`,
    fromText: asGerman,
  },
  start: { value: sql`coalesce(${v.periodStart}, ${earliest})`, fromText: asDate },
  end: { value: sql`coalesce(${v.periodEnd}, ${earliest})`, fromText: asDate },
  totalEligibleCost: { value: sql`coalesce(${v.totalEligibleCost}, -1)`, fromText: asBigint },
  unionContribution: {
    value: sql`coalesce(${v.unionContribution}, ${v.unionContributionDerived}, -1)`,
    fromText: asBigint,
  },
};

/** The join of the municipality a list sorted by city needs beside each project; nothing for other orders. */
export const sortPlaceOf = (sort: readonly SortTerm[], { revision }: Viewpoint): SQL | undefined =>
  sort.some(({ key }) => key === 'city')
    ? sql`left join ${placeVersion} as city on city.place_id = ${v.placeId} and city.published_revision <= ${revision} and (city.superseded_revision is null or city.superseded_revision > ${revision})`
    : undefined;

export const orderBy = (sort: readonly SortTerm[]): SQL =>
  sql.join(
    [
      ...sort.map(({ key, descending }) => sql`${expressions[key].value} ${direction(descending)}`),
      sql`${v.projectId}`,
    ],
    sql`, `,
  );

/** The sort values of a row as one array of text, for the next position. */
export const positionValues = (sort: readonly SortTerm[]): SQL<string[]> =>
  sort.length === 0
    ? sql`array[]::text[]`
    : sql`array[${sql.join(
        sort.map(({ key }) => sql`(${expressions[key].value})::text collate "C"`),
        sql`, `,
      )}]`;

/** True for rows after a position in the given order; the first comparison alone already lets an index find the place. */
export function after(sort: readonly SortTerm[], position: Position): SQL {
  const steps = sort.map(({ key, descending }, at) => {
    const equals = sort
      .slice(0, at)
      .map((earlier, index) => isEqual(earlier.key, position.values[index] ?? ''));
    return sql.join([...equals, isBeyond(key, descending, position.values[at] ?? '')], sql` and `);
  });
  const allEqual = sort.map(({ key }, index) => isEqual(key, position.values[index] ?? ''));
  steps.push(sql.join([...allEqual, sql`${v.projectId} > ${position.projectId}`], sql` and `));
  const anyStep = sql`(${sql.join(
    steps.map((step) => sql`(${step})`),
    sql` or `,
  )})`;
  const [first] = sort;
  return first ? sql`(${notBefore(first, position.values[0] ?? '')} and ${anyStep})` : anyStep;
}

const direction = (descending: boolean): SQL => sql.raw(descending ? 'desc' : 'asc');

const isEqual = (key: SortKey, text: string): SQL =>
  sql`${expressions[key].value} = ${expressions[key].fromText(text)}`;

const isBeyond = (key: SortKey, descending: boolean, text: string): SQL =>
  sql`${expressions[key].value} ${sql.raw(descending ? '<' : '>')} ${expressions[key].fromText(text)}`;

const notBefore = ({ key, descending }: SortTerm, text: string): SQL =>
  sql`${expressions[key].value} ${sql.raw(descending ? '<=' : '>=')} ${expressions[key].fromText(text)}`;
