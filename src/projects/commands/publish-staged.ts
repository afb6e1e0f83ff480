import { createHash } from 'node:crypto';
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import type { ProjectInput } from '../project-input.js';
import { toColumns } from '../record-columns.js';
import type { Dictionary } from '../record-row.js';
import { project, projectVersion } from '../tables.js';
import { referencePrefix } from './publish.js';
import { takeNumbers } from './write-versions.js';

const writtenByPublishing = [
  'projectId',
  'reference',
  'versionNumber',
  'publishedRevision',
  'supersededRevision',
];
const {
  id: _id,
  unionContributionDerived: _derived,
  searchText: _search,
  ...columns
} = getTableColumns(projectVersion);
/** What a row of staging says about its first version, in this order. */
const staged = Object.entries(columns).filter(([property]) => !writtenByPublishing.includes(property));

/** Names the columns and types staged rows are made of: rows an older program has staged are not published by a newer one. */
export const stagedLayout = createHash('sha256')
  .update(JSON.stringify(staged.map(([, column]) => [column.name, column.getSQLType()])))
  .digest('base64url')
  .slice(0, 12);

/**
 * A new project as staging keeps it: layout, first letters of its reference, and the columns of its first version as
 * PostgreSQL writes them.
 */
export type StagedVersion = readonly (string | null)[];

/** Turns a checked input into what the database can publish by itself later. @throws Problem `rule_broken` for an unknown key */
export function stagedVersion(input: ProjectInput, dictionary: Dictionary): StagedVersion {
  const values: Readonly<Record<string, unknown>> = toColumns(input, dictionary);
  const texts: (string | null)[] = [stagedLayout, referencePrefix(input.catalogue.fundingPeriod.key)];
  for (const [property] of staged) texts.push(asText(values[property]));
  return texts;
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const firstOfColumns = 3;
const stagedNames = sql.join(
  staged.map(([, column]) => sql.identifier(column.name)),
  sql`, `,
);
const stagedValues = sql.join(
  staged.map(([, column], index) =>
    sql.raw(`n.version[${index + firstOfColumns}]${castOf(column.getSQLType())}`),
  ),
  sql`, `,
);

function castOf(type: string): string {
  return type.startsWith('text') ? '' : `::${type}`;
}

/** A statement of so many rows ends within the time statements have, also on a busy machine. */
const rowsPerStatement = 2_500;

/**
 * Publishes staged rows as new projects under an open revision, without taking them out of the database.
 *
 * @param rows query of `position, row_key, input_sha256, version` of those that are new, in the order of the file
 * @param remember what else is written for each of them, from `new_rows` (as above) and `created` (`id, reference`)
 * @param published called with how many more are published, now and then; may throw to end it
 */
export async function publishStaged(
  tx: Transaction,
  revision: number,
  last: number,
  rows: (from: number, to: number) => SQL,
  remember: SQL,
  published: (rows: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < last; from += rowsPerStatement) {
    const part = rows(from + 1, from + rowsPerStatement);
    const counts = await countsOf(tx, part);
    const first = await firstNumbers(tx, counts);
    await tx.execute(sql`
      with new_rows as materialized (
        select r.*, r.prefix || '-' || case when r.number < 1000 then lpad(r.number::text, 4, '0') else r.number::text end as reference
        from (
          select s.*, s.version[2] as prefix,
            (${JSON.stringify(first)}::jsonb ->> s.version[2])::bigint - 1
              + row_number() over (partition by s.version[2] order by s.position) as number
          from (${part}) s
        ) r
      ), created as (
        insert into ${project} (reference) select reference from new_rows order by position returning id, reference
      ), versions as (
        insert into ${projectVersion} (project_id, reference, version_number, published_revision, ${stagedNames})
        select c.id, c.reference, 1, ${revision}::integer, ${stagedValues}
        from new_rows n join created c using (reference) order by n.position
      )
      ${remember}`);
    await published(Object.values(counts).reduce((sum, count) => sum + count, 0));
  }
}

/** How many of the rows get a reference of each prefix. */
async function countsOf(tx: Transaction, rows: SQL): Promise<Record<string, number>> {
  const counts = await tx.execute<{ prefix: string; count: number }>(
    sql`select s.version[2] as prefix, count(*)::int as count from (${rows}) s group by 1`,
  );
  return Object.fromEntries(counts.map(({ prefix, count }) => [prefix, count]));
}

/** Takes as many numbers of each prefix, and says which is the first. */
async function firstNumbers(
  tx: Transaction,
  counts: Readonly<Record<string, number>>,
): Promise<Record<string, number>> {
  const first: Record<string, number> = {};
  for (const [prefix, count] of Object.entries(counts))
    first[prefix] = (await takeNumbers(tx, prefix, count)) - count + 1;
  return first;
}
