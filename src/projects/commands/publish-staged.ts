import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import type { ProjectInput } from '../project-input.js';
import { toColumns } from '../record-columns.js';
import type { Dictionary } from '../record-row.js';
import { project, projectVersion } from '../tables.js';
import { referencePrefix } from './publish.js';
import { byColumnName, columnList, takeNumbers } from './write-versions.js';

/** A new project as staging keeps it: the columns of its first version by their names. */
interface StagedVersion {
  readonly prefix: string;
  /** Without the long texts, which staging holds once already. */
  readonly columns: Readonly<Record<string, unknown>>;
}

const longTexts = ['name', 'summary', 'purpose_and_achievements', 'source_fields'] as const;
const writtenLater = ['project_id', 'reference', 'version_number', 'published_revision'] as const;

/** Turns a checked input into what the database can publish by itself later. @throws Problem `rule_broken` for an unknown key */
export function stagedVersion(input: ProjectInput, dictionary: Dictionary): StagedVersion {
  const columns = byColumnName(toColumns(input, dictionary));
  for (const column of [...longTexts, ...writtenLater]) delete columns[column];
  return { prefix: referencePrefix(input.catalogue.fundingPeriod.key), columns };
}

const rowsPerStatement = 5_000;

/**
 * Publishes staged rows as new projects under an open revision, without taking them out of the database.
 *
 * @param rows query of `position, row_key, input, input_sha256, version` of those that are new, in the order of the file
 * @param remember what else is written for each of them, from `new_rows` (as above) and `created` (`id, reference`)
 */
export async function publishStaged(
  tx: Transaction,
  revision: number,
  last: number,
  rows: (from: number, to: number) => SQL,
  remember: SQL,
): Promise<void> {
  for (let from = 0; from < last; from += rowsPerStatement) {
    const part = rows(from + 1, from + rowsPerStatement);
    const first = await firstNumbers(tx, part);
    await tx.execute(sql`
      with new_rows as materialized (
        select r.*, r.prefix || '-' || case when r.number < 1000 then lpad(r.number::text, 4, '0') else r.number::text end as reference
        from (
          select s.*, s.version ->> 'prefix' as prefix,
            (${JSON.stringify(first)}::jsonb ->> (s.version ->> 'prefix'))::bigint - 1
              + row_number() over (partition by s.version ->> 'prefix' order by s.position) as number
          from (${part}) s
        ) r
      ), created as (
        insert into ${project} (reference) select reference from new_rows order by position returning id, reference
      ), versions as (
        insert into ${projectVersion} (${columnList})
        select ${columnList} from (
          select p.* from new_rows n join created c using (reference)
          cross join lateral jsonb_populate_record(null::project_version, (n.version -> 'columns') || jsonb_build_object(
            'name', n.input -> 'name', 'summary', n.input -> 'summary',
            'purpose_and_achievements', n.input -> 'purposeAndAchievements', 'source_fields', n.input -> 'sourceFields',
            'project_id', c.id, 'reference', c.reference, 'version_number', 1, 'published_revision', ${revision}::integer)) p
          order by n.position
        ) written
      )
      ${remember}`);
  }
}

/** Takes as many numbers of each prefix as there are rows, and says which is the first. */
async function firstNumbers(tx: Transaction, rows: SQL): Promise<Record<string, number>> {
  const counts = await tx.execute<{ prefix: string; count: number }>(
    sql`select s.version ->> 'prefix' as prefix, count(*)::int as count from (${rows}) s group by 1`,
  );
  const first: Record<string, number> = {};
  for (const { prefix, count } of counts) first[prefix] = (await takeNumbers(tx, prefix, count)) - count + 1;
  return first;
}
