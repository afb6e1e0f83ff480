import { eq } from 'drizzle-orm';
import {
  type AnswersGiven,
  answerImport,
  cancelReading,
  findReading,
  keptUpload,
  previewImport,
  queueImport,
  readAtOnce,
  type Upload,
} from '../../imports/index.js';
import { systemActor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { findReconciliation, type Reconciliation } from '../queries.js';
import type { Scope } from '../scope.js';
import { reconciliation } from '../tables.js';
import type { Body } from '../words.js';
import { compareWithRegistry } from './compare.js';

/** What shall be set beside the registry. */
export interface NewReconciliation {
  readonly body: Body;
  readonly scope: Scope;
  /** The reconciliation this one goes on from. */
  readonly previousId: string | null;
}

/**
 * Reads a list with the reader of imports and sets the registry beside it, at once where nothing is open and the file is
 * not large. The list is never proposed or published.
 *
 * @returns the id of the reconciliation
 * @throws Problem as `previewImport`; `not_found` for a reconciliation before it that is none
 */
export async function beginReconciliation(
  database: Database,
  writer: Writer,
  upload: Upload,
  { body, scope, previousId }: NewReconciliation,
  answers: AnswersGiven = {},
): Promise<string> {
  if (previousId !== null) await presentReconciliation(database, writer, previousId);
  const isLarge = upload.bytes.length > readAtOnce;
  const options = { answers, purpose: 'reconciliation' as const };
  const importId = await (isLarge
    ? queueImport(database, writer, upload, options)
    : previewImport(database, writer, upload, options));
  const id = await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const [made] = await tx
      .insert(reconciliation)
      .values({ importId, body, previousId, scope, createdBy: writer.actor.id })
      .returning({ id: reconciliation.id });
    if (!made) throw new Error('the reconciliation returned no row');
    return made.id;
  });
  // A large list may have been read before its reconciliation was there to be compared.
  await compareIfClear(database, writer, id);
  return id;
}

/**
 * Sets the registry as it is now beside the same list again, or a list that is the next one of the same body.
 * @throws Problem `not_found`
 */
export async function repeatReconciliation(
  database: Database,
  writer: Writer,
  previousId: string,
): Promise<string> {
  const { importId, body, scope } = await presentReconciliation(database, writer, previousId);
  const upload = await actingAs(database.orm, writer.actor, writer, async (tx) => {
    const run = await findReading(tx, importId);
    if (run === null) throw new Problem('not_found');
    return keptUpload(tx, run);
  });
  return beginReconciliation(database, writer, upload, { body, scope, previousId });
}

/** Answers what the list leaves open, and compares once nothing is. @throws Problem as `answerImport`; `state_conflict` */
export async function answerReconciliation(
  database: Database,
  writer: Writer,
  id: string,
  answers: AnswersGiven,
): Promise<void> {
  const { importId, comparedAt } = await presentReconciliation(database, writer, id);
  if (comparedAt !== null) throw new Problem('state_conflict', { detail: comparedAlready });
  await answerImport(database, writer, importId, answers, undefined, 'reconciliation');
  await compareIfClear(database, writer, id);
}

/** Ends the reading of a list in the background; it is read again by repeating. @throws Problem as `cancelReading` */
export async function cancelReconciliation(database: Database, writer: Writer, id: string): Promise<void> {
  const { importId } = await presentReconciliation(database, writer, id);
  await cancelReading(database, writer, importId);
}

/** Sets the registry beside a list that was read in the background, as if it had been read at once. */
export async function compareWhenRead(database: Database, importId: string): Promise<void> {
  const writer: Writer = { actor: systemActor('reconciliation') };
  const [found] = await actingAs(database.orm, writer.actor, writer, (tx) =>
    tx.select({ id: reconciliation.id }).from(reconciliation).where(eq(reconciliation.importId, importId)),
  );
  if (found !== undefined) await compareIfClear(database, writer, found.id);
}

async function compareIfClear(database: Database, writer: Writer, id: string): Promise<void> {
  const { importId } = await presentReconciliation(database, writer, id);
  const run = await actingAs(database.orm, writer.actor, writer, (tx) => findReading(tx, importId));
  if (run?.state === 'preview' && (run.summary.questions ?? []).length === 0)
    await compareWithRegistry(database, writer, id);
}

/** @throws Problem `not_found` */
const presentReconciliation = (database: Database, writer: Writer, id: string): Promise<Reconciliation> =>
  actingAs(database.orm, writer.actor, writer, async (tx) => {
    const found = await findReconciliation(tx, id);
    if (found === null) throw new Problem('not_found');
    return found;
  });

const comparedAlready = text(
  'Der Abgleich ist gemacht. Wiederholen Sie ihn, um anders zu antworten.',
  'The reconciliation is done. Repeat it to answer otherwise.',
);
