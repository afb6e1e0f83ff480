import { and, eq, isNull, sql } from 'drizzle-orm';
import { type AuditedProject, auditedProject } from '../../audits/index.js';
import { keepFile } from '../../imports/index.js';
import type { Day } from '../../kernel/day.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { isToCome } from '../../platform/database/days-to-come.js';
import { mediaTypeOf } from '../../submissions/index.js';
import type { DisplayKind } from '../publicity.js';
import { publicityDisplay } from '../tables.js';

/** Whose publicity is worked on, and by whom: a city's own people, or the service centre. */
export interface Subject {
  readonly database: Database;
  readonly writer: Writer;
  readonly reference: string;
}

export interface DisplayInput {
  readonly kind: DisplayKind;
  readonly place: string;
  readonly shownOn: Day;
  /** Bytes of the photo, sent along; null for none. */
  readonly photo: Uint8Array | null;
}

const onProject = <Result>(
  { database, writer, reference }: Subject,
  work: (tx: Transaction, project: AuditedProject) => Promise<Result>,
): Promise<Result> =>
  actingAs(database.orm, writer.actor, writer, async (tx) =>
    work(tx, await auditedProject(tx, writer.actor, reference)),
  );

/**
 * Records where the support is shown. @returns its id
 * @throws Problem `not_found`, `rule_broken`, `too_large`, `unsupported_format`
 */
export const recordDisplay = (subject: Subject, { photo, ...said }: DisplayInput): Promise<string> =>
  onProject(subject, async (tx, { projectId }) => {
    if (await isToCome(tx, said.shownOn))
      throw new Problem('rule_broken', {
        errors: [{ pointer: '/shownOn', code: 'publicity_wrong', detail: inFuture }],
      });
    const photoSha256 = photo === null ? null : await keepPhoto(tx, photo);
    const [made] = await tx
      .insert(publicityDisplay)
      .values({ ...said, projectId, photoSha256, recordedBy: subject.writer.actor.personId })
      .returning({ id: publicityDisplay.id });
    if (made === undefined) throw new Error('a display was not kept');
    return made.id;
  });

/** Puts the photo to a display that has none. @throws Problem `not_found`, `too_large`, `unsupported_format` */
export const addPhoto = (subject: Subject, id: string, photo: Uint8Array): Promise<void> =>
  onProject(subject, async (tx, { projectId }) => {
    const photoSha256 = await keepPhoto(tx, photo);
    const kept = await tx
      .update(publicityDisplay)
      .set({ photoSha256 })
      .where(
        and(
          eq(publicityDisplay.id, id),
          eq(publicityDisplay.projectId, projectId),
          isNull(publicityDisplay.photoSha256),
          isNull(publicityDisplay.removedAt),
        ),
      )
      .returning({ id: publicityDisplay.id });
    if (kept.length === 0) throw new Problem('not_found');
  });

/** Notes that it hangs no more, or was recorded wrongly; it stays in sight. @throws Problem `not_found` */
export const removeDisplay = (subject: Subject, id: string, reason: string): Promise<void> =>
  onProject(subject, async (tx, { projectId }) => {
    const removed = await tx
      .update(publicityDisplay)
      .set({
        removedBy: subject.writer.actor.personId,
        removedAt: sql`clock_timestamp()`,
        removedReason: reason,
      })
      .where(
        and(
          eq(publicityDisplay.id, id),
          eq(publicityDisplay.projectId, projectId),
          isNull(publicityDisplay.removedAt),
        ),
      )
      .returning({ id: publicityDisplay.id });
    if (removed.length === 0) throw new Problem('not_found');
  });

/** Keeps a photo, told by its content: PNG or JPEG of at most 20 MB. */
async function keepPhoto(tx: Transaction, bytes: Uint8Array): Promise<string> {
  const mediaType = mediaTypeOf(bytes);
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg')
    throw new Problem('unsupported_format', { detail: noPicture });
  return keepFile(tx, bytes, mediaType);
}

const inFuture = text(
  'Der Tag liegt in der Zukunft. Tragen Sie ein, seit wann es zu sehen ist.',
  'The day lies in the future. Enter since when it is to be seen.',
);
const noPicture = text(
  'Das ist kein Foto. Senden Sie ein Bild als JPEG oder PNG.',
  'This is no photo. Send a picture as JPEG or PNG.',
);
