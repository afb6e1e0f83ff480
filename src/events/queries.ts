import { and, asc, eq, type SQL, Subquery, sql } from 'drizzle-orm';
import { person } from '../accounts/tables.js';
import type { Past } from '../history/index.js';
import type { Day } from '../kernel/day.js';
import { Problem } from '../kernel/problem.js';
import { networkOrganisation, networkPerson } from '../network/tables.js';
import type { Transaction } from '../platform/database/database.js';
import type { EventKind, HeldEvent, RegistrationStanding } from './event.js';
import { event, eventInvitation, eventRegistration } from './tables.js';

/** Events with their numbers, as they are or as they were, and the clock by which they are open or over. */
interface Source {
  readonly from: Subquery;
  readonly clock: SQL;
  readonly today: SQL;
}

const counted = (events: SQL, counts: SQL): Subquery =>
  new Subquery(sql`select * from ${events} e cross join lateral ${counts} c`, {}, 'event');

const asTheyAre: Source = {
  from: counted(sql`${event}`, sql`event_counts(e.id)`),
  clock: sql`clock_timestamp()`,
  today: sql`today_in_saxony()`,
};

const sourceOf = (past: Past | null): Source =>
  past === null
    ? asTheyAre
    : {
        from: counted(sql`events_at(${past.moment})`, sql`event_counts_at(e.id, ${past.moment})`),
        clock: past.moment,
        today: sql`${past.reckoningDay}::date`,
      };

const isOver = ({ clock }: Source) => sql<boolean>`${event.endsAt} < ${clock}`;

const columns = (source: Source) => {
  const hasBegun = sql<boolean>`${event.startsAt} <= ${source.clock}`;
  return {
    id: event.id,
    reference: event.reference,
    title: event.title,
    kind: event.kind,
    audience: event.audience,
    description: event.description,
    place: event.place,
    cityAgs: event.cityAgs,
    onlineAddress: event.onlineAddress,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    seats: event.seats,
    registerUntil: event.registerUntil,
    remindBefore: event.remindBefore,
    deleteAfter: event.deleteAfter,
    furtherAttendees: event.furtherAttendees,
    state: event.state,
    version: event.version,
    updatedAt: event.updatedAt,
    registered: sql<number>`registered`,
    reserved: sql<number>`reserved`,
    waiting: sql<number>`waiting`,
    attended: sql<number | null>`attended`,
    isOpen: sql<boolean>`${event.state} = 'announced' and not ${hasBegun}
      and coalesce(${event.registerUntil} >= ${source.today}, true)`,
    hasBegun,
    isOver: isOver(source),
  };
};

const read = (
  tx: Transaction,
  source: Source,
  where: SQL | undefined,
  order: SQL = sql`${event.id}`,
): Promise<HeldEvent[]> =>
  tx.select(columns(source)).from(source.from).where(where).orderBy(order, asc(event.id));

/** Which events are asked for; all of them where nothing is said. */
export interface EventsAsked {
  readonly kind?: EventKind | undefined;
  /** AGS of the programme city they are held in. */
  readonly city?: string | undefined;
  /** First and last day on which they begin, in Saxony. */
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
}

const asksFor = ({ kind, city, from, until }: EventsAsked): (SQL | undefined)[] => {
  const begins = sql`(${event.startsAt} at time zone 'Europe/Berlin')::date`;
  return [
    kind === undefined ? undefined : eq(event.kind, kind),
    city === undefined ? undefined : eq(event.cityAgs, city),
    from === undefined ? undefined : sql`${begins} >= ${from}::date`,
    until === undefined ? undefined : sql`${begins} <= ${until}::date`,
  ];
};

/** Events whoever acts may see that are not over, the next first. */
export function upcomingEvents(
  tx: Transaction,
  asked: EventsAsked = {},
  past: Past | null = null,
): Promise<HeldEvent[]> {
  const source = sourceOf(past);
  return read(tx, source, and(sql`not ${isOver(source)}`, ...asksFor(asked)), sql`${event.startsAt}`);
}

