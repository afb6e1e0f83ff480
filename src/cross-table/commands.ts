import { eq, type SQL, sql } from 'drizzle-orm';
import { Problem } from '../kernel/problem.js';
import { actingAs, type Writer } from '../platform/database/acting.js';
import type { Database } from '../platform/database/database.js';
import { savedView } from './tables.js';

/** Keeps a cross-table under a name. A name that is taken breaks `saved_view_name_unique`. */
export async function saveView(
  { orm }: Database,
  writer: Writer,
  view: { readonly name: string; readonly query: string },
): Promise<void> {
  await actingAs(orm, writer.actor, writer, async (tx) => {
    await tx.insert(savedView).values({ ...view, createdBy: writer.actor.personId });
  });
}

/** Gives a saved view another name. @throws Problem `not_found` */
export const renameView = (database: Database, writer: Writer, id: string, name: string): Promise<void> =>
  change(database, writer, id, { name });

/** Deletes a saved view, until `restoreView` takes that back. @throws Problem `not_found` */
export const removeView = (database: Database, writer: Writer, id: string): Promise<void> =>
  change(database, writer, id, { removedAt: sql`clock_timestamp()` });

/** Brings a deleted view back. @throws Problem `not_found` */
export const restoreView = (database: Database, writer: Writer, id: string): Promise<void> =>
  change(database, writer, id, { removedAt: null });

type Change = { readonly name: string } | { readonly removedAt: SQL | null };

async function change({ orm }: Database, writer: Writer, id: string, values: Change): Promise<void> {
  await actingAs(orm, writer.actor, writer, async (tx) => {
    const changed = await tx
      .update(savedView)
      .set(values)
      .where(eq(savedView.id, id))
      .returning({ id: savedView.id });
    if (changed.length === 0) throw new Problem('not_found');
  });
}
