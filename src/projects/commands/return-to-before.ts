import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import { projectVersion } from '../tables.js';
import { columnList, writtenColumnNames } from './write-versions.js';

/**
 * Publishes again, under an open revision, what stood before an earlier revision, for every project that revision touched
 * and nobody has touched since: what it created leaves the registry, what it changed says again what it said before, what
 * it withdrew comes back. Projects somebody touched since stay as they are.
 */
export async function returnToBefore(tx: Transaction, opened: number, undone: number): Promise<void> {
  await tx.execute(sql`
    update project_version set superseded_revision = ${opened}
    where published_revision = ${undone} and superseded_revision is null`);
  await tx.execute(sql`
    insert into project_version (${columnList})
    select ${writtenAgain(opened)} from project_version before
    where before.superseded_revision = ${undone} and (
      exists (
        select from project_version taken
        where taken.project_id = before.project_id and taken.published_revision = ${undone} and taken.superseded_revision = ${opened})
      or not exists (
        select from project_version later
        where later.project_id = before.project_id and later.published_revision >= ${undone}))`);
}

/** The record as it was, under its next number. */
function writtenAgain(opened: number): SQL {
  const { versionNumber, publishedRevision, supersededRevision } = getTableColumns(projectVersion);
  const anew = new Map<string, SQL>([
    [
      versionNumber.name,
      sql`(select max(v.version_number) + 1 from project_version v where v.project_id = before.project_id)`,
    ],
    [publishedRevision.name, sql`${opened}::integer`],
    [supersededRevision.name, sql`null::integer`],
  ]);
  return sql.join(
    writtenColumnNames.map((name) => anew.get(name) ?? sql`before.${sql.identifier(name)}`),
    sql`, `,
  );
}
