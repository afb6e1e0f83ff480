import { and, eq, sql } from 'drizzle-orm';
import { keepFile } from '../imports/index.js';
import { Problem } from '../kernel/problem.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import type { Visitor } from '../platform/workers/gate.js';
import { fileNameOf, mediaTypeOf } from '../submissions/index.js';
import type { HandoutParts } from './handout.js';
import { findHandout } from './queries.js';
import { readWords } from './reading/read-words.js';
import { handout, handoutFile } from './tables.js';

/** Prepares a handout. @returns its reference */
export const addHandout = ({ orm }: Database, writer: Writer, parts: HandoutParts): Promise<string> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const [made] = await tx.insert(handout).values(parts).returning({ reference: handout.reference });
    if (!made) throw new Error('the handout was not entered');
    return made.reference;
  });

/** @throws Problem `not_found`, `stale` */
export const changeHandout = (
  { orm }: Database,
  writer: Writer,
  { reference, version }: { readonly reference: string; readonly version: number },
  parts: HandoutParts,
): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findHandout(tx, reference);
    const changed = await tx
      .update(handout)
      .set(parts)
      .where(and(eq(handout.id, id), eq(handout.version, version)))
      .returning({ id: handout.id });
    if (changed.length === 0) throw new Problem('stale');
  });

/** A file as it was sent. */
export interface SentFile {
  readonly fileName: string | null;
  readonly bytes: Uint8Array;
  /** What is new in it. */
  readonly note: string | null;
}

/**
 * Adds the next version of the file of a handout. What it says is read for the search before, apart from everything else.
 *
 * @throws Problem `not_found`, `too_large`, `unsupported_format`, `overloaded`
 */
export async function addHandoutFile(
  { orm }: Database,
  writer: Writer,
  reference: string,
  { fileName, bytes, note }: SentFile,
  visitor: Visitor,
): Promise<void> {
  const mediaType = mediaTypeOf(bytes);
  await actingAs(orm, writer.actor, writer, (tx) => findHandout(tx, reference));
  const words = await readWords(bytes, mediaType, visitor);
  await actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findHandout(tx, reference);
    const fileSha256 = await keepFile(tx, bytes, mediaType);
    // Also shows that it has changed: who adds a file at the same moment waits for this row.
    await tx.update(handout).set({ updatedAt: sql`clock_timestamp()` }).where(eq(handout.id, id));
    const number = sql<number>`(select coalesce(max(f.number), 0) + 1 from handout_file f where f.handout_id = ${id})`;
    await tx
      .insert(handoutFile)
      .values({ handoutId: id, number, fileSha256, fileName: fileNameOf(fileName ?? 'Datei'), note, words });
  });
}

/**
 * Takes one version of the file back, in sight of everybody: it must not be used any more. The one before it counts again.
 *
 * @throws Problem `not_found`, `state_conflict` for one that is withdrawn, or the last one of what is published
 */
export const withdrawHandoutFile = (
  { orm }: Database,
  writer: Writer,
  { reference, number }: { readonly reference: string; readonly number: number },
  reason: string,
): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findHandout(tx, reference);
    const ofHandout = and(eq(handoutFile.handoutId, id), eq(handoutFile.number, number));
    const [found] = await tx.select({ id: handoutFile.id }).from(handoutFile).where(ofHandout);
    if (found === undefined) throw new Problem('not_found');
    // Who publishes or adds a file at the same moment waits for this row.
    await tx.update(handout).set({ updatedAt: sql`clock_timestamp()` }).where(eq(handout.id, id));
    await tx
      .update(handoutFile)
      .set({ withdrawnAt: sql`clock_timestamp()`, withdrawnReason: reason })
      .where(eq(handoutFile.id, found.id));
  });

const toState =
  (state: 'published' | 'withdrawn') =>
  ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
    actingAs(orm, writer.actor, writer, async (tx) => {
      const { id } = await findHandout(tx, reference);
      await tx.update(handout).set({ state }).where(eq(handout.id, id));
    });

/** @throws Problem `not_found`, `state_conflict` without a file */
export const publishHandout = toState('published');
/** Takes it out of the library for everybody but the service centre. @throws Problem `not_found` */
export const withdrawHandout = toState('withdrawn');

/** Removes a handout that was never published. @throws Problem `not_found`, `state_conflict` */
export const removeHandout = ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findHandout(tx, reference);
    await tx.delete(handout).where(eq(handout.id, id));
  });
