import { and, eq, gt, isNull, lte, or, sql } from 'drizzle-orm';
import type { Transaction } from '../../platform/database/database.js';
import { projectVersion } from '../../projects/tables.js';
import type { DraftRow } from './draft-rows.js';

const fields = ['purposeAndAchievements', 'summary'] as const;
type Texts = Readonly<Record<(typeof fields)[number], string | null>>;

/**
 * API names of long texts that say word for word what the project said in the last round it took part in: a hint that
 * nobody has looked at them. Before its first round what is published counts. Says nothing about new projects.
 */
export async function copiedTexts(
  tx: Transaction,
  row: DraftRow,
  published: Texts | null,
  present: Texts,
): Promise<string[]> {
  const last = (await textsOfLastRound(tx, row)) ?? published;
  if (last === null) return [];
  return fields.filter((field) => present[field] !== null && present[field] === last[field]);
}

async function textsOfLastRound(tx: Transaction, row: DraftRow): Promise<Texts | null> {
  const { projectId } = row;
  const revision = projectId === null ? null : await revisionOfLastRound(tx, row);
  if (projectId === null || revision === null) return null;
  const v = projectVersion;
  const [found] = await tx
    .select({ purposeAndAchievements: v.purposeAndAchievements, summary: v.summary })
    .from(v)
    .where(
      and(
        eq(v.projectId, projectId),
        lte(v.publishedRevision, revision),
        or(isNull(v.supersededRevision), gt(v.supersededRevision, revision)),
      ),
    );
  return found ?? null;
}

/**
 * The revision that shows what a project said in the last round before a draft: published from what was handed in while
 * that round was open for its city, or confirmed in it as unchanged. A round whose due day came after the draft was begun
 * is the one being answered.
 */
async function revisionOfLastRound(
  tx: Transaction,
  { projectId, roundId, createdAt }: DraftRow,
): Promise<number | null> {
  const [found] = await tx.execute<{ revision: number }>(sql`
    select took_part.revision from (
      select r.id, r.due_on, done.revision
      from workflow_step done join workflow_step handed on handed.draft_id = done.draft_id and handed.step = 'handedIn'
      join reporting_round r on (handed.at at time zone 'Europe/Berlin')::date >= r.opens_on
      left join round_city c on c.round_id = r.id and c.city_ags = handed.owner_city
      where done.project_id = ${projectId} and done.step = 'published'
        and ((handed.at at time zone 'Europe/Berlin')::date <= c.extended_until
          or ((handed.at at time zone 'Europe/Berlin')::date <= r.closes_on and coalesce(handed.at <= r.closed_at, true)))
      union all
      select r.id, r.due_on, a.revision from round_answer a join reporting_round r on r.id = a.round_id
      where a.project_id = ${projectId}
    ) took_part
    where took_part.due_on < (${createdAt.toISOString()}::timestamptz at time zone 'Europe/Berlin')::date
      and took_part.id is distinct from ${roundId}::uuid
    order by took_part.due_on desc, took_part.revision desc limit 1`);
  return found?.revision ?? null;
}
