import { dayInBerlin, instantInBerlin } from '../kernel/clock.js';
import type { Day } from '../kernel/day.js';
import { type Text, text } from '../kernel/text.js';

/** What the service centre holds. */
export const eventKinds = ['training', 'exchange', 'conference', 'consultation', 'other'] as const;
export type EventKind = (typeof eventKinds)[number];

/** `public`: everybody sees it and may come; `cities`: the people of programme cities. */
export const audiences = ['public', 'cities'] as const;
export type EventAudience = (typeof audiences)[number];

/** `draft`: the service centre prepares it; `announced`: those it is for see it; `cancelled`: it does not take place. */
export const eventStates = ['draft', 'announced', 'cancelled'] as const;
export type EventState = (typeof eventStates)[number];

/** Where a registration stands. A seat that is given up goes to who has waited longest. */
export const standings = ['registered', 'waiting', 'cancelled'] as const;
export type RegistrationStanding = (typeof standings)[number];

/** What the service centre says of an event (Veranstaltung). */
export interface EventParts {
  readonly title: string;
  readonly kind: EventKind;
  readonly audience: EventAudience;
  readonly description: string | null;
  /** Where it is held; null for one that is online only. */
  readonly place: string | null;
  /** AGS of the programme city it is held in; null elsewhere, and for what is online only. */
  readonly cityAgs: string | null;
  /** Where people take part online; told to those who have a seat. */
  readonly onlineAddress: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** How many may come; null without a limit. */
  readonly seats: number | null;
  /** Last day to register, inclusive; null until it begins. */
  readonly registerUntil: Day | null;
  /** Days before it begins on which those who have a seat are reminded; null for no reminder. */
  readonly remindBefore: number | null;
  /** Last day on which it is kept who registered; only numbers stay after it. */
  readonly deleteAfter: Day;
  /** How many came without having registered; null while nobody has counted. */
  readonly furtherAttendees: number | null;
}

export interface HeldEvent extends EventParts {
  readonly id: bigint;
  readonly reference: string;
  readonly state: EventState;
  readonly version: number;
  readonly updatedAt: Date;
  readonly registered: number;
  /** Seats held for guests who have not confirmed yet. */
  readonly reserved: number;
  readonly waiting: number;
  /** How many of those registered came; null while no attendance is recorded. */
  readonly attended: number | null;
  /** By the database's clock: whether people may register, whether it has begun, whether it is over. */
  readonly isOpen: boolean;
  readonly hasBegun: boolean;
  readonly isOver: boolean;
}

/** Names are kept no longer than this after an event. */
const longestKeptDays = 366;

const isOfOurTime = (at: Date): boolean => at.getUTCFullYear() >= 1900 && at.getUTCFullYear() <= 2199;

/** What is wrong with an event, by field: reason and remedy. Nothing when it can be kept. */
export function faultsOfEvent(parts: EventParts): Partial<Record<keyof EventParts, Text>> {
  const faults: Partial<Record<keyof EventParts, Text>> = {};
  const { startsAt, endsAt, registerUntil, deleteAfter } = parts;
  for (const field of ['startsAt', 'endsAt'] as const)
    if (!isOfOurTime(parts[field]))
      faults[field] = text(
        'Das Jahr liegt nicht zwischen 1900 und 2199. Prüfen Sie den Tag.',
        'The year is not between 1900 and 2199. Check the day.',
      );
  if (Object.keys(faults).length > 0) return faults;
  if (endsAt <= startsAt)
    faults.endsAt = text(
      'Das Ende liegt nicht nach dem Beginn. Prüfen Sie Tag und Uhrzeit.',
      'The end is not after the beginning. Check day and time.',
    );
  if (registerUntil !== null && registerUntil > dayInBerlin(startsAt))
    faults.registerUntil = text(
      'Die Anmeldung endet nach dem Beginn. Wählen Sie einen früheren Tag.',
      'Registration ends after the beginning. Choose an earlier day.',
    );
  const lastDay = dayInBerlin(endsAt);
  if (deleteAfter < lastDay)
    faults.deleteAfter = text(
      'Die Angaben würden gelöscht, bevor die Veranstaltung endet. Wählen Sie einen späteren Tag.',
      'The data would be deleted before the event ends. Choose a later day.',
    );
  else if (Date.parse(deleteAfter) - Date.parse(lastDay) > longestKeptDays * 86_400_000)
    faults.deleteAfter = text(
      'Angaben zu Personen bleiben höchstens ein Jahr nach der Veranstaltung. Wählen Sie einen früheren Tag.',
      'Personal data is kept for a year after the event at most. Choose an earlier day.',
    );
  return faults;
}

const clock = /^([01]?\d|2[0-3])(?:[:.]([0-5]\d))?$/;

/** A time of day as people write it: `9`, `9:30`, `09.30 Uhr`; null when it is none. */
export function readTime(written: string): string | null {
  const [, hour, minutes = '00'] = clock.exec(written.trim().replace(/\s*uhr$/i, '')) ?? [];
  return hour === undefined ? null : `${hour.padStart(2, '0')}:${minutes}`;
}

/** An instant by day and time of the clock in Saxony; null when one of them cannot be read or the clock jumps over it. */
export function readMoment(day: Day | null, time: string): Date | null {
  const read = readTime(time);
  return day === null || read === null ? null : instantInBerlin(day, read);
}

/** Seats nobody has and none is held for; null without a limit. */
export const freeSeats = ({
  seats,
  registered,
  reserved,
}: Pick<HeldEvent, 'seats' | 'registered' | 'reserved'>): number | null =>
  seats === null ? null : Math.max(0, seats - registered - reserved);

const said = [
  ...([
    'title',
    'kind',
    'audience',
    'description',
    'place',
    'cityAgs',
    'onlineAddress',
    'startsAt',
    'endsAt',
  ] as const),
  ...(['seats', 'registerUntil', 'remindBefore', 'deleteAfter', 'furtherAttendees'] as const),
] satisfies (keyof EventParts)[];

/** What the service centre said of an event, without what follows from it. */
export const partsOf = (event: HeldEvent): EventParts =>
  Object.fromEntries(said.map((field) => [field, event[field]])) as unknown as EventParts;
