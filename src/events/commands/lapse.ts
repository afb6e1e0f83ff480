import { sql } from 'drizzle-orm';
import { systemActor } from '../../kernel/actor.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { eventById, eventsWithLapsed } from '../queries.js';
import { moveUp } from './tell.js';

/** Ends what guests did not confirm in time: their names go, and their seats to those who wait. */
export async function endLapsedRegistrations(
  { orm }: Database,
  address: string,
  stop?: AbortSignal,
): Promise<void> {
  const actor = systemActor('event-registrations');
  for (const id of await actingAs(orm, actor, {}, eventsWithLapsed)) {
    if (stop?.aborted === true) return;
    await actingAs(orm, actor, { reason: 'nicht bestätigt' }, async (tx) => {
      await tx.execute(sql`select lapse_registrations(${id}::bigint)`);
      await moveUp(tx, await eventById(tx, id), address);
    });
  }
}
