import { sql } from 'drizzle-orm';
import type { Transaction } from '../platform/database/database.js';
import { programVersion } from '../platform/files/program-version.js';
import type { registryRevision } from './tables.js';

export type RevisionOrigin = (typeof registryRevision.$inferSelect)['origin'];

/** Why a revision comes to be. The note is for people: "Liste sachsen-esf.csv, 5.748 neue Vorhaben". */
export interface Publication {
  readonly origin: RevisionOrigin;
  readonly note: string;
}

/**
 * Takes the registry lock, opens the next registry revision and lets `write` insert and supersede versions under it.
 * One publication is one revision, all or nothing. Callers compare with what is published inside `write` or after
 * taking the lock with `lockRegistry`, and publish only when something changes.
 */
export async function publish<Result>(
  tx: Transaction,
  publication: Publication,
  write: (revision: number) => Promise<Result>,
): Promise<{ revision: number; result: Result }> {
  const [opened] = await tx.execute<{ revision: number }>(
    sql`select revision from open_registry_revision(${publication.origin}, ${publication.note}, ${programVersion})`,
  );
  if (!opened) throw new Error('open_registry_revision returned no row');
  return { revision: opened.revision, result: await write(opened.revision) };
}

/** Waits for the registry lock, held until the transaction ends: what is published cannot change in between. */
export async function lockRegistry(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('steckbrief.registry', 0))`);
}
