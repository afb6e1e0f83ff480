import { sql } from 'drizzle-orm';
import { causes } from '../kernel/causes.js';
import { Problem } from '../kernel/problem.js';
import { text } from '../kernel/text.js';
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
  await lockRegistry(tx);
  const [opened] = await tx.execute<{ revision: number }>(
    sql`select revision from open_registry_revision(${publication.origin}, ${publication.note}, ${programVersion})`,
  );
  if (!opened) throw new Error('open_registry_revision returned no row');
  return { revision: opened.revision, result: await write(opened.revision) };
}

/** So long somebody waits for a publication that was there before; what has no limit for its statements waits for ever. */
const longestWaitMs = 8_000;
const tryAgainSeconds = 20;

/**
 * Waits for the registry lock, held until the transaction ends: what is published cannot change in between.
 * @throws Problem `overloaded` when a large publication holds it for longer than anybody likes to wait
 */
export async function lockRegistry(tx: Transaction, waitMs: number = longestWaitMs): Promise<void> {
  await tx.execute(sql`select set_config('lock_timeout',
    case current_setting('statement_timeout') when '0' then '0' else ${String(waitMs)} end, true)`);
  try {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('steckbrief.registry', 0))`);
  } catch (error) {
    throw isTimeout(error) ? registryBusy(error) : error;
  }
  await tx.execute(sql`set local lock_timeout to default`);
}

const isTimeout = (error: unknown): boolean =>
  causes(error).some((link) => 'code' in link && link.code === '55P03');

const registryBusy = (cause: unknown): Problem =>
  new Problem('overloaded', {
    detail: text(
      'Gerade wird etwas Großes veröffentlicht, und Veröffentlichungen warten aufeinander. Es ist nichts geschehen: Versuchen Sie es in einer Minute noch einmal.',
      'Something large is being published at this moment, and publications wait for each other. Nothing was done: try again in a minute.',
    ),
    retryAfterSeconds: tryAgainSeconds,
    cause,
  });
