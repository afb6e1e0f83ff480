import { z } from 'zod';
import { programmeCities } from '../places/index.js';
import { dayString } from '../platform/http/api-schemas.js';
import { asOfParam } from '../platform/http/query-params.js';
import { bareAddress } from '../platform/mail/queue-mail.js';
import {
  audiences,
  type EventParts,
  eventKinds,
  eventStates,
  freeSeats,
  type HeldEvent,
  standings,
} from './event.js';
import { addressOnline } from './event-form.js';
import type { Registration } from './queries.js';

export const eventParams = z.strictObject({
  reference: z
    .string()
    .min(1)
    .max(20)
    .meta({ examples: ['VA0001'] }),
});
export const registrationParams = eventParams.extend({ registration: z.string().min(1).max(40) });

const isProgrammeCity = (city: string): boolean => programmeCities().some(({ ags }) => ags === city);
const words = (longest: number) => z.string().trim().min(1).max(longest).nullable();
const instant = z.iso.datetime({ offset: true }).meta({ description: 'With its offset, or in UTC.' });
const given = z.iso.datetime();

const said = {
  title: z.string().trim().min(1).max(200),
  kind: z.enum(eventKinds),
  audience: z
    .enum(audiences)
    .meta({ description: 'public: everybody may come; cities: people of programme cities.' }),
  description: words(10_000),
  place: words(300),
  city: z
    .string()
    .regex(/^\d{8}$/)
    .nullable()
    .meta({ description: 'AGS of the programme city it is held in.' }),
  seats: z
    .int()
    .min(1)
    .max(10_000)
    .nullable()
    .meta({ description: 'How many may come; null without a limit.' }),
  registerUntil: dayString.nullable().meta({ description: 'Last day to register; null until it begins.' }),
};
const decided = {
  ...said,
  city: said.city.refine((city) => city === null || isProgrammeCity(city)),
  onlineAddress: z
    .string()
    .max(500)
    .regex(addressOnline)
    .nullable()
    .meta({ description: 'Told to those who have a seat.' }),
  startsAt: instant,
  endsAt: instant,
  remindBefore: z
    .int()
    .min(1)
    .max(30)
    .nullable()
    .meta({ description: 'Days before it begins on which people are reminded.' }),
  deleteAfter: dayString.meta({
    description:
      'Last day on which it is kept who registered, a year after the event at most; then only numbers are.',
  }),
  furtherAttendees: z
    .int()
    .min(0)
    .max(10_000)
    .nullable()
    .meta({ description: 'How many came without having registered.' }),
};
export const newEventSchema = z
  .strictObject({
    ...decided,
    city: decided.city.default(null),
    furtherAttendees: decided.furtherAttendees.default(null),
  })
  .meta({ id: 'NewEvent' });
export const eventChangeSchema = z
  .strictObject(decided)
  .partial()
  .meta({ id: 'EventChange', description: 'What is left out stays.' });

export const eventSchema = z
  .strictObject({
    reference: z.string(),
    ...said,
    isOnline: z.boolean(),
    startsAt: given,
    endsAt: given,
    state: z.enum(eventStates),
    isOpen: z.boolean().meta({ description: 'Whether people may register now.' }),
    freeSeats: z
      .int()
      .nullable()
      .meta({ description: 'Seats nobody has and none is held for; null without a limit.' }),
    attended: z.int().nullable().meta({ description: 'Of those registered; null while nobody recorded it.' }),
    furtherAttendees: z.int().nullable(),
  })
  .meta({ id: 'Event', description: 'What the service centre holds.' });
export const eventListSchema = z.strictObject({ items: z.array(eventSchema) });

/** With what only the service centre and auditors see. */
export const keptEventSchema = eventSchema
  .extend({
    onlineAddress: z.string().nullable(),
    remindBefore: z.int().nullable(),
    deleteAfter: dayString,
    registered: z.int(),
    reserved: z.int().meta({ description: 'Seats held for guests who have not confirmed yet.' }),
    waiting: z.int(),
    version: z.int(),
  })
  .meta({ id: 'KeptEvent' });

