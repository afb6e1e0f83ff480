import { and, eq, sql } from 'drizzle-orm';
import { systemActor } from '../../kernel/actor.js';
import { actingAs } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { reminderMail } from '../mails.js';
import { dueReminders, eventById } from '../queries.js';
import { eventRegistration } from '../tables.js';
import { tell } from './tell.js';

/** Reminds whoever is due, each once: that they were is written down with the mail. @returns how many mails were queued */
export async function remindRegistered(
  { orm }: Database,
  address: string,
  stop?: AbortSignal,
): Promise<number> {
  const actor = systemActor('event-reminders');
  const due = await actingAs(orm, actor, {}, dueReminders);
  let queued = 0;
  for (const { id, link, eventId, isGuest } of due) {
    if (stop?.aborted === true) break;
    await actingAs(orm, actor, {}, async (tx) => {
      const [reminded] = await tx
        .update(eventRegistration)
        .set({ remindedAt: sql`clock_timestamp()` })
        .where(
          and(
            eq(eventRegistration.id, id),
            eq(eventRegistration.standing, 'registered'),
            sql`${eventRegistration.remindedAt} is null`,
            // Cancelled or begun since it was looked for.
            sql`exists (select from event e where e.id = ${eventRegistration.eventId} and e.state = 'announced'
              and e.starts_at > clock_timestamp())`,
          ),
        )
        .returning({ id: eventRegistration.id });
      if (reminded === undefined) return;
      await tell(
        tx,
        id,
        'eventReminder',
        reminderMail({ event: await eventById(tx, eventId), link, address, isGuest }),
      );
      queued += 1;
    });
  }
  return queued;
}
