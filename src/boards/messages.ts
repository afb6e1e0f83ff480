import { text } from '../kernel/text.js';

/** Words of the pages of boards and rounds. */
export const boardMessages = {
  title: text('Gremien und Runden', 'Boards and rounds'),
  lead: text(
    'Wo Bewohner, Träger und Verwaltung über ein Gebiet beraten, und was sie beschlossen haben.',
    'Where residents, organisations and the city talk about an area, and what they decided.',
  ),
  none: text('Noch ist kein Gremium veröffentlicht.', 'No board is published yet.'),
  board: text('Gremium', 'Board'),
  city: text('Stadt', 'City'),
  kinds: {
    residentsCouncil: text('Bewohnerbeirat', "Residents' council"),
    steeringRound: text('Steuerungsrunde', 'Steering round'),
    workingGroup: text('Arbeitsgruppe', 'Working group'),
    other: text('anderes Gremium', 'Other board'),
  },
  meetings: text('Sitzungen', 'Meetings'),
  noMeetings: text('Noch keine Sitzung.', 'No meeting yet.'),
  last: (day: string) => text(`zuletzt am ${day}`, `last on ${day}`),
  day: text('Tag', 'Day'),
  topics: text('Themen', 'Topics'),
  decisions: text('Beschlüsse', 'Decisions'),
  noDecision: text('kein Beschluss', 'no decision'),
  byWhom: (body: string) => text(`Umsetzung: ${body}`, `Carried out by ${body}`),
  until: (day: string) => text(`bis ${day}`, `by ${day}`),
  facts: text('Angaben', 'Facts'),
  kind: text('Art', 'Kind'),
  areas: text('Gebiete', 'Areas'),
  tasks: text('Aufgaben', 'Tasks'),
  members: text('Mitglieder', 'Members'),
  rhythm: text('Wie oft', 'How often'),
} as const;
