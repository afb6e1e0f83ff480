import { and, eq, isNull, sql } from 'drizzle-orm';
import { systemActor } from '../../kernel/actor.js';
import { Problem } from '../../kernel/problem.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { findEvent } from '../queries.js';
import { event, eventRegistration } from '../tables.js';

/** Records who came: of those who had a seat the named ones did, the others did not. @throws Problem `not_found` */
export const recordAttendance = (
  { orm }: Database,
  writer: Writer,
  reference: string,
  {
    attended,
    furtherAttendees,
  }: { readonly attended: readonly string[]; readonly furtherAttendees: number | null },
): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findEvent(tx, reference);
    await tx
      .update(eventRegistration)
      .set({ attended: sql`${eventRegistration.id}::text = any(${sql.param([...attended])}::text[])` })
      .where(
        and(
          eq(eventRegistration.eventId, id),
          eq(eventRegistration.standing, 'registered'),
          isNull(eventRegistration.confirmUntil),
        ),
      );
    await tx.update(event).set({ furtherAttendees }).where(eq(event.id, id));
  });

const nobody = { personId: null, guestName: null, guestEmail: null, guestOrganisation: null };

/** Deletes what tells who somebody is who registered; the row still counts. @throws Problem `not_found` */
export const forgetRegistration = (
  { orm }: Database,
  writer: Writer,
  reference: string,
  registration: string,
): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findEvent(tx, reference);
    const forgotten = await tx
      .update(eventRegistration)
      .set(nobody)
      .where(and(eq(eventRegistration.eventId, id), sql`${eventRegistration.id}::text = ${registration}`))
      .returning({ id: eventRegistration.id });
    if (forgotten.length === 0) throw new Problem('not_found');
  });

/** Deletes who registered for events whose time is over. Harmless to repeat. */
export async function forgetPastRegistrations({ orm }: Database): Promise<void> {
  await actingAs(orm, systemActor('event-registrations'), { reason: 'Löschfrist der Veranstaltung' }, (tx) =>
    tx
      .update(eventRegistration)
      .set(nobody)
      .where(
        sql`${eventRegistration.eventId} in (select e.id from event e where e.delete_after < today_in_saxony())
          and num_nonnulls(${eventRegistration.personId}, ${eventRegistration.guestName}, ${eventRegistration.guestEmail}, ${eventRegistration.guestOrganisation}) > 0`,
      ),
  );
}
