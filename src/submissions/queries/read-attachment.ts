import { asc, eq } from 'drizzle-orm';
import { storedFile, storedFileChunk } from '../../imports/tables.js';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { attachment } from '../tables.js';
import { isDraftId } from './draft-rows.js';

export interface AttachedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/**
 * The bytes of an attached file, for those who see its draft.
 * @param draftId the draft it must belong to, where an address names it
 * @throws Problem `not_found`
 */
export async function readAttachment(
  database: Database,
  writer: Writer,
  attachmentId: string,
  draftId?: string,
): Promise<AttachedFile> {
  if (!isDraftId(attachmentId)) throw new Problem('not_found');
  return actingAs(database.orm, writer.actor, writer, async (tx) => {
    const [file] = await tx
      .select({
        fileName: attachment.fileName,
        mediaType: storedFile.mediaType,
        sha256: storedFile.sha256,
        draftId: attachment.draftId,
      })
      .from(attachment)
      .innerJoin(storedFile, eq(storedFile.sha256, attachment.sha256))
      .where(eq(attachment.id, attachmentId));
    if (!file || (draftId !== undefined && file.draftId !== draftId.toLowerCase()))
      throw new Problem('not_found');
    const chunks = await tx
      .select({ bytes: storedFileChunk.bytes })
      .from(storedFileChunk)
      .where(eq(storedFileChunk.sha256, file.sha256))
      .orderBy(asc(storedFileChunk.position));
    const { fileName, mediaType } = file;
    return { fileName, mediaType, bytes: Buffer.concat(chunks.map(({ bytes }) => bytes)) };
  });
}
