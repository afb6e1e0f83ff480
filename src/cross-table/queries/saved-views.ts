import { asc, eq, isNull } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { savedView } from '../tables.js';
import type { ViewTab } from '../view.js';

const columns = { id: savedView.id, name: savedView.name, query: savedView.query };

/** Saved views by name, for those who may see them. */
export const savedViews = ({ orm }: Database, writer: Writer): Promise<ViewTab[]> =>
  actingAs(orm, writer.actor, writer, (tx) =>
    tx.select(columns).from(savedView).where(isNull(savedView.removedAt)).orderBy(asc(savedView.name)),
  );

/** A saved view, also one that was deleted. @throws Problem `not_found` */
export const savedViewOf = ({ orm }: Database, writer: Writer, id: string): Promise<ViewTab> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const [found] = await tx.select(columns).from(savedView).where(eq(savedView.id, id));
    if (found === undefined) throw new Problem('not_found');
    return found;
  });