/** Events that are over, the latest first. */
export function pastEvents(
  tx: Transaction,
  asked: EventsAsked = {},
  past: Past | null = null,
): Promise<HeldEvent[]> {
  const source = sourceOf(past);
  return read(tx, source, and(isOver(source), ...asksFor(asked)), sql`${event.startsAt} desc`);
}

/** @throws Problem `not_found` also for what whoever acts may not see */
export const findEvent = (tx: Transaction, reference: string, past: Past | null = null): Promise<HeldEvent> =>
  one(tx, eq(event.reference, reference), past);

export const eventById = (tx: Transaction, id: bigint): Promise<HeldEvent> => one(tx, eq(event.id, id), null);

async function one(tx: Transaction, where: SQL, past: Past | null): Promise<HeldEvent> {
  const [found] = await read(tx, sourceOf(past), where);
  if (!found) throw new Problem('not_found');
  return found;
}

export interface Registration {
  readonly id: string;
  /** Name of the account, or as the guest gave it; null once it is deleted. */
  readonly name: string | null;
  /** Address of a guest; those of accounts stay with the accounts. */
  readonly email: string | null;
  readonly organisation: string | null;
  readonly cityAgs: string | null;
  readonly standing: RegistrationStanding;
  /** Until when the guest has to confirm; null once that is done, or where nobody asks for it. */
  readonly confirmUntil: Date | null;
  readonly registeredAt: Date;
  readonly attended: boolean | null;
}

/** Who has a seat, then who waits, then those who gave theirs up; in the order they came in. */
export const readRegistrations = (tx: Transaction, { id }: HeldEvent): Promise<Registration[]> =>
  tx
    .select({
      id: eventRegistration.id,
      name: sql<string | null>`coalesce(${person.name}, ${eventRegistration.guestName})`,
      email: eventRegistration.guestEmail,
      organisation: eventRegistration.guestOrganisation,
      cityAgs: eventRegistration.cityAgs,
      standing: eventRegistration.standing,
      confirmUntil: eventRegistration.confirmUntil,
      registeredAt: eventRegistration.registeredAt,
      attended: eventRegistration.attended,
    })
    .from(eventRegistration)
    .leftJoin(person, eq(person.id, eventRegistration.personId))
    .where(eq(eventRegistration.eventId, id))
    .orderBy(
      sql`array_position(array['registered', 'waiting', 'cancelled'], ${eventRegistration.standing})`,
      asc(eventRegistration.registeredAt),
      asc(eventRegistration.id),
    );

/** The registrations of whoever acts that still stand, by event. */
export async function ownRegistrations(
  tx: Transaction,
  personId: string | null,
): Promise<ReadonlyMap<bigint, { readonly id: string; readonly standing: RegistrationStanding }>> {
  if (personId === null) return new Map();
  const rows = await tx
    .select({
      id: eventRegistration.id,
      eventId: eventRegistration.eventId,
      standing: eventRegistration.standing,
    })
    .from(eventRegistration)
    .where(and(eq(eventRegistration.personId, personId), sql`${eventRegistration.standing} <> 'cancelled'`));
  return new Map(rows.map(({ eventId, id, standing }) => [eventId, { id, standing }]));
}

