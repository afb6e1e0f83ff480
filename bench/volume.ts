import type { Sql } from 'postgres';
import { chosenSql, laterVersionsSql, publishedAgain, secondVersionsSql, versionsSql } from './volume-sql.js';

export interface Volume {
  readonly projects: number;
  readonly seed: number;
  /** Versions every project has at least. */
  readonly versions: number;
}

/**
 * Fills a fresh registry with projects: seeded, set by set inside the database, as unevenly spread over cities, guidelines
 * and categories as real ones, with texts of real length; every twentieth has been published a second time. The search
 * index is made after the rows, and the trail is left out: this is a registry to read, not one to audit.
 */
export async function fillRegistry(owner: Sql, volume: Volume): Promise<void> {
  const [{ definition = '' } = {}] = await owner<{ definition: string }[]>`
    select pg_get_indexdef('project_version_words'::regclass) as definition`;
  await owner.begin((tx) =>
    tx.unsafe(`
    set local statement_timeout = 0;
    set local work_mem = '128MB';
    set local maintenance_work_mem = '1GB';
    alter table project disable trigger user;
    alter table project_version disable trigger user;
    alter table project_version enable trigger project_version_rollup_insert;
    alter table project_version enable trigger project_version_rollup_update;
    alter table project_version enable trigger project_version_words_insert;
    drop index project_version_words;
    ${chosenSql(volume)};
    ${versionsSql};
    ${secondVersionsSql};
    ${laterVersionsSql(volume.versions)};
    ${publishedAgain(`project_id % ${Math.max(1, Math.floor(volume.projects / 100))} = 0`)};
    ${definition};
    alter table project enable trigger user;
    alter table project_version enable trigger user`),
  );
  await owner`vacuum (analyze) project_version`;
  await owner`vacuum (analyze) project`;
}
