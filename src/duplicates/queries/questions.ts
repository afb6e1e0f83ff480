import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import type { LikenessPart } from '../likeness.js';

/** A question about projects that may be one: a pair that is similar, or any number that are equal. */
export interface Question {
  readonly kind: 'equal' | 'similar';
  /** 0 to 100; 100 for equal ones. */
  readonly score: number;
  /** Empty for equal ones. */
  readonly parts: readonly LikenessPart[];
  /** How many projects it is about. */
  readonly count: number;
  /** Of a pair both, of equal ones the first two. */
  readonly projects: readonly [ComparedProject, ComparedProject];
}

/** A project as a question shows it. */
export interface ComparedProject {
  readonly reference: string;
  readonly name: string;
  readonly place: string | null;
  readonly beneficiary: string | null;
  readonly start: string | null;
  readonly end: string | null;
  /** EUR cents. */
  readonly totalEligibleCost: bigint | null;
  /** Where it comes from, in the words of the record. */
  readonly source: string;
}

/** Where a page of questions ended. */
export interface QuestionPosition {
  readonly score: number;
  readonly one: string;
  readonly other: string;
}

interface Row extends Record<string, unknown> {
  readonly kind: Question['kind'];
  readonly score: number;
  readonly parts: readonly LikenessPart[] | null;
  readonly count: number;
  readonly one: string;
  readonly other: string;
  readonly one_project: ProjectRow;
  readonly other_project: ProjectRow;
}

export interface ProjectRow {
  readonly reference: string;
  readonly name: string;
  readonly place: string | null;
  readonly beneficiary: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly cost: string | null;
  readonly source: string;
}

/** The present version of a project as a question shows it, as JSON. */
export const comparedProject = (projectId: SQL): SQL => sql`(
  select jsonb_build_object('reference', v.reference, 'name', v.name, 'beneficiary', v.beneficiary_name,
    'place', case v.place_kind when 'statewide' then 'landesweit' else coalesce(
      (select n.name from place_version n where n.place_id = v.place_id and n.superseded_revision is null), v.place_source_text) end,
    'start', v.period_start, 'end', v.period_end, 'cost', v.total_eligible_cost::text, 'source', concat_ws(', ', v.source_title, v.source_locator))
  from project_version v where v.project_id = ${projectId} and v.superseded_revision is null)`;

/** Equal projects and similar pairs nobody has decided about. */
const open = sql`
  select 'equal' as kind, 100 as score, null::jsonb as parts, g.count, g.one_id, g.other_id
  from (select face, count(*)::int as count, min(project_id) as one_id, (array_agg(project_id order by project_id))[2] as other_id
        from project_likeness group by face having count(*) > 1) g
  where not exists (select from duplicate_decision d where d.face = g.face and d.revoked_at is null)
  union all
  select 'similar', l.score, l.parts, 2, l.lower_id, l.higher_id from likeness_pair l
  where not exists (
    select from duplicate_decision d
    join duplicate_decision_project one on one.decision_id = d.id and one.project_id = l.lower_id
    join duplicate_decision_project other on other.decision_id = d.id and other.project_id = l.higher_id
    where d.revoked_at is null and one.side <> other.side)`;

/** One page of questions, the most alike first. */
export async function openQuestions(
  tx: Transaction,
  { limit, after }: { readonly limit: number; readonly after?: QuestionPosition | undefined },
): Promise<{ readonly items: readonly Question[]; readonly next: QuestionPosition | null }> {
  const behind = after
    ? sql`where (-o.score, one.reference, other.reference) > (${-after.score}, ${after.one}, ${after.other})`
    : sql``;
  const rows = await tx.execute<Row>(sql`
    with page as materialized (
      select o.*, one.reference as one, other.reference as other
      from (${open}) o join project one on one.id = o.one_id join project other on other.id = o.other_id
      ${behind} order by -o.score, one.reference, other.reference limit ${limit + 1})
    select kind, score, parts, count, one, other,
      ${comparedProject(sql`one_id`)} as one_project, ${comparedProject(sql`other_id`)} as other_project
    from page where ${comparedProject(sql`one_id`)} is not null and ${comparedProject(sql`other_id`)} is not null
    order by -score, one, other`);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(questionOf),
    next: rows.length > limit && last ? { score: last.score, one: last.one, other: last.other } : null,
  };
}

const questionOf = ({ kind, score, parts, count, one_project, other_project }: Row): Question => ({
  kind,
  score,
  parts: parts ?? [],
  count,
  projects: [projectOf(one_project), projectOf(other_project)],
});

export const projectOf = ({ cost, ...project }: ProjectRow): ComparedProject => ({
  ...project,
  totalEligibleCost: cost === null ? null : BigInt(cost),
});

/** How many questions are open. */
export async function countQuestions(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from (${open}) o`);
  return row?.count ?? 0;
}

/** Which revision the search has seen, and whether it is still at work. */
export async function lookState(
  tx: Transaction,
): Promise<{ readonly revision: number; readonly isDone: boolean }> {
  const [row] = await tx.execute<{ revision: number; done: boolean }>(sql`
    select coalesce((select revision from duplicate_look where import_id is null), 0) as revision,
      coalesce((select revision from duplicate_look where import_id is null), 0) >= coalesce((select max(revision) from registry_revision), 0)
        and not exists (select from project_likeness where not is_looked) as done`);
  return { revision: row?.revision ?? 0, isDone: row?.done ?? false };
}
