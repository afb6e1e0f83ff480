import { and, eq, isNull, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { type DraftRow, findDraft, isDraftId } from '../queries/draft-rows.js';
import { draftComment } from '../tables.js';

/** A remark on one field, by its API name, or on the whole. */
export interface NewComment {
  /** Id it shall have: whoever sends the same remark twice, by a double click, writes it once. */
  readonly id?: string | undefined;
  readonly field: string | null;
  readonly body: string;
}

/** Writes a remark on a draft; everybody who sees the draft may, but auditors. @throws Problem `not_found` */
export async function addComment(
  database: Database,
  writer: Writer,
  draftId: string,
  comment: NewComment,
): Promise<{ commentId: string }> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const [written] = await writeComments(tx, writer, await findDraft(tx, draftId), [comment]);
    const commentId = written ?? comment.id;
    if (commentId === undefined) throw new Error('the comment returned no row');
    return { commentId };
  });
}

/** Writes remarks inside the caller's transaction; returns their ids in the order given. */
export async function writeComments(
  tx: Transaction,
  { actor }: Writer,
  draft: DraftRow,
  comments: readonly NewComment[],
): Promise<string[]> {
  if (comments.length === 0) return [];
  const { id: draftId, projectId, ownerCity } = draft;
  const rows = await tx
    .insert(draftComment)
    .values(
      comments.map(({ id, field, body }) => ({
        ...(id === undefined ? {} : { id }),
        draftId,
        projectId,
        ownerCity,
        field,
        body,
        authorId: actor.personId,
      })),
    )
    .onConflictDoNothing({ target: draftComment.id })
    .returning({ id: draftComment.id });
  return rows.map(({ id }) => id);
}

/** Marks a remark as dealt with; doing so twice changes nothing. @throws Problem `not_found` */
export async function resolveComment(database: Database, writer: Writer, commentId: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const [comment] = isDraftId(commentId)
      ? await tx.select({ id: draftComment.id }).from(draftComment).where(eq(draftComment.id, commentId))
      : [];
    if (!comment) throw new Problem('not_found');
    await tx
      .update(draftComment)
      .set({ resolvedAt: sql`clock_timestamp()`, resolvedBy: writer.actor.personId })
      .where(and(eq(draftComment.id, commentId), isNull(draftComment.resolvedAt)));
  });
}
