import { type SQL, sql } from 'drizzle-orm';
import { bigint, boolean, check, date, index, integer, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { person } from '../accounts/tables.js';
import { networkPerson } from '../network/tables.js';
import { germanText, identityKey, instant, keyText, text } from '../platform/database/columns.js';
import { audiences, eventKinds, eventStates, standings } from './event.js';

const listOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** What the service centre holds: trainings, exchanges, conferences (Veranstaltungen). */
export const event = pgTable(
  'event',
  {
    id: identityKey(),
    /** Public key, such as VA0007. */
    reference: keyText('reference')
      .notNull()
      .generatedAlwaysAs((): SQL => sql`'VA' || lpad(id::text, greatest(4, length(id::text)), '0')`),
    title: germanText('title').notNull(),
    kind: text('kind', { enum: eventKinds }).notNull(),
    audience: text('audience', { enum: audiences }).notNull(),
    description: germanText('description'),
    place: germanText('place'),
    /** Programme city it is held in; null elsewhere, and for what is online only. */
    cityAgs: keyText('city_ags'),
    onlineAddress: text('online_address'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    seats: integer('seats'),
    /** Last day to register, inclusive. */
    registerUntil: date('register_until'),
    /** Days before it begins on which people are reminded. */
    remindBefore: integer('remind_before'),
    /** Last day on which it is kept who registered. */
    deleteAfter: date('delete_after').notNull(),
    /** How many came without having registered. */
    furtherAttendees: integer('further_attendees'),
    state: text('state', { enum: eventStates }).notNull().default('draft'),
    version: integer('version').notNull().default(1),
    updatedAt: instant('updated_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    unique('event_reference_unique').on(table.reference),
    index('event_starts_at').on(table.startsAt),
    check('event_title', sql`length(btrim(${table.title})) between 1 and 200`),
    check('event_kind', sql`${table.kind} in (${listOf(eventKinds)})`),
    check('event_audience', sql`${table.audience} in (${listOf(audiences)})`),
    check('event_state', sql`${table.state} in (${listOf(eventStates)})`),
    check('event_city', sql`${table.cityAgs} ~ '^[0-9]{8}$'`),
    check('event_order', sql`${table.endsAt} > ${table.startsAt}`),
    check('event_seats', sql`${table.seats} between 1 and 10000`),
    check('event_remind_before', sql`${table.remindBefore} between 1 and 30`),
    check('event_further_attendees', sql`${table.furtherAttendees} between 0 and 10000`),
    check(
      'event_length',
      sql`length(${table.description}) <= 10000 and length(${table.place}) <= 300 and length(${table.onlineAddress}) <= 500`,
    ),
    check(
      'event_where',
      sql`${table.state} = 'draft' or ${table.place} is not null or ${table.onlineAddress} is not null`,
    ),
  ],
);

/**
 * Who comes to an event: somebody with an account, or a guest by name and address. After the last day of the event's
 * data, and when somebody gives up the seat, nothing is left that tells who it was; the row still counts.
 */
export const eventRegistration = pgTable(
  'event_registration',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    eventId: bigint('event_id', { mode: 'bigint' })
      .notNull()
      .references(() => event.id, { onDelete: 'cascade' }),
    personId: uuid('person_id').references(() => person.id),
    guestName: germanText('guest_name'),
    guestEmail: keyText('guest_email'),
    guestOrganisation: germanText('guest_organisation'),
    /** Programme city somebody comes from; null for others and when nobody said. */
    cityAgs: keyText('city_ags'),
    standing: text('standing', { enum: standings }).notNull(),
    /** Whoever knows it may give up the seat: it stands in the mail alone. */
    link: uuid('link').notNull().defaultRandom(),
    registeredAt: instant('registered_at').notNull().default(sql`clock_timestamp()`),
    movedUpAt: instant('moved_up_at'),
    cancelledAt: instant('cancelled_at'),
    remindedAt: instant('reminded_at'),
    /** Until when a guest has to confirm, and the seat is held; null once that is done, and where it is not asked for. */
    confirmUntil: instant('confirm_until'),
    /** Null while nobody has recorded it. */
    attended: boolean('attended'),
  },
  (table) => [
    unique('event_registration_link_unique').on(table.link),
    index('event_registration_event').on(table.eventId, table.standing),
    index('event_registration_person').on(table.personId),
    index('event_registration_confirm').on(table.confirmUntil).where(sql`${table.confirmUntil} is not null`),
    check('event_registration_standing', sql`${table.standing} in (${listOf(standings)})`),
    check('event_registration_city', sql`${table.cityAgs} ~ '^[0-9]{8}$'`),
    check(
      'event_registration_who',
      sql`${table.personId} is null or num_nonnulls(${table.guestName}, ${table.guestEmail}, ${table.guestOrganisation}) = 0`,
    ),
    check(
      'event_registration_length',
      sql`length(${table.guestName}) <= 200 and length(${table.guestEmail}) <= 254 and length(${table.guestOrganisation}) <= 200`,
    ),
    check(
      'event_registration_cancelled',
      sql`(${table.standing} = 'cancelled') = (${table.cancelledAt} is not null)`,
    ),
  ],
);

/** Who of the network was invited to an event, each once; it goes with their entry. */
export const eventInvitation = pgTable(
  'event_invitation',
  {
    id: identityKey(),
    eventId: bigint('event_id', { mode: 'bigint' })
      .notNull()
      .references(() => event.id, { onDelete: 'cascade' }),
    networkPersonId: bigint('network_person_id', { mode: 'bigint' })
      .notNull()
      .references(() => networkPerson.id),
    invitedAt: instant('invited_at').notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    unique('event_invitation_once').on(table.eventId, table.networkPersonId),
    index('event_invitation_person').on(table.networkPersonId),
  ],
);
