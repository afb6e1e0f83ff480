import { eq } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import type { Writer } from '../../platform/database/acting.js';
import type { Transaction } from '../../platform/database/database.js';
import { lockDraft } from '../queries/draft-rows.js';
import { projectDraft } from '../tables.js';
import { beginWith } from './begin.js';

/**
 * Begins the withdrawal of a published project and hands it in at once, inside the caller's transaction; a second person
 * checks and publishes it. `note` says why, for those who check and for the history.
 *
 * @returns id of the draft
 * @throws Problem `not_found`, `state_conflict` when somebody works on the project already
 */
export async function handInWithdrawal(
  tx: Transaction,
  writer: Writer,
  { reference, note }: { readonly reference: string; readonly note: string },
): Promise<string> {
  const { draftId } = await beginWith(
    tx,
    writer,
    { reference, kind: 'withdrawal', note },
    ({ present }) => present,
  );
  await tx.update(projectDraft).set({ state: 'submitted' }).where(eq(projectDraft.id, draftId));
  return draftId;
}

/**
 * Takes a withdrawal back that nobody has checked yet, inside the caller's transaction: the project stays published.
 * @throws Problem `not_found`, `state_conflict` once it is checked
 */
export async function undoWithdrawal(tx: Transaction, draftId: string): Promise<void> {
  const draft = await lockDraft(tx, draftId);
  if (draft.state === 'accepted') throw new Problem('state_conflict', { detail: checkedAlready });
  if (draft.state === 'submitted')
    await tx.update(projectDraft).set({ state: 'draft' }).where(eq(projectDraft.id, draftId));
  await tx.delete(projectDraft).where(eq(projectDraft.id, draftId));
}

const checkedAlready = text(
  'Die Rücknahme ist schon redaktionell geprüft. Geben Sie sie zuerst zurück.',
  'The withdrawal is checked already. Return it first.',
);
