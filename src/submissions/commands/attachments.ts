import { and, eq } from 'drizzle-orm';
import { keepFile } from '../../imports/index.js';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { fileNameOf, mediaTypeOf } from '../file-kinds.js';
import { isDraftId, lockDraft } from '../queries/draft-rows.js';
import { refuseUnlessOpen } from '../refuse.js';
import { attachment } from '../tables.js';

/** A file to attach: the decision of the SAB, a proof, anything else. */
export interface NewAttachment {
  readonly kind: (typeof attachment.$inferSelect)['kind'];
  readonly fileName: string;
  /** As the sender says; what counts is the content. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Attaches a file to a draft one may change.
 * @throws Problem `not_found`, `forbidden`, `state_conflict`, `too_large`, `unsupported_format`
 */
export async function attachFile(
  database: Database,
  writer: Writer,
  draftId: string,
  { kind, fileName, bytes }: NewAttachment,
): Promise<{ attachmentId: string }> {
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const draft = await lockDraft(tx, draftId);
    refuseUnlessOpen(writer.actor, 'save', draft);
    const sha256 = await keepFile(tx, bytes, mediaTypeOf(bytes));
    const { projectId, ownerCity } = draft;
    const [attached] = await tx
      .insert(attachment)
      .values({
        draftId,
        projectId,
        ownerCity,
        kind,
        sha256,
        fileName: fileNameOf(fileName),
        uploadedBy: writer.actor.personId,
      })
      .returning({ id: attachment.id });
    if (!attached) throw new Error('the attachment returned no row');
    return { attachmentId: attached.id };
  });
}

/** Removes a file from a draft that is not handed in. @throws Problem `not_found`, `forbidden`, `state_conflict` */
export async function removeAttachment(
  database: Database,
  writer: Writer,
  draftId: string,
  attachmentId: string,
): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    refuseUnlessOpen(writer.actor, 'save', await lockDraft(tx, draftId));
    if (!isDraftId(attachmentId)) throw new Problem('not_found');
    const removed = await tx
      .delete(attachment)
      .where(and(eq(attachment.id, attachmentId), eq(attachment.draftId, draftId)))
      .returning({ id: attachment.id });
    if (removed.length === 0) throw new Problem('not_found');
  });
}
