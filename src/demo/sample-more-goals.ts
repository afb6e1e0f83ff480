import type { SampleGoal } from './sample-goals.js';
import { sampleCities } from './sample-places.js';

/** Goals of the other two cities of the story; all figures are invented. */
export const moreGoals: readonly { readonly city: string; readonly goals: readonly SampleGoal[] }[] = [
  {
    city: sampleCities.dresden,
    goals: [
      {
        name: 'Zugezogene finden im Stadtteil Anschluss',
        actionFields: ['participation-integration'],
        indicator: 'Menschen, die regelmäßig zum Sprachtreff kommen',
        unit: 'Personen im Monat',
        baseline: 20,
        target: 90,
        needs: 'Aus über sechzig Ländern sind Menschen hierhergezogen; viele kennen nur ihr Haus.',
        measures: 'Sprachtreff an drei Tagen, Nachbarschaftscafé, Begleitung zu Vereinen.',
        values: [34, 58, 71],
      },
      {
        name: 'Der Stadtteilbeirat entscheidet über eigene Mittel',
        actionFields: ['participation-integration', 'coordination-networks'],
        indicator: 'Vorhaben, die der Beirat bewilligt hat',
        unit: 'Vorhaben im Jahr',
        baseline: 0,
        target: 20,
        needs: 'Wer hier wohnt, konnte bisher nur Anregungen geben.',
        measures: 'Verfügungsfonds, Schulung des Beirats, offene Sitzungen.',
        values: [6, 14, 22],
      },
    ],
  },
  {
    city: sampleCities.goerlitz,
    goals: [
      {
        name: 'Leere Läden werden zu Orten für das Quartier',
        actionFields: ['local-economy'],
        indicator: 'Läden, die wieder genutzt werden',
        unit: 'Läden',
        baseline: 3,
        target: 16,
        needs: 'Im Gebiet stehen über vierzig Läden leer, in mancher Straße jeder zweite.',
        measures: 'Zwischennutzung, Gründungsberatung, gemeinsamer Mietvertrag.',
        values: [5, 8, 9],
      },
      {
        name: 'Ältere Menschen bleiben nicht allein',
        actionFields: ['health-life-situations', 'participation-integration'],
        indicator: 'Besuche durch Freiwillige',
        unit: 'Besuche im Monat',
        baseline: 0,
        target: 60,
        needs: 'Jeder dritte Haushalt ist ein alter Mensch allein; Hausbesuche gab es keine.',
        measures: 'Besuchsdienst, Mittagstisch, Telefonkette.',
        values: [null, 18, 31],
      },
    ],
  },
];
