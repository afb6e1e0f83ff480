import { and, eq, sql } from 'drizzle-orm';
import { Problem } from '../../kernel/problem.js';
import { text } from '../../kernel/text.js';
import { actingAs, type Writer } from '../../platform/database/acting.js';
import type { Database, Transaction } from '../../platform/database/database.js';
import { type EventParts, faultsOfEvent, type HeldEvent } from '../event.js';
import { cancelledMail, changedMail } from '../mails.js';
import { eventById, findEvent, linksOf } from '../queries.js';
import { event, eventRegistration } from '../tables.js';
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
    if (before.state !== 'draft') requireKept(before, parts);
    const changed = await tx
      .update(event)
      .set(parts)
      .where(and(eq(event.id, before.id), eq(event.version, version)))
      .returning({ id: event.id });
    if (changed.length === 0) throw new Problem('stale');
    const now = await eventById(tx, before.id);
    if (now.state !== 'announced') return;
    if (!isSame(before.startsAt, now.startsAt)) await remindAnew(tx, now);
    const movedUp = await moveUp(tx, now, writer.address);
    if (now.isOver) return;
    for (const { id, link, standing, isGuest, isConfirmed } of await linksOf(tx, now)) {
      const hasSeat = standing === 'registered';
      if (!isConfirmed || movedUp.has(id) || !isElsewhere(before, now, hasSeat)) continue;
      const told = { event: now, link, address: writer.address, isGuest };
      await tell(tx, id, 'eventChange', changedMail(told, hasSeat));
    }
  });
}

/** Those who were told keep what they were told. @throws Problem `rule_broken` */
function requireKept(before: HeldEvent, parts: EventParts): void {
  if (parts.place === null && parts.onlineAddress === null) throw withoutPlace();
  if (parts.deleteAfter > before.deleteAfter && isSame(parts.endsAt, before.endsAt)) throw consentShorter();
}

const consentShorter = (): Problem =>
  new Problem('rule_broken', {
    errors: [
      {
        pointer: '/deleteAfter',
        code: 'consent_shorter',
        detail: text(
          'Wer angemeldet ist, hat nur bis zu dem bisherigen Tag eingewilligt. Lassen Sie ihn, oder wählen Sie einen früheren.',
          'Those who registered consented until the present day only. Leave it, or choose an earlier one.',
        ),
      },
    ],
  });

/** Who was reminded of an earlier time is reminded again, unless the days of the reminder have begun. */
const remindAnew = async (tx: Transaction, { id, startsAt, remindBefore }: HeldEvent): Promise<void> => {
  await tx
    .update(eventRegistration)
    .set({ remindedAt: null })
    .where(
      and(
        eq(eventRegistration.eventId, id),
        sql`clock_timestamp() < ${startsAt.toISOString()}::timestamptz - make_interval(days => ${remindBefore}::integer)`,
      ),
    );
};

const isSame = (one: Date, other: Date): boolean => one.getTime() === other.getTime();

/** The address online is told to those who have a seat. */
const isElsewhere = (before: HeldEvent, now: HeldEvent, hasSeat: boolean): boolean =>
  !isSame(before.startsAt, now.startsAt) ||
  !isSame(before.endsAt, now.endsAt) ||
  before.place !== now.place ||
  (hasSeat && before.onlineAddress !== now.onlineAddress);

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
    const cancelled = await tx
      .update(event)
      .set({ state: 'cancelled' })
      .where(and(eq(event.id, found.id), eq(event.state, 'announced')))
      .returning({ id: event.id });
    if (cancelled.length === 0) throw new Problem('state_conflict');
    for (const { id, link, isConfirmed } of await linksOf(tx, found))
      if (isConfirmed)
        await tell(tx, id, 'eventCancelled', cancelledMail({ event: found, link, address: writer.address }));
  });

/** Removes an event nobody was told of. @throws Problem `not_found`, `state_conflict` */
export const removeEvent = ({ orm }: Database, writer: Writer, reference: string): Promise<void> =>
  actingAs(orm, writer.actor, writer, async (tx) => {
    const { id } = await findEvent(tx, reference);
    await tx.delete(event).where(eq(event.id, id));
  });
