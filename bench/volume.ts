import type { Sql } from 'postgres';
import { chosenSql, laterVersionsSql, roundsOf, roundsSql, versionsSql } from './volume-sql.js';

export interface Volume {
  readonly projects: number;
  readonly seed: number;
  /** Versions every project has at least. */
  readonly versions: number;
}

/**
 * Fills a fresh registry with projects: seeded, set by set inside the database, as unevenly spread over cities, guidelines
 * and categories as real ones, with texts of real length; every twentieth has been published a second time. The trail says of
 * every row what the service's own would; the indexes of versions are made after the rows.
 */
export async function fillRegistry(owner: Sql, volume: Volume): Promise<void> {
  const indexes = await owner<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid = 'project_version'::regclass
      and not exists (select from pg_constraint where conindid = indexrelid)`;
  const rounds = roundsOf(volume);
  await owner.begin((tx) =>
    tx.unsafe(`
    set local statement_timeout = 0;
    set local work_mem = '128MB';
    set local maintenance_work_mem = '2GB';
    alter table project disable trigger user;
    alter table project enable trigger project_trail_insert;
    alter table project_version disable trigger user;
    alter table project_version enable trigger project_version_trail_insert;
    alter table project_version enable trigger project_version_rollup_insert;
    alter table project_version enable trigger project_version_words_insert;
    ${indexes.map(({ name }) => `drop index ${name}`).join(';\n')};
    ${chosenSql(volume)};
    ${roundsSql(rounds)};
    ${versionsSql};
    -- Later versions have the words of the first.
    alter table project_version disable trigger project_version_words_insert;
    ${rounds
      .slice(1)
      .map((round, place) => laterVersionsSql(round, place + 1))
      .join(';\n')};
    ${indexes.map(({ definition }) => definition).join(';\n')};
    alter table project enable trigger user;
    alter table project_version enable trigger user`),
  );
  await owner`vacuum (analyze) project_version`;
  await owner`vacuum (analyze) project`;
  await owner`vacuum (analyze) audit_entry`;
}
