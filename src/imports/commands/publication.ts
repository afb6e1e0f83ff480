import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { rowsToPublish } from '../chosen-rows.js';
import { findRun, type ImportRun, type Publisher } from '../queries.js';
import { importProgress } from '../tables.js';
import { keepFree } from './background-work.js';
import { isPublishable, publishImport } from './commit.js';
import { settlePublication } from './publishing.js';
import { isUndoPublishable, publishUndo } from './undo.js';
import { untilLetGo } from './until-let-go.js';

/** What is published of an import: itself, or that it is undone. */
interface Subject {
  publish(database: Database, writer: Writer, importId: string): Promise<void>;
  /** False when that is done already. @throws Problem when it may not be published, or not by this person */
  isOpen(run: ImportRun, writer: Writer): boolean;
}
const itself: Subject = { publish: publishImport, isOpen: (run, { actor }) => isPublishable(run, actor) };
const itsUndoing: Subject = {
  publish: publishUndo,
  isOpen: (run, { actor }) => isUndoPublishable(run, actor),
};

/** More projects than these are written in the background. */
const publishedAtOnce = 2_000;
const lookEveryMs = 100;

/**
 * Publishes what another person proposed: few projects at once, many in the background, which is waited for so long.
 *
 * @returns whether it is done; else a job goes on with it
 * @throws Problem as `publishImport`, also when the background has come to that within the time
 */
export const publishSoon = (database: Database, writer: Writer, importId: string, waitMs: number) =>
  soon(itself, database, writer, importId, waitMs);

/** Publishes the undoing another person asked for; else as `publishSoon`. */
export const publishUndoSoon = (database: Database, writer: Writer, importId: string, waitMs: number) =>
  soon(itsUndoing, database, writer, importId, waitMs);

async function soon(
  subject: Subject,
  database: Database,
  writer: Writer,
  importId: string,
  waitMs: number,
): Promise<boolean> {
  const run = await look(database, writer, importId);
  if (!run.progress?.publisher) {
    if (rowsToPublish(run) <= publishedAtOnce) {
      await subject.publish(database, writer, importId);
      return true;
    }
    await ask(subject, database, writer, importId);
  }
  for (const until = Date.now() + waitMs; ; await pause(lookEveryMs)) {
    const { progress } = await look(database, writer, importId);
    if (!progress?.publisher) return settled(progress);
    if (Date.now() >= until) return false;
  }
}

async function look(database: Database, writer: Writer, importId: string): Promise<ImportRun> {
  const run = await actingAs(database.orm, writer.actor, {}, (tx) => findRun(tx, importId));
  if (run === null) throw new Problem('not_found');
  return run;
}

function settled(progress: ImportRun['progress']): true {
  const failure = progress?.failure;
  if (failure) throw new Problem(failure.code, { detail: failure.detail });
  return true;
}

/** Says that a job shall publish it, in the name of who asks. Asking twice does nothing. */
async function ask(subject: Subject, database: Database, writer: Writer, importId: string): Promise<void> {
  await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await findRun(tx, importId, 'lock');
    if (run === null) throw new Problem('not_found');
    if (run.progress?.publisher || !subject.isOpen(run, writer)) return;
    const asked = {
      phase: 'waiting' as const,
      rowsRead: 0,
      rowsTotal: rowsToPublish(run),
      attempts: 0,
      isCancelled: false,
      publisher: publisherOf(writer),
      requestId: writer.requestId ?? null,
      failure: null,
      updatedAt: sql`clock_timestamp()`,
    };
    await tx
      .insert(importProgress)
      .values({ importId, ...asked })
      .onConflictDoUpdate({ target: importProgress.importId, set: asked });
  });
}

function publisherOf({ actor: { id, role, personId } }: Writer): Publisher {
  if (role !== 'lead' || personId === null) throw new Problem('forbidden');
  return { id, role, personId };
}

/**
 * Ends a publication in the background, wherever that happens: nothing of it is published, and it can be published again.
 * Ending what has ended does nothing.
 * @throws Problem `not_found`; `state_conflict` when it was too late
 */
export async function cancelPublication(database: Database, writer: Writer, importId: string): Promise<void> {
  const acting = <Result>(work: (tx: Transaction) => Promise<Result>) =>
    actingAs(database.orm, writer.actor, writer, work);
  await look(database, writer, importId);
  const asked = await acting((tx) =>
    tx
      .update(importProgress)
      .set({ isCancelled: true })
      .where(and(eq(importProgress.importId, importId), isNotNull(importProgress.publisher)))
      .returning({ importId: importProgress.importId }),
  );
  if (asked.length === 0) return;
  await untilLetGo(() => acting((tx) => settleIfFree(tx, importId)));
  const { state, undo, progress } = await look(database, writer, importId);
  const isPublished = undo === null ? state === 'committed' : undo.state === 'published';
  if (progress?.publisher || isPublished) throw new Problem('state_conflict', { detail: tooLate });
}

/** Whether it has ended; what nobody has begun with ends here. */
async function settleIfFree(tx: Transaction, importId: string): Promise<boolean> {
  if (!(await keepFree(tx, importId))) return false;
  await settlePublication(tx, importId);
  return true;
}

const tooLate = text(
  'Es ist schon veröffentlicht, oder gleich fertig. Sehen Sie nach.',
  'It is published already, or will be in a moment. Have a look.',
);
