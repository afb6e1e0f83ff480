import { unsubscribePath } from '../network/index.js';
import { type Letter, letter, linkTo } from '../outbox/index.js';
import type { HeldEvent, RegistrationStanding } from './event.js';
import { cityEventsPath, confirmPath, eventsPath, givePath, timeWords } from './words.js';

interface Told {
  readonly event: HeldEvent;
  /** Secret of the registration, for the link by which the seat is given up. */
  readonly link: string;
  /** Address people use; without it the mail has no links. */
  readonly address: string | undefined;
}

interface ToldOfSeat extends Told {
  /** True for who has no account. */
  readonly isGuest: boolean;
}

const factsOf = ({ event }: Told, withSeat: boolean): string[] => [
  event.title,
  timeWords(event, 'de'),
  ...(event.place === null ? [] : [event.place]),
  ...(withSeat && event.onlineAddress !== null ? [`Online: ${event.onlineAddress}`] : []),
];

/** Where people read about it: what is for cities alone they find when they are signed in. */
const pathOf = ({ audience, reference }: HeldEvent): string =>
  `${audience === 'public' ? eventsPath : cityEventsPath}/${reference}`;

const linksOf = ({ event, link, address, isGuest }: ToldOfSeat): string[] => [
  // Guests cannot open what is for cities alone.
  ...(isGuest && event.audience !== 'public'
    ? []
    : linkTo(address, 'Die Veranstaltung, mit Datei für den Kalender:', pathOf(event))),
  ...linkTo(address, 'Sie können nicht kommen? Geben Sie den Platz frei:', `${givePath}/${link}`),
];

/** Asks a guest whether it was them: until they say so, nothing else is sent to their address. */
export const confirmMail = (told: ToldOfSeat): Letter =>
  letter(`Bitte bestätigen: ${told.event.title}`, [
    'jemand hat Sie mit dieser Adresse angemeldet:',
    '',
    ...factsOf(told, false),
    ...linkTo(
      told.address,
      'Waren Sie das, bestätigen Sie es binnen zwei Stunden; so lange ist ein freier Platz für Sie gehalten. Danach bekommt ihn, wer wartet; Sie können sich neu anmelden:',
      `${confirmPath}/${told.link}`,
    ),
    '',
    'Waren Sie es nicht, brauchen Sie nichts zu tun: Ihre Angaben werden dann gelöscht.',
  ]);

/** Invites somebody of the network who agreed to it. */
export const invitationMail = (
  event: HeldEvent,
  { link, address }: { readonly link: string; readonly address: string | undefined },
): Letter =>
  letter(
    `Einladung: ${event.title}`,
    [
      'die Servicestelle lädt Sie ein:',
      '',
      event.title,
      timeWords(event, 'de'),
      ...(event.place === null ? ['online'] : [event.place]),
      ...linkTo(address, 'Mehr dazu, mit Anmeldung:', pathOf(event)),
    ],
    linkTo(address, 'Sie möchten keine Einladungen mehr?', `${unsubscribePath}/${link}`),
  );

/** Confirms a registration, or says that there is no seat yet. */
export function registeredMail(told: ToldOfSeat, standing: RegistrationStanding): Letter {
  const hasSeat = standing === 'registered';
  return letter(hasSeat ? `Angemeldet: ${told.event.title}` : `Warteliste: ${told.event.title}`, [
    hasSeat
      ? 'Sie sind angemeldet:'
      : 'alle Plätze sind vergeben. Sie stehen auf der Warteliste und bekommen eine Mail, sobald ein Platz frei wird:',
    '',
    ...factsOf(told, hasSeat),
    ...linksOf(told),
  ]);
}

/** Somebody else gave up a seat. */
export const movedUpMail = (told: ToldOfSeat): Letter =>
  letter(`Platz frei: ${told.event.title}`, [
    'ein Platz ist frei geworden. Sie sind jetzt angemeldet:',
    '',
    ...factsOf(told, true),
    ...linksOf(told),
  ]);

/** Confirms that a seat was given up. */
export const givenUpMail = (told: Told): Letter =>
  letter(`Abgemeldet: ${told.event.title}`, [
    'Sie sind abgemeldet, Ihre Angaben sind gelöscht:',
    '',
    ...factsOf(told, false),
  ]);

export const reminderMail = (told: ToldOfSeat): Letter =>
  letter(`Erinnerung: ${told.event.title}`, [
    'bald ist es so weit:',
    '',
    ...factsOf(told, true),
    ...linksOf(told),
  ]);

/** Time or place are others than people were told. */
export const changedMail = (told: ToldOfSeat, hasSeat: boolean): Letter =>
  letter(`Geändert: ${told.event.title}`, [
    'Zeit oder Ort haben sich geändert. Jetzt gilt:',
    '',
    ...factsOf(told, hasSeat),
    ...linksOf(told),
  ]);

export const cancelledMail = (told: Told): Letter =>
  letter(`Abgesagt: ${told.event.title}`, [
    'diese Veranstaltung findet nicht statt:',
    '',
    ...factsOf(told, false),
    ...linkTo(told.address, 'Weitere Veranstaltungen:', eventsPath),
  ]);
