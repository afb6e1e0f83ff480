import { eq } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { refuseErrors } from '../../projects/index.js';
import { inContext } from '../queries/checked-drafts.js';
import { type DraftRow, lockDraft } from '../queries/draft-rows.js';
import { presentView } from '../queries/published.js';
import { refuseUnlessCurrent, refuseUnlessOpen } from '../refuse.js';
import type { DraftAction } from '../rules.js';
import { attachment, type DraftState, projectDraft } from '../tables.js';
import { type NewComment, writeComments } from './comments.js';
import { tellReturned } from './tell-city.js';

/** A step of the workflow: what it does, the state it leads to, what has to be true or done before. */
interface Step {
  readonly action: DraftAction;
  readonly to: DraftState;
  readonly before?: (tx: Transaction, draft: DraftRow) => Promise<unknown>;
  /** What follows from it, in the same transaction. */
  readonly after?: (tx: Transaction, draft: DraftRow) => Promise<unknown>;
}

async function takeStep(
  database: Database,
  writer: Writer,
  draftId: string,
  expectedVersion: number,
  { action, to, before, after }: Step,
): Promise<{ version: number }> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const draft = await lockDraft(tx, draftId);
    refuseUnlessOpen(writer.actor, action, draft);
    refuseUnlessCurrent(draft, expectedVersion);
    await before?.(tx, draft);
    const [moved] = await tx
      .update(projectDraft)
      .set({ state: to })
      .where(eq(projectDraft.id, draftId))
      .returning({ version: projectDraft.version });
    if (!moved) throw new Error('a locked draft could not take a step');
    await after?.(tx, draft);
    return moved;
  });
}

/**
 * The city's lead hands a draft in; the service centre its own.
 * @throws Problem `not_found`, `stale`, `forbidden`, `state_conflict`, and `rule_broken` with every error in the draft
 */
export const handIn = (
  database: Database,
  writer: Writer,
  draftId: string,
  expectedVersion: number,
): Promise<{ version: number }> =>
  takeStep(database, writer, draftId, expectedVersion, {
    action: 'handIn',
    to: 'submitted',
    before: async (tx, draft) => {
      const [checked] = await inContext(tx, [draft], await presentView(tx));
      refuseErrors(checked?.findings ?? []);
      if (checked?.publishedMeanwhile) throw new Problem('state_conflict', { detail: publishedMeanwhile });
    },
  });

const publishedMeanwhile = text(
  'Das Vorhaben wurde veröffentlicht, nachdem dieser Entwurf begonnen wurde. Vergleichen Sie beide und speichern Sie den Entwurf noch einmal.',
  'The project was published after this draft was begun. Compare both and save the draft again.',
);

/** Takes back what was handed in, as long as nobody has checked it. */
export const takeBack = (
  database: Database,
  writer: Writer,
  draftId: string,
  expectedVersion: number,
): Promise<{ version: number }> =>
  takeStep(database, writer, draftId, expectedVersion, { action: 'takeBack', to: 'draft' });

/** Why a draft goes back to its city, and what is to be done where. */
export interface Return {
  readonly reason: string;
  readonly comments?: readonly NewComment[];
}

/** Gives a draft back to those it belongs to, with remarks; the city's people get mail. */
export const returnDraft = (
  database: Database,
  writer: Writer,
  draftId: string,
  expectedVersion: number,
  { reason, comments = [] }: Return,
): Promise<{ version: number }> =>
  takeStep(database, { ...writer, reason }, draftId, expectedVersion, {
    action: 'return',
    to: 'returned',
    before: (tx, draft) => writeComments(tx, writer, draft, comments),
    after: (tx, draft) => tellReturned(tx, writer, draft, reason),
  });

/** Accepts a draft as checked editorially (redaktionell geprüft), with remarks if there are any; it can be published now. */
export const acceptDraft = (
  database: Database,
  writer: Writer,
  draftId: string,
  expectedVersion: number,
  { comments = [] }: Pick<Return, 'comments'> = {},
): Promise<{ version: number }> =>
  takeStep(database, writer, draftId, expectedVersion, {
    action: 'accept',
    to: 'accepted',
    before: (tx, draft) => writeComments(tx, writer, draft, comments),
  });

/** Gives back what was accepted already, with remarks; the city's people get mail. */
export const reopenDraft = (
  database: Database,
  writer: Writer,
  draftId: string,
  expectedVersion: number,
  { reason, comments = [] }: Return,
): Promise<{ version: number }> =>
  takeStep(database, { ...writer, reason }, draftId, expectedVersion, {
    action: 'reopen',
    to: 'returned',
    before: (tx, draft) => writeComments(tx, writer, draft, comments),
    after: (tx, draft) => tellReturned(tx, writer, draft, reason),
  });

/** Throws away a draft that is not handed in, with the files attached to it. A published project stays as it is. */
export async function discardDraft(
  database: Database,
  writer: Writer,
  draftId: string,
  expectedVersion: number,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const draft = await lockDraft(tx, draftId);
    refuseUnlessOpen(writer.actor, 'discard', draft);
    refuseUnlessCurrent(draft, expectedVersion);
    await tx.delete(attachment).where(eq(attachment.draftId, draftId));
    await tx.delete(projectDraft).where(eq(projectDraft.id, draftId));
  });
}
