import { dayInBerlin, timeInBerlin } from '../kernel/clock.js';
import { formatDay } from '../kernel/format.js';
import { type Language, type Text, text } from '../kernel/text.js';
import type { MarkTone } from '../web/index.js';
import type { EventAudience, EventKind, EventState, HeldEvent, RegistrationStanding } from './event.js';

export const eventsPath = '/veranstaltungen';
export const cityEventsPath = '/arbeitsbereich/veranstaltungen';
/** Behind them comes the secret of a registration. */
export const confirmPath = `${eventsPath}/bestaetigen`;
export const givePath = `${eventsPath}/abmelden`;
export const staffEventsPath = '/servicestelle/veranstaltungen';

export const kindWords: Readonly<Record<EventKind, Text>> = {
  training: text('Schulung', 'Training'),
  exchange: text('Erfahrungsaustausch', 'Exchange of experience'),
  conference: text('Fachtag', 'Conference'),
  consultation: text('Beratungstermin', 'Consultation'),
  other: text('Veranstaltung', 'Event'),
};

export const audienceWords: Readonly<Record<EventAudience, Text>> = {
  public: text('Öffentlich', 'Public'),
  cities: text('Für Programmstädte', 'For programme cities'),
};

interface StateMark {
  readonly word: string;
  readonly tone: MarkTone;
}

const stateMarks: Readonly<Record<EventState, StateMark>> = {
  draft: { word: 'in Vorbereitung', tone: 'open' },
  announced: { word: 'angekündigt', tone: 'ok' },
  cancelled: { word: 'abgesagt', tone: 'error' },
};

/** How it stands: what was announced and is over took place. */
export const markOf = ({ state, isOver }: Pick<HeldEvent, 'state' | 'isOver'>): StateMark =>
  state === 'announced' && isOver ? { word: 'stattgefunden', tone: 'ok' } : stateMarks[state];

export const standingMarks: Readonly<Record<RegistrationStanding, StateMark>> = {
  registered: { word: 'angemeldet', tone: 'ok' },
  waiting: { word: 'Warteliste', tone: 'hint' },
  cancelled: { word: 'abgemeldet', tone: 'open' },
};

/** A guest has not said yet that it was them. */
export const unconfirmedMark: StateMark = { word: 'noch nicht bestätigt', tone: 'hint' };

/** When it is: `31.10.2026, 09:30 bis 16:00 Uhr`. */
export function timeWords(
  { startsAt, endsAt }: Pick<HeldEvent, 'startsAt' | 'endsAt'>,
  language: Language,
): string {
  const [first, last] = [dayInBerlin(startsAt), dayInBerlin(endsAt)];
  const [from, to] = [timeInBerlin(startsAt), timeInBerlin(endsAt)];
  const [begin, end] = [formatDay(first, language), formatDay(last, language)];
  if (language === 'en')
    return first === last ? `${begin}, ${from} to ${to}` : `${begin}, ${from} to ${end}, ${to}`;
  return first === last ? `${begin}, ${from} bis ${to} Uhr` : `${begin}, ${from} Uhr bis ${end}, ${to} Uhr`;
}

