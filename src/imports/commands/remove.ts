import { eq, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { findRun, type ImportRun } from '../queries.js';
import { importProgress, importRun } from '../tables.js';
import { forgetMatches } from './forget-matches.js';
import { untilLetGo } from './until-let-go.js';

/**
 * Removes an import that nobody has proposed: stops the reading of its file, wherever that happens, and forgets what was
 * read.
 *
 * @param look sees the import before it is removed, and may refuse
 * @throws Problem `not_found`; `state_conflict` for what is proposed or published, or when its reader does not let go
 */
export async function removeImport(
  database: Database,
  writer: Writer,
  importId: string,
  look: (run: ImportRun) => void = () => undefined,
): Promise<void> {
  const acting = <Result>(work: (tx: Transaction) => Promise<Result>) =>
    actingAs(database.orm, writer.actor, writer, work);
  const run = await acting((tx) => findRun(tx, importId));
  if (run === null) throw new Problem('not_found');
  look(run);
  if (run.state === 'proposed' || run.state === 'committed')
    throw new Problem('state_conflict', { detail: kept });
  if (run.state === 'reading')
    await acting((tx) =>
      tx.update(importProgress).set({ isCancelled: true }).where(eq(importProgress.importId, importId)),
    );
  // The reader holds the import until it has noticed.
  if (!(await untilLetGo(() => acting((tx) => removeIfFree(tx, importId)))))
    throw new Problem('state_conflict', { detail: stillRead });
}

async function removeIfFree(tx: Transaction, importId: string): Promise<boolean> {
  const [free] = await tx.execute(sql`
    select 1 from import_run where id = ${importId}::uuid and state in ('reading', 'failed', 'preview') for update skip locked`);
  if (free !== undefined) {
    await forgetMatches(tx, [importId]);
    await tx.delete(importRun).where(eq(importRun.id, importId));
  }
  return free !== undefined || (await findRun(tx, importId)) === null;
}

const kept = text(
  'Vorgeschlagene und veröffentlichte Importe bleiben.',
  'Imports that are proposed or published stay.',
);
const stillRead = text(
  'Die Datei wird noch gelesen. Versuchen Sie es gleich noch einmal.',
  'The file is still being read. Try again in a moment.',
);
