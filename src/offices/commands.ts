import { and, eq, sql } from 'drizzle-orm';
import { Problem } from '../kernel/problem.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import type { OfficePerson, OfficePersonParts } from './office-person.js';
import { officePerson } from './tables.js';

/** The office somebody works in. */
interface OfficeOfPerson {
  readonly recordId: bigint;
  readonly cityAgs: string;
}

/** Adds somebody who agreed to it. Row security refuses offices of other cities than one's own. */
export async function addOfficePerson(
  { orm }: Database,
  writer: Writer,
  { recordId, cityAgs }: OfficeOfPerson,
  parts: OfficePersonParts,
): Promise<void> {
  await actingAs(orm, writer.actor, writer, async (tx) => {
    await tx.insert(officePerson).values({ ...parts, recordId, cityAgs });
  });
}

/**
 * Changes what is kept of somebody, as the form saw it: a form opened before the consent was narrowed must not widen it again.
 *
 * @throws Problem `stale` when somebody changed it meanwhile, or it is gone
 */
export async function changeOfficePerson(
  { orm }: Database,
  writer: Writer,
  { id, seen }: Pick<OfficePerson, 'id' | 'seen'>,
  parts: OfficePersonParts,
): Promise<void> {
  await actingAs(orm, writer.actor, writer, async (tx) => {
    const changed = await tx
      .update(officePerson)
      .set({ ...parts, updatedAt: sql`clock_timestamp()` })
      .where(and(eq(officePerson.id, id), sql`${officePerson.updatedAt}::text = ${seen}`))
      .returning({ id: officePerson.id });
    if (changed.length === 0) throw new Problem('stale');
  });
}

/** Deletes somebody who left or withdrew the consent; nothing of them stays. @throws Problem `not_found` */
export async function removeOfficePerson({ orm }: Database, writer: Writer, id: string): Promise<void> {
  await actingAs(orm, writer.actor, writer, async (tx) => {
    const removed = await tx
      .delete(officePerson)
      .where(eq(officePerson.id, id))
      .returning({ id: officePerson.id });
    if (removed.length === 0) throw new Problem('not_found');
  });
}