/** Words of the public pages of events. */
export const eventMessages = {
  title: text('Veranstaltungen', 'Events'),
  lead: text(
    'Schulungen, Erfahrungsaustausch und Fachtage der Servicestelle für Programmstädte und alle, die es angeht.',
    'Trainings, exchanges and conferences of the service centre, for programme cities and everybody concerned.',
  ),
  upcoming: text('Demnächst', 'Upcoming'),
  past: text('Bisher', 'Past'),
  none: text('Zurzeit ist nichts angekündigt.', 'Nothing is announced at present.'),
  noneSuch: text('Nichts passt zu dieser Auswahl.', 'Nothing matches this selection.'),
  any: text('alle', 'all'),
  from: text('Ab', 'From'),
  untilDay: text('Bis', 'Until'),
  filter: text('Auswählen', 'Select'),
  event: text('Veranstaltung', 'Event'),
  time: text('Zeit', 'Time'),
  place: text('Ort', 'Place'),
  seats: text('Plätze', 'Seats'),
  audience: text('Für wen', 'For whom'),
  kind: text('Art', 'Kind'),
  until: text('Anmeldung bis', 'Register until'),
  online: text('online', 'online'),
  alsoOnline: text('auch online', 'also online'),
  unlimited: text('ohne Begrenzung', 'no limit'),
  freeOf: (free: number, seats: number): Text =>
    text(`${free} von ${seats} frei`, `${free} of ${seats} free`),
  full: (seats: number): Text =>
    text(`alle ${seats} vergeben, mit Warteliste`, `all ${seats} taken, with a waiting list`),
  cancelled: text('abgesagt', 'cancelled'),
  cancelledLong: text('Diese Veranstaltung findet nicht statt.', 'This event does not take place.'),
  over: text('Diese Veranstaltung ist vorbei.', 'This event is over.'),
  closed: text('Die Anmeldung ist geschlossen.', 'Registration is closed.'),
  register: text('Anmelden', 'Register'),
  fullNote: text(
    'Alle Plätze sind vergeben. Sie kommen auf die Warteliste und bekommen eine Mail, sobald ein Platz frei wird.',
    'All seats are taken. You will be on the waiting list and get a mail as soon as there is a seat.',
  ),
  received: text('Ihre Anmeldung ist eingegangen.', 'Your registration has arrived.'),
  receivedNote: text(
    'Sie bekommen eine Mail. Erst mit dem Link darin gilt die Anmeldung: Bestätigen Sie sie binnen zwei Stunden. So lange ist ein freier Platz für Sie gehalten.',
    'You get a mail. Your registration counts only after you confirm it by the link in it, within two hours. A free seat is held for you until then.',
  ),
  name: text('Name', 'Name'),
  email: text('E-Mail', 'E-mail'),
  organisation: text('Organisation', 'Organisation'),
  optional: text('freiwillig', 'optional'),
  city: text('Programmstadt', 'Programme city'),
  noCity: text('keine', 'none'),
  consent: text('Einwilligung', 'Consent'),
  consentTo: (until: string): Text =>
    text(
      `Die Servicestelle darf diese Angaben bis ${until} speichern, um die Veranstaltung zu organisieren. Danach bleibt nur, wie viele kamen. Bis zum Beginn kann ich mich selbst abmelden, danach löscht die Servicestelle die Angaben auf meinen Wunsch; die Mail an mich wird spätestens nach 30 Tagen gelöscht.`,
      `The service centre may keep this data until ${until} to organise the event. After that only the number of people who came is kept. Until the event begins I can cancel myself; after that the service centre deletes the data at my request. The mail to me is deleted within 30 days.`,
    ),
  nameMissing: text('Der Name fehlt. Schreiben Sie, wer kommt.', 'The name is missing. Write who is coming.'),
  emailWrong: text(
    'Das ist keine E-Mail-Adresse. Schreiben Sie sie wie name@stadt.de.',
    'This is not an e-mail address. Write it like name@city.de.',
  ),
  consentMissing: text(
    'Ohne Einwilligung können wir Sie nicht anmelden. Setzen Sie das Häkchen, wenn Sie einverstanden sind.',
    'Without consent we cannot register you. Tick the box if you agree.',
  ),
  tooLong: (most: number): Text =>
    text(
      `Der Text ist länger als ${most} Zeichen. Kürzen Sie ihn.`,
      `The text is longer than ${most} characters. Shorten it.`,
    ),
  forSignedIn: text(
    'Sie arbeiten in einer Programmstadt? Melden Sie sich im Arbeitsbereich an, ohne Angaben einzutippen.',
    'You work in a programme city? Register in your workspace without typing anything.',
  ),
  calendar: text('In den Kalender', 'To the calendar'),
  allCalendar: text('Alle Termine als Kalender', 'All dates as a calendar'),
  facts: text('Angaben', 'Facts'),
} as const;
