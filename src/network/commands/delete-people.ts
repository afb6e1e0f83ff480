import { sql } from 'drizzle-orm';
import { systemActor } from '../../kernel/actor.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { findPerson } from '../queries.js';

/** What a deletion took away of an entry, or would take. */
export interface Deletion {
  readonly reference: string;
  readonly name: string;
  /** Rows by table. */
  readonly removed: Readonly<Record<string, number>>;
}

/** Ends a dry run: nothing of it is kept. */
class DryRun extends Error {
  constructor(readonly deletions: readonly Deletion[]) {
    super('dry run');
  }
}

/**
 * Deletes everybody whose last day is over, for good: the entry, invitations, mail, and what the trail keeps beside it. A
 * dry run does the same and keeps nothing, so it says exactly what would happen.
 */
export async function deleteDuePeople(
  { orm }: Database,
  writer: Writer,
  { dryRun }: { readonly dryRun: boolean },
): Promise<readonly Deletion[]> {
  try {
    return await actingAs(orm, writer.actor, { ...writer, reason: 'Löschtag' }, async (tx) => {
      const due = await tx.execute<{ id: string; reference: string; name: string }>(
        sql`select id::text, reference, name from network_person where delete_on < today_in_saxony() order by name, id`,
      );
      const deletions: Deletion[] = [];
      for (const { id, reference, name } of due)
        deletions.push({ reference, name, removed: await deleteOne(tx, BigInt(id), 'day') });
      if (dryRun) throw new DryRun(deletions);
      return deletions;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.deletions;
    throw error;
  }
}

/** Deletes somebody who wishes it, at once. @throws Problem `not_found` */
export const deletePerson = ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
  actingAs(orm, writer.actor, { ...writer, reason: 'Löschung auf Wunsch (Art. 17 DSGVO)' }, async (tx) => {
    const { id } = await findPerson(tx, reference);
    await deleteOne(tx, id, 'wish');
  });

async function deleteOne(tx: Transaction, id: bigint, why: 'day' | 'wish'): Promise<Deletion['removed']> {
  const [row] = await tx.execute<{ removed: Record<string, number> }>(
    sql`select delete_network_person(${id}::bigint, ${why}) as removed`,
  );
  return row?.removed ?? {};
}

/** Every night: nobody has to press a button for what was promised. */
export async function deleteDueAtNight(database: Database): Promise<void> {
  await deleteDuePeople(database, { actor: systemActor('network-deletion') }, { dryRun: false });
}
