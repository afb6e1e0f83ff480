import { eq } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { findReading } from '../queries.js';
import { importProgress, importRun } from '../tables.js';
import { acting, keepFree } from './background-work.js';
import { untilLetGo } from './until-let-go.js';

/**
 * Ends the reading of a list that something else is about, wherever that happens: the list is one that was not read then, and
 * can be sent again. Imports are removed instead (`removeImport`).
 * @throws Problem `not_found`; `state_conflict` when it is read already, or its reader does not let go
 */
export async function cancelReading(database: Database, writer: Writer, importId: string): Promise<void> {
  const state = await actingAs(database.orm, writer.actor, writer, (tx) => askToStop(tx, importId));
  if (state === 'failed') return;
  if (state !== 'reading') throw new Problem('state_conflict', { detail: readAlready });
  // Only the reader writes what became of a list: whoever cancels acts as it where nobody has begun.
  const ended = await untilLetGo(() => acting(database.orm, (tx) => endIfFree(tx, importId)));
  if (!ended) throw new Problem('state_conflict', { detail: stillRead });
}

async function askToStop(tx: Transaction, importId: string): Promise<string> {
  const state = await stateOf(tx, importId);
  if (state === 'reading')
    await tx.update(importProgress).set({ isCancelled: true }).where(eq(importProgress.importId, importId));
  return state;
}

/** Whether reading it has ended; where nobody has begun with it, it ends here. @throws Problem when it is read already */
async function endIfFree(tx: Transaction, importId: string): Promise<boolean> {
  const isFree = await keepFree(tx, importId);
  const state = await stateOf(tx, importId);
  if (state === 'failed') return true;
  if (state !== 'reading') throw new Problem('state_conflict', { detail: readAlready });
  if (isFree) await keepCancelled(tx, importId);
  return isFree;
}

async function stateOf(tx: Transaction, importId: string): Promise<string> {
  const run = await findReading(tx, importId);
  if (run === null) throw new Problem('not_found');
  return run.state;
}

/** Writes down of a list that its reading was cancelled. */
export async function keepCancelled(tx: Transaction, importId: string): Promise<void> {
  const failure = { code: 'state_conflict', detail: cancelled };
  await tx.update(importRun).set({ state: 'failed', failure }).where(eq(importRun.id, importId));
}

const cancelled = text(
  'Das Lesen wurde abgebrochen. Die Datei kann noch einmal gelesen werden.',
  'Reading it was cancelled. The file can be read again.',
);
const readAlready = text(
  'Die Liste ist schon gelesen: es gibt nichts mehr abzubrechen.',
  'The list is read already: nothing is left to cancel.',
);
const stillRead = text(
  'Die Liste wird noch gelesen. Versuchen Sie es gleich noch einmal.',
  'The list is still being read. Try again in a moment.',
);
