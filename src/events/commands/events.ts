import { and, eq } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database } from '../../platform/database/database.js';
import { type EventParts, faultsOfEvent, type HeldEvent } from '../event.js';
import { cancelledMail, changedMail } from '../mails.js';
import { eventById, findEvent, linksOf } from '../queries.js';
import { event } from '../tables.js';
import { moveUp, tell } from './tell.js';

/** @throws Problem `rule_broken` */
function requireRight(parts: EventParts): void {
  const faults = Object.entries(faultsOfEvent(parts));
  if (faults.length === 0) return;
  throw new Problem('rule_broken', {
    errors: faults.map(([field, detail]) => ({ pointer: `/${field}`, code: 'event_not_possible', detail })),
  });
}

/** Prepares an event; nobody but the service centre sees it. @returns its reference. @throws Problem `rule_broken` */
export async function addEvent({ orm }: Database, writer: Writer, parts: EventParts): Promise<string> {
  requireRight(parts);
  return actingAs(orm, writer.actor, writer, async (tx) => {
    const [made] = await tx.insert(event).values(parts).returning({ reference: event.reference });
    if (!made) throw new Error('the event was not entered');
    return made.reference;
  });
}

/**
 * Changes an event. Who is registered is told of another time or place; more seats go to those who wait.
 *
 * @param version the person has seen
 * @throws Problem `not_found`, `stale`, `rule_broken`
 */
export async function changeEvent(
  { orm }: Database,
  writer: Writer,
  { reference, version }: { readonly reference: string; readonly version: number },
  parts: EventParts,
): Promise<void> {
  requireRight(parts);
  await actingAs(orm, writer.actor, writer, async (tx) => {
    const before = await findEvent(tx, reference);
    const changed = await tx
      .update(event)
      .set(parts)
      .where(and(eq(event.id, before.id), eq(event.version, version)))
      .returning({ id: event.id });
    if (changed.length === 0) throw new Problem('stale');
    const now = await eventById(tx, before.id);
    if (now.state !== 'announced') return;
    const movedUp = await moveUp(tx, now, writer.address);
    if (!isElsewhere(before, now)) return;
    for (const { id, link, standing } of await linksOf(tx, now))
      if (!movedUp.has(id))
        await tell(
          tx,
          id,
          'eventChange',
          changedMail({ event: now, link, address: writer.address }, standing === 'registered'),
        );
  });
}

const isElsewhere = (before: HeldEvent, now: HeldEvent): boolean =>
  before.startsAt.getTime() !== now.startsAt.getTime() ||
  before.endsAt.getTime() !== now.endsAt.getTime() ||
  before.place !== now.place ||
  before.onlineAddress !== now.onlineAddress;

/** Shows an event to those it is for. @throws Problem `not_found`, `state_conflict`, `rule_broken` without a place */
export const announceEvent = ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id, place, onlineAddress } = await findEvent(tx, reference);
    if (place === null && onlineAddress === null) throw withoutPlace();
    await tx.update(event).set({ state: 'announced' }).where(eq(event.id, id));
  });

const withoutPlace = (): Problem =>
  new Problem('rule_broken', {
    errors: [
      {
        pointer: '/place',
        code: 'place_missing',
        detail: text(
          'Es fehlt, wo die Veranstaltung ist. Tragen Sie einen Ort oder eine Online-Adresse ein.',
          'It is not said where the event is. Enter a place or an online address.',
        ),
      },
    ],
  });

/** Calls an event off and tells everybody who is registered. @throws Problem `not_found`, `state_conflict` */
export const cancelEvent = ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const found = await findEvent(tx, reference);
    await tx.update(event).set({ state: 'cancelled' }).where(eq(event.id, found.id));
    for (const { id, link } of await linksOf(tx, found))
      await tell(tx, id, 'eventCancelled', cancelledMail({ event: found, link, address: writer.address }));
  });

/** Removes an event nobody was told of. @throws Problem `not_found`, `state_conflict` */
export const removeEvent = ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findEvent(tx, reference);
    await tx.delete(event).where(eq(event.id, id));
  });
