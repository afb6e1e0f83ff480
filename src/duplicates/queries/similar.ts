import { sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import type { LikenessPart } from '../likeness.js';
import { factsOfRecord } from './facts.js';
import { findLikenesses } from './find-likenesses.js';
import { type ComparedProject, comparedProject, type ProjectRow, projectOf } from './questions.js';

/** A published project that may be the same as what somebody looks at. */
export interface Similar extends ComparedProject {
  readonly score: number;
  readonly parts: readonly LikenessPart[];
}

const mostShown = 10;

/**
 * Published projects that may be the same as the one a draft is about, the most alike first. Those somebody found to be
 * different from it are left out.
 */
export async function similarToDraft(tx: Transaction, draftId: string): Promise<readonly Similar[]> {
  const found = await findLikenesses(
    tx,
    sql`select 1 as probe_id, v.project_id, '' as source_key, ${factsOfRecord}
      from project_draft v left join place p on p.id = v.place_id where v.id = ${draftId}::uuid`,
  );
  if (found.length === 0) return [];
  const rows = await tx.execute<{ project_id: string; shown: ProjectRow | null }>(sql`
    select f.id as project_id, ${comparedProject(sql`f.id`)} as shown
    from unnest(${sql.param(found.map(({ projectId }) => projectId))}::bigint[]) as f(id)
    where not exists (
      select from project_draft v
      join duplicate_decision_project a on a.project_id = v.project_id
      join duplicate_decision_project b on b.decision_id = a.decision_id and b.project_id = f.id
      join duplicate_decision d on d.id = a.decision_id and d.verdict = 'different' and d.revoked_at is null
      where v.id = ${draftId}::uuid)`);
  return found
    .toSorted((a, b) => b.score - a.score)
    .flatMap(({ projectId, score, parts }) => {
      const shown = rows.find(({ project_id }) => project_id === projectId)?.shown;
      return shown ? [{ ...projectOf(shown), score, parts }] : [];
    })
    .slice(0, mostShown);
}

/** A new row of a preview beside a project the registry has already. */
export interface SimilarRow extends Similar {
  /** Row in the file; null for a Steckbrief. */
  readonly row: number | null;
  readonly rowName: string;
  readonly position: number;
}

export interface SimilarRows {
  readonly items: readonly SimilarRow[];
  /** How many rows of the preview are like a project of the registry. */
  readonly rows: number;
  /** False while the search is still at work. */
  readonly isDone: boolean;
}

/** New rows of a preview that may be projects the registry has from another source or city, in the order of the file. */
export async function similarToImport(
  tx: Transaction,
  importId: string,
  { limit, after = 0 }: { readonly limit: number; readonly after?: number },
): Promise<SimilarRows> {
  const [state] = await tx.execute<{ rows: number; done: boolean }>(sql`
    select (select count(distinct l.position)::int from import_likeness l
        join import_row r on r.import_id = l.import_id and r.position = l.position and r.change = 'new'
        where l.import_id = ${importId}::uuid) as rows,
      exists (select from duplicate_look where import_id = ${importId}::uuid and is_done) as done`);
  const rows = await tx.execute<{
    position: number;
    row: number | null;
    name: string;
    score: number;
    parts: readonly LikenessPart[];
    shown: ProjectRow | null;
  }>(sql`
    select r.position, r.row_number as row, r.input ->> 'name' as name, l.score, l.parts, ${comparedProject(sql`l.project_id`)} as shown
    from (select distinct on (l.position) l.* from import_likeness l
          join import_row n on n.import_id = l.import_id and n.position = l.position and n.change = 'new'
          where l.import_id = ${importId}::uuid and l.position > ${after}
          order by l.position, l.score desc, l.project_id limit ${limit}) l
    join import_row r on r.import_id = l.import_id and r.position = l.position
    order by r.position`);
  return {
    items: rows.flatMap(({ shown, name, ...row }) =>
      shown ? [{ ...projectOf(shown), rowName: name, ...row }] : [],
    ),
    rows: state?.rows ?? 0,
    isDone: state?.done ?? false,
  };
}
