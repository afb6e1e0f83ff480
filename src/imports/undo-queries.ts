import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../platform/database/database.js';
import type { ImportRun } from './queries.js';
import type { UndoPlan } from './undo-plan.js';

/** Every project a revision touched, how, and whether somebody has touched it since. */
const touchedBy = (revision: number): SQL => sql`
  select p.project_id, p.reference, p.name, p.superseded_revision is not null as is_since,
    case when exists (
      select from project_version o where o.project_id = p.project_id and o.superseded_revision = ${revision})
      then 'changed' else 'created' end as kind
  from project_version p where p.published_revision = ${revision}
  union all
  select o.project_id, o.reference, o.name, exists (
      select from project_version l where l.project_id = o.project_id and l.published_revision > ${revision}), 'withdrawn'
  from project_version o
  where o.superseded_revision = ${revision} and not exists (
    select from project_version n where n.project_id = o.project_id and n.published_revision = ${revision})`;

/** Reckons what undoing a published import would do, as the registry is now. */
export async function undoPlan(tx: Transaction, run: ImportRun): Promise<UndoPlan> {
  const revision = run.committedRevision ?? 0;
  const counts = await tx.execute<{ kind: string; projects: number }>(sql`
    select t.kind, count(*)::int as projects from (${touchedBy(revision)}) t where not t.is_since group by t.kind`);
  const of = (kind: string): number => counts.find((row) => row.kind === kind)?.projects ?? 0;
  const changedSince = await tx.execute<{ reference: string; name: string }>(sql`
    select t.reference, t.name from (${touchedBy(revision)}) t where t.is_since order by t.reference`);
  const deliveredSince = await tx.execute<{ id: string; title: string; file_name: string | null }>(sql`
    select d.id, d.summary ->> 'title' as title, d.file_name from import_run d
    where d.committed_at > (select committed_at from import_run where id = ${run.id}::uuid) and d.id in (
      select i.last_import_id from (${touchedBy(revision)}) t
      join import_identity i on i.project_id = t.project_id and i.source_key = ${run.sourceKey}
      where not t.is_since)
    order by d.committed_at`);
  return {
    created: of('created'),
    changed: of('changed'),
    withdrawn: of('withdrawn'),
    changedSince: [...changedSince],
    deliveredSince: deliveredSince.map(({ id, title, file_name }) => ({
      importId: id,
      title,
      fileName: file_name,
    })),
  };
}
