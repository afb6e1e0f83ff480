import { sql } from 'drizzle-orm';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Orm, Transaction } from '../../platform/database/database.js';

/** What became of one table or column, or would. */
export interface Forgotten {
  /** `contact`, or `draft_comment.body` where one column is meant. */
  readonly concerns: string;
  /**
   * `deleted`, `emptied`, `ended` (deputies), `redacted`; `kept`: rows that name the person by id; `mentioned`: rows of
   * texts kept by law in which the name still stands.
   */
  readonly outcome: 'deleted' | 'emptied' | 'ended' | 'redacted' | 'kept' | 'mentioned';
  readonly entries: number;
}

const reason = 'Löschung personenbezogener Daten (Art. 17 DSGVO)';

/**
 * Deletes what tells who a person was, for good; the id stays with what was done.
 *
 * @throws Problem `state_conflict` for oneself, for the last administrator, and for whom it was done before
 */
export function forgetPerson(auth: Orm, writer: Writer, personId: string): Promise<readonly Forgotten[]> {
  return actingAs(auth, writer.actor, { reason, ...writer }, (tx) => forget(tx, personId));
}

class RolledBack extends Error {
  constructor(readonly would: readonly Forgotten[]) {
    super('nothing was forgotten');
  }
}

/** What `forgetPerson` would do: it is done, counted and taken back, so that the two cannot differ. */
export async function wouldForget(
  auth: Orm,
  writer: Writer,
  personId: string,
): Promise<readonly Forgotten[]> {
  try {
    return await actingAs(auth, writer.actor, {}, async (tx) => {
      throw new RolledBack(await forget(tx, personId));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.would;
    throw error;
  }
}

/** Every text of the registry is searched, which takes longer than a page may. */
async function forget(tx: Transaction, personId: string): Promise<readonly Forgotten[]> {
  await tx.execute(sql`set local statement_timeout = '10min'`);
  const rows = await tx.execute<{ concerns: string; outcome: Forgotten['outcome']; entries: string }>(
    sql`select concerns, outcome, entries from forget_person(${personId}::uuid)`,
  );
  return rows.map(({ concerns, outcome, entries }) => ({ concerns, outcome, entries: Number(entries) }));
}
