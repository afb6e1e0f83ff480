import { sql } from 'drizzle-orm';
import { viewpointAt } from '../../history/index.js';
import { systemActor } from '../../kernel/actor.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { factsOfRecord } from '../queries/facts.js';
import { findLikenesses } from '../queries/find-likenesses.js';
import { importToLookAt, lookAtImport } from './look-at-import.js';

const projectsPerStep = 2_000;
const probesPerStep = 100;

/**
 * Looks for projects that may be the same: in the registry, and between previews and the registry. Goes in small steps,
 * each in a transaction of its own, so that it may end and go on at any time; what was looked at once is not looked at
 * again until it changes.
 *
 * @param until ends it at the next step
 * @returns whether everything has been looked at
 */
export async function lookForDuplicates(database: Database, until?: AbortSignal): Promise<boolean> {
  while (until?.aborted !== true) {
    const goesOn = await actingAs(database.orm, systemActor('duplicates'), {}, takeStep);
    if (!goesOn) return true;
  }
  return false;
}

/** One step; false when there is nothing left to do, or somebody else does it. */
async function takeStep(tx: Transaction): Promise<boolean> {
  const [lock] = await tx.execute<{ taken: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended('steckbrief.duplicates', 0)) as taken`,
  );
  if (lock?.taken !== true) return false;
  if (await refreshLikenesses(tx)) return true;
  if (await probeProjects(tx)) return true;
  const importId = await importToLookAt(tx);
  if (importId === null) return false;
  await lookAtImport(tx, importId);
  return true;
}

/** Takes in what was published since; false when nothing was. */
async function refreshLikenesses(tx: Transaction): Promise<boolean> {
  const { revision } = await viewpointAt(tx);
  const [seen] = await tx.execute<{ revision: number }>(
    sql`select revision from duplicate_look where import_id is null`,
  );
  if ((seen?.revision ?? 0) >= revision) return false;
  // Of equal projects one stands for all: where one is gone, the others are looked at again.
  await tx.execute(sql`
    with gone as (
      delete from project_likeness l where not exists (
        select from project_version v where v.id = l.version_id and v.superseded_revision is null)
      returning project_id, face)
    update project_likeness l set is_looked = false from gone g
    where l.face = g.face and l.project_id not in (select project_id from gone)`);
  const added = await tx.execute(sql`
    with facts as materialized (
      select v.project_id, v.id as version_id, v.beneficiary_name, ${factsOfRecord},
        coalesce((select nullif(i.source_key, 'steckbrief') from import_identity i join import_run r on r.id = i.last_import_id
          where i.project_id = v.project_id order by r.committed_at desc nulls last limit 1), '') as source_key
      from project_version v left join place p on p.id = v.place_id
      where v.superseded_revision is null and not exists (select from project_likeness l where l.project_id = v.project_id)
      order by v.project_id limit ${projectsPerStep})
    insert into project_likeness (project_id, version_id, source_key, name_key, beneficiary_key, place_key, period_start,
      period_end, total_eligible_cost, face)
    select project_id, version_id, source_key, coalesce(name_key, ''), beneficiary_key, place_key, period_start, period_end,
      total_eligible_cost, md5(jsonb_build_array(name_key, coalesce(beneficiary_key, beneficiary_name), place_key, period_start,
        period_end, total_eligible_cost)::text)
    from facts returning 1`);
  if (added.length === projectsPerStep) return true;
  await tx.execute(sql`
    insert into duplicate_look (import_id, revision) values (null, ${revision})
    on conflict on constraint duplicate_look_once do update set revision = excluded.revision`);
  await takeShorterWay(tx);
  return true;
}

/**
 * A large list that came in is compared by probing the projects of all other sources, when those are fewer: within it
 * nothing is probed anyway.
 */
async function takeShorterWay(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    with largest as (
      select source_key, count(*) filter (where not is_looked) as waiting from project_likeness
      where source_key <> '' group by 1 order by 2 desc, 1 limit 1)
    update project_likeness l set is_looked = l.source_key = s.source_key
    from largest s
    where l.is_looked <> (l.source_key = s.source_key)
      and s.waiting > (select count(*) from project_likeness o where o.source_key <> s.source_key)`);
}

/** Compares some projects that wait for it with all others; false when none waits. */
async function probeProjects(tx: Transaction): Promise<boolean> {
  const probed = await tx.execute<{ project_id: string }>(sql`
    select project_id from project_likeness where not is_looked order by project_id limit ${probesPerStep}`);
  if (probed.length === 0) return false;
  const ids = sql`${sql.param(probed.map(({ project_id }) => project_id))}::bigint[]`;
  const found = await findLikenesses(
    tx,
    sql`select l.project_id as probe_id, l.* from project_likeness l where l.project_id = any(${ids})
      and not exists (select from project_likeness f where f.face = l.face and f.project_id < l.project_id)`,
  );
  await tx.execute(sql`
    insert into likeness_pair (lower_id, higher_id, score, parts)
    select distinct on (1, 2) least(f.probe, f."projectId"), greatest(f.probe, f."projectId"), f.score, f.parts
    from jsonb_to_recordset(${JSON.stringify(found)}::text::jsonb) as f(probe bigint, "projectId" bigint, score integer, parts jsonb)
    order by 1, 2, 3 desc
    on conflict (lower_id, higher_id) do update set score = excluded.score, parts = excluded.parts`);
  await tx.execute(sql`update project_likeness set is_looked = true where project_id = any(${ids})`);
  return true;
}
