import { eq, sql } from 'drizzle-orm';
import { Problem } from '../kernel/problem.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import type { ContactParts } from './contact.js';
import { findContact } from './queries.js';
import { contact } from './tables.js';

/** Adds a contact to a city. Row security refuses other cities than one's own. */
export async function addContact(
  { orm }: Database,
  writer: Writer,
  cityAgs: string,
  parts: ContactParts,
): Promise<void> {
  await actingAs(orm, writer.actor, writer, async (tx) => {
    await tx.insert(contact).values({ ...parts, cityAgs });
  });
}

/** Changes a contact. @throws Problem `not_found` */
export async function changeContact(
  { orm }: Database,
  writer: Writer,
  id: string,
  parts: ContactParts,
): Promise<void> {
  await actingAs(orm, writer.actor, writer, async (tx) => {
    await findContact(tx, id);
    await tx
      .update(contact)
      .set({ ...parts, updatedAt: sql`clock_timestamp()` })
      .where(eq(contact.id, id));
  });
}

/** Removes a contact. @throws Problem `not_found` */
export async function removeContact({ orm }: Database, writer: Writer, id: string): Promise<void> {
  await actingAs(orm, writer.actor, writer, async (tx) => {
    const removed = await tx.delete(contact).where(eq(contact.id, id)).returning({ id: contact.id });
    if (removed.length === 0) throw new Problem('not_found');
  });
}
