import { eq, inArray } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import type { Transaction } from '../../platform/database/database.js';
import { projectDraft } from '../tables.js';

export type DraftRow = typeof projectDraft.$inferSelect;

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a text can be the id of a draft. */
export const isDraftId = (text: string): boolean => uuid.test(text);

/** A draft the acting person may see. @throws Problem `not_found` also for those of others */
export async function findDraft(tx: Transaction, id: string): Promise<DraftRow> {
  const [draft] = isDraftId(id) ? await tx.select().from(projectDraft).where(eq(projectDraft.id, id)) : [];
  if (!draft) throw new Problem('not_found');
  return draft;
}

/** The same, kept from everybody else until the transaction ends. */
export async function lockDraft(tx: Transaction, id: string): Promise<DraftRow> {
  const [draft] = await lockDrafts(tx, [id]);
  if (!draft) throw new Problem('not_found');
  return draft;
}

/** Several drafts, locked in one order, so that two who publish at once do not wait for each other. */
export async function lockDrafts(tx: Transaction, ids: readonly string[]): Promise<DraftRow[]> {
  if (!ids.every(isDraftId)) throw new Problem('not_found');
  return tx
    .select()
    .from(projectDraft)
    .where(inArray(projectDraft.id, [...ids]))
    .orderBy(projectDraft.id)
    .for('update');
}

/** The draft of a project, when the acting person may see it. */
export async function draftOfProject(tx: Transaction, projectId: bigint): Promise<DraftRow | null> {
  const [draft] = await tx.select().from(projectDraft).where(eq(projectDraft.projectId, projectId));
  return draft ?? null;
}
