import { and, asc, eq, inArray, lt, notExists, type SQL, sql } from 'drizzle-orm';
import { systemActor } from '../../kernel/actor.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { attachmentsOfFile, drawnOfFile, sentOfFile, shownOfFile } from '../queries.js';
import { importIdentity, importRow, importRun, storedFile } from '../tables.js';
import { forgetMatches } from './forget-matches.js';
import { filesInHand } from './keep-file.js';

/** How long what an import brought is kept once nobody needs it any more. */
const keptDays = 30;
const longAgo: SQL = sql`now() - make_interval(days => ${keptDays})`;

/** Previews removed at a time: the next preview removes more, and nobody waits long for his own. */
const mostPreviews = 20;

/**
 * Removes what imports left behind and nothing needs: previews that nobody committed, with their rows and files, and rows
 * of committed imports that no longer say what a source delivered last. They hold names of people. Files of committed
 * imports stay: they are the evidence of what was published. Gives way to previews that are being made.
 */
export async function forgetStaleImports({ orm }: Database): Promise<void> {
  const reason = `Aufbewahrung: ${keptDays} Tage`;
  await actingAs(orm, systemActor('retention'), { reason }, async (tx) => {
    const [files] = await tx.execute<{ free: boolean }>(
      sql`select pg_try_advisory_xact_lock(${filesInHand}) as free`,
    );
    if (!files?.free) return;
    await removePreviews(tx);
    await removeFiles(tx);
    await removeSupersededRows(tx);
  });
}

async function removePreviews(tx: Transaction): Promise<void> {
  const isPreview = and(eq(importRun.state, 'preview'), eq(importRun.purpose, 'import'));
  const oldest = tx
    .select({ id: importRun.id })
    .from(importRun)
    .where(and(isPreview, lt(importRun.createdAt, longAgo)))
    .orderBy(asc(importRun.createdAt))
    .limit(mostPreviews);
  // Asked for twice, because somebody may be committing one of them at this moment.
  const removed = await tx
    .delete(importRun)
    .where(and(inArray(importRun.id, oldest), isPreview))
    .returning({ id: importRun.id });
  await forgetMatches(
    tx,
    removed.map(({ id }) => id),
  );
}

/** Files whose preview is gone, or that were attached to a draft and taken off again; what runs have drawn and photos of displays stay. */
async function removeFiles(tx: Transaction): Promise<void> {
  const ofImport = tx
    .select({ id: importRun.id })
    .from(importRun)
    .where(eq(importRun.fileSha256, storedFile.sha256));
  await tx
    .delete(storedFile)
    .where(
      and(
        lt(storedFile.createdAt, longAgo),
        notExists(ofImport),
        notExists(attachmentsOfFile(tx)),
        notExists(drawnOfFile(tx)),
        notExists(sentOfFile(tx)),
        notExists(shownOfFile()),
      ),
    );
}

async function removeSupersededRows(tx: Transaction): Promise<void> {
  const committed = tx
    .select({ id: importRun.id })
    .from(importRun)
    .where(and(eq(importRun.state, 'committed'), lt(importRun.committedAt, longAgo)));
  // A list that was reconciled can be read again from its file.
  const reconciled = tx
    .select({ id: importRun.id })
    .from(importRun)
    .where(and(eq(importRun.purpose, 'reconciliation'), lt(importRun.createdAt, longAgo)));
  await tx.delete(importRow).where(inArray(importRow.importId, reconciled));
  const deliveredLast = tx
    .select({ rowKey: importIdentity.rowKey })
    .from(importIdentity)
    .where(
      and(eq(importIdentity.lastImportId, importRow.importId), eq(importIdentity.rowKey, importRow.rowKey)),
    );
  // What was left out is offered again with the next delivery and told in the history of this one, and so is what was
  // withdrawn; what was missing and stayed says nothing.
  const isDone = sql`(${importRow.change} = 'missing') = ${importRow.leftOut}`;
  await tx
    .delete(importRow)
    .where(and(inArray(importRow.importId, committed), isDone, notExists(deliveredLast)));
}