export const stateQuery = z.strictObject({ asOf: asOfParam.optional() });
export const listQuery = stateQuery.extend({
  when: z.enum(['upcoming', 'past']).default('upcoming').meta({ description: 'By the end of the event.' }),
  kind: z.enum(eventKinds).optional(),
  city: z
    .string()
    .regex(/^\d{8}$/)
    .optional()
    .meta({ description: 'AGS of the programme city it is held in.' }),
  from: dayString.optional().meta({ description: 'First day on which it begins, in Saxony.' }),
  until: dayString.optional().meta({ description: 'Last day on which it begins.' }),
});

export const standingSchema = z.strictObject({ standing: z.enum(standings) }).meta({ id: 'EventStanding' });

export const guestSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    email: z.string().max(254).regex(bareAddress),
    organisation: words(200).default(null),
    city: z
      .string()
      .regex(/^\d{8}$/)
      .refine(isProgrammeCity)
      .nullable()
      .default(null)
      .meta({ description: 'AGS of the programme city somebody comes from.' }),
  })
  .meta({ id: 'EventGuest' });

const registrationSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().nullable().meta({ description: 'Null once it is deleted.' }),
  email: z.string().nullable().meta({ description: 'Of guests only.' }),
  organisation: z.string().nullable(),
  city: z.string().nullable(),
  standing: z.enum(standings),
  confirmUntil: given
    .nullable()
    .meta({ description: 'Until when a guest has to confirm; null once that is done.' }),
  registeredAt: given,
  attended: z.boolean().nullable(),
});
export const registrationListSchema = z.strictObject({ items: z.array(registrationSchema) });

export const invitationSchema = z
  .strictObject({
    people: z
      .array(z.string().min(1).max(20))
      .min(1)
      .max(2_000)
      .meta({ description: 'References of entries of the network.' }),
  })
  .meta({ id: 'EventInvitation' });
export const invitedSchema = z.strictObject({
  invited: z.int().meta({ description: 'How many mails go out.' }),
});
export const invitedListSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      reference: z.string(),
      name: z.string(),
      organisation: z.string().nullable(),
      invitedAt: given,
      isRegistered: z.boolean(),
    }),
  ),
});

export const attendanceSchema = z.strictObject({
  attended: z
    .array(z.uuid())
    .max(10_000)
    .meta({ description: 'Registrations of those who came; the others did not.' }),
  furtherAttendees: decided.furtherAttendees,
});

export function toApiEvent(event: HeldEvent): z.output<typeof eventSchema> {
  const { reference, title, kind, audience, description, place, seats, registerUntil, state, isOpen } = event;
  const { attended, furtherAttendees } = event;
  return {
    ...{ reference, title, kind, audience, description, place, seats, registerUntil, state, isOpen },
    ...{ attended, furtherAttendees },
    freeSeats: freeSeats(event),
    city: event.cityAgs,
    isOnline: event.onlineAddress !== null,
    startsAt: event.startsAt.toISOString(),
    endsAt: event.endsAt.toISOString(),
  };
}

export const toKeptEvent = (event: HeldEvent): z.output<typeof keptEventSchema> => ({
  ...toApiEvent(event),
  onlineAddress: event.onlineAddress,
  remindBefore: event.remindBefore,
  deleteAfter: event.deleteAfter,
  registered: event.registered,
  reserved: event.reserved,
  waiting: event.waiting,
  version: event.version,
});

export const toApiRegistration = ({
  cityAgs,
  confirmUntil,
  registeredAt,
  ...one
}: Registration): z.output<typeof registrationSchema> => ({
  ...one,
  city: cityAgs,
  confirmUntil: confirmUntil?.toISOString() ?? null,
  registeredAt: registeredAt.toISOString(),
});

/** What an event becomes by a change. */
export function changedEvent(
  event: EventParts | null,
  change: z.output<typeof eventChangeSchema>,
): EventParts {
  const { startsAt, endsAt, city, ...rest } = change;
  const defined = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...(event as EventParts),
    ...(defined as Partial<EventParts>),
    ...(city === undefined ? {} : { cityAgs: city }),
    ...(startsAt === undefined ? {} : { startsAt: new Date(startsAt) }),
    ...(endsAt === undefined ? {} : { endsAt: new Date(endsAt) }),
  };
}
