import { text } from '../../src/kernel/text.js';
import { common } from '../shared/words.js';

/** Words of the activity report. */
export const words = {
  ...common,
  kind: text('Tätigkeitsbericht', 'Activity report'),
  title: text('Tätigkeit der Servicestelle', 'What the service centre did'),
  purpose: text(
    'Wer beraten wurde, was stattfand, wer kam: nach Jahren und Städten, für den Verwendungsnachweis der Servicestelle.',
    'Who was advised, what was held, who came: by year and city, for the service centre’s proof of use.',
  ),
  allYears: text('alle Jahre', 'all years'),
  answered: text('Anfragen beantwortet', 'Requests answered'),
  effort: text('Aufwand der Beratung', 'Time spent advising'),
  attendances: text('Teilnahmen', 'Attendances'),
  byCity: text('Nach Städten', 'By city'),
  byTopic: text('Beratung nach Themen', 'Advice by topic'),
  eventsHeld: text('Durchgeführte Veranstaltungen', 'Events held'),
  ofAsked: (asked: number) =>
    text(`von ${asked} gestellten`, asked === 1 ? 'of 1 that was made' : `of ${asked} that were made`),
  atEvents: (events: number) =>
    text(
      `bei ${events} ${events === 1 ? 'Veranstaltung' : 'Veranstaltungen'}`,
      `at ${events} ${events === 1 ? 'event' : 'events'}`,
    ),
  citySentence: text(
    'Wer fragte und wer kam, je Stadt und Jahr; Aufwand in Minuten, soweit notiert.',
    'Who asked and who came, by city and year; time in minutes as far as noted.',
  ),
  topicSentence: text('Worum es in den Anfragen ging.', 'What the requests were about.'),
  heldSentence: (events: number) =>
    text(
      `${events} ${events === 1 ? 'Veranstaltung' : 'Veranstaltungen'}, mit denen, die sich angemeldet haben, und denen, die kamen.`,
      `${events} ${events === 1 ? 'event' : 'events'}, with those who registered and those who came.`,
    ),
  noCity: text('ohne Programmstadt', 'of no programme city'),
  city: text('Stadt', 'City'),
  year: text('Jahr', 'Year'),
  asked: text('Anfragen', 'Requests'),
  ofThemAnswered: text('beantwortet', 'answered'),
  minutes: text('Minuten', 'Minutes'),
  topic: text('Thema', 'Topic'),
  event: text('Veranstaltung', 'Event'),
  eventKind: text('Art', 'Kind'),
  day: text('Tag', 'Day'),
  registered: text('angemeldet', 'registered'),
  attended: text('gekommen', 'came'),
  method: text(
    'Eine Anfrage zählt in dem Jahr, in dem sie gestellt wurde, eine Veranstaltung in dem Jahr, in dem sie begann. Gezählt wird, wer kam, ohne Namen; wer zweimal kam, zählt zweimal. Stand bei der Erstellung, nicht der des Registerstands.',
    'A request counts in the year it was made, an event in the year it began. Whoever came is counted, without names; who came twice counts twice. As on the day of making, not as of the registry revision.',
  ),
  uncounted: (events: number) =>
    text(
      `Bei ${events} Veranstaltungen hat niemand gezählt, wer kam; sie fehlen in der Summe.`,
      `Nobody counted who came to ${events} events; they are missing from the sum.`,
    ),
  withoutMinutes: (requests: number) =>
    text(
      `Bei ${requests} beantworteten Anfragen ist der Aufwand nicht angegeben; er fehlt in der Summe.`,
      `For ${requests} answered requests the time is not stated; it is missing from the sum.`,
    ),
} as const;
