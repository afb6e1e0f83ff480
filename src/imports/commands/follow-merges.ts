import { sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';

/**
 * Lets rows of a source whose projects were merged into others belong to the ones that stayed, so that the next delivery is
 * compared with those. A project stands for one row of a source at most: of several, the others stay with what was withdrawn.
 */
export async function followMerges(tx: Transaction, sourceKey: string): Promise<void> {
  await tx.execute(sql`
    with recursive merged as (
      select p.project_id, d.kept_id from duplicate_decision d
      join duplicate_decision_project p on p.decision_id = d.id and p.project_id <> d.kept_id
      where d.verdict = 'merge' and d.revoked_at is null
        and not exists (select from project_version v where v.project_id = p.project_id and v.superseded_revision is null)
    ), followed as (
      select project_id, kept_id from merged
      union
      select f.project_id, m.kept_id from followed f join merged m on m.project_id = f.kept_id
    ), standing as (
      select distinct on (f.kept_id) i.row_key, f.kept_id
      from followed f join import_identity i on i.project_id = f.project_id and i.source_key = ${sourceKey}
      where exists (select from project_version v where v.project_id = f.kept_id and v.superseded_revision is null)
        and not exists (
          select from import_identity o where o.source_key = ${sourceKey} and o.project_id = f.kept_id)
      order by f.kept_id, i.row_key)
    update import_identity i set project_id = s.kept_id
    from standing s where i.source_key = ${sourceKey} and i.row_key = s.row_key`);
}