export interface LinkedRegistration {
  readonly id: string;
  readonly standing: RegistrationStanding;
  readonly isConfirmed: boolean;
  /** Whether there is still time to confirm; false where nobody has to. */
  readonly awaitsConfirmation: boolean;
  readonly event: HeldEvent;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What stands behind the link of a mail. @throws Problem `not_found` */
export async function registrationBehind(tx: Transaction, link: string): Promise<LinkedRegistration> {
  const { id, eventId, standing, confirmUntil } = eventRegistration;
  const isConfirmed = sql<boolean>`${confirmUntil} is null`;
  const awaitsConfirmation = sql<boolean>`coalesce(${confirmUntil} > clock_timestamp(), false)`;
  const [found] = uuid.test(link)
    ? await tx
        .select({ id, eventId, standing, isConfirmed, awaitsConfirmation })
        .from(eventRegistration)
        .where(eq(eventRegistration.link, link))
    : [];
  if (!found) throw new Problem('not_found');
  const { eventId: about, ...rest } = found;
  return { ...rest, event: await eventById(tx, about) };
}

/** Registrations that are to be told something: who has a seat, and if asked who waits. */
export const linksOf = (
  tx: Transaction,
  { id }: HeldEvent,
): Promise<
  {
    readonly id: string;
    readonly link: string;
    readonly standing: RegistrationStanding;
    readonly isGuest: boolean;
    /** False for guests who have not confirmed: nobody but them may have written their address. */
    readonly isConfirmed: boolean;
  }[]
> =>
  tx
    .select({
      id: eventRegistration.id,
      link: eventRegistration.link,
      standing: eventRegistration.standing,
      isGuest: sql<boolean>`${eventRegistration.personId} is null`,
      isConfirmed: sql<boolean>`${eventRegistration.confirmUntil} is null`,
    })
    .from(eventRegistration)
    .where(and(eq(eventRegistration.eventId, id), sql`${eventRegistration.standing} <> 'cancelled'`))
    .orderBy(asc(eventRegistration.registeredAt), asc(eventRegistration.id));

/** Registrations that are to be reminded now: their seat was taken before the days of the reminder began. */
export async function dueReminders(tx: Transaction): Promise<
  readonly {
    readonly id: string;
    readonly link: string;
    readonly eventId: bigint;
    readonly isGuest: boolean;
  }[]
> {
  const rows = await tx.execute<{ id: string; link: string; event_id: string; by_guest: boolean }>(sql`
    select r.id, r.link, r.event_id, r.person_id is null as by_guest from event_registration r join event e on e.id = r.event_id
    where r.standing = 'registered' and r.confirm_until is null and r.reminded_at is null and e.state = 'announced' and e.starts_at > clock_timestamp()
      and clock_timestamp() >= e.starts_at - make_interval(days => e.remind_before)
      and coalesce(r.moved_up_at, r.registered_at) < e.starts_at - make_interval(days => e.remind_before)
    order by e.starts_at, r.id`);
  return rows.map(({ id, link, event_id, by_guest: isGuest }) => ({
    id,
    link,
    eventId: BigInt(event_id),
    isGuest,
  }));
}

/** Events for which somebody did not confirm in time. */
export async function eventsWithLapsed(tx: Transaction): Promise<bigint[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select distinct event_id::text as id from event_registration where confirm_until <= clock_timestamp() order by 1`,
  );
  return rows.map(({ id }) => BigInt(id));
}

/** Somebody of the network who was invited to an event. */
export interface Invited {
  /** Of the entry in the network. */
  readonly reference: string;
  readonly name: string;
  readonly organisation: string | null;
  readonly invitedAt: Date;
  /** Whether somebody registered under their address. */
  readonly isRegistered: boolean;
}

/** Who of the network was invited, by name; nobody for whoever may not see them. */
export const readInvited = (tx: Transaction, { id }: HeldEvent): Promise<Invited[]> =>
  tx
    .select({
      reference: networkPerson.reference,
      name: networkPerson.name,
      organisation: networkOrganisation.name,
      invitedAt: eventInvitation.invitedAt,
      isRegistered: sql<boolean>`exists (select from event_registration r where r.event_id = ${id}
        and r.standing <> 'cancelled' and r.confirm_until is null and lower(r.guest_email) = lower(${networkPerson.email}))`,
    })
    .from(eventInvitation)
    .innerJoin(networkPerson, eq(networkPerson.id, eventInvitation.networkPersonId))
    .leftJoin(networkOrganisation, eq(networkOrganisation.id, networkPerson.organisationId))
    .where(eq(eventInvitation.eventId, id))
    .orderBy(asc(networkPerson.name), asc(networkPerson.id));
