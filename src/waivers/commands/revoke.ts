import { and, eq, isNull, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { findWaiver } from '../queries/waivers.js';
import { findingWaiver } from '../tables.js';

/** Revokes a waiver with a reason: from now on the finding counts again. Revoking twice does nothing. @throws Problem `not_found` */
export async function revokeWaiver(
  database: Database,
  writer: Writer,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<void> {
  await actingAs(database.orm, writer.actor, { ...writer, reason }, async (tx) => {
    if ((await findWaiver(tx, id)) === null) throw new Problem('not_found');
    await tx
      .update(findingWaiver)
      .set({ revokedBy: writer.actor.personId, revokedAt: sql`clock_timestamp()`, revokedReason: reason })
      .where(and(eq(findingWaiver.id, id), isNull(findingWaiver.revokedAt)));
  });
}
