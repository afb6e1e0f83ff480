import { formatDay } from '../../src/kernel/format.js';
import { type Text, text } from '../../src/kernel/text.js';

/** Words that the reports have in common, named as in the glossary. */
export const common = {
  scope: {
    programme: text(
      'Umfang: Vorhaben der nachhaltigen sozialen Stadtentwicklung',
      'Scope: projects of sustainable social urban development',
    ),
    all: text('Umfang: alle ESF-Förderrichtlinien', 'Scope: all ESF funding guidelines'),
  },
  reckonedOn: text('Gerechnet auf den', 'Reckoned on'),
  analysis: text('Auswertung', 'Analysis'),
  listOfProjects: text('Liste der Vorhaben', 'List of projects'),
  compared: (city: string): Text => text(`${city} im Vergleich`, `${city} compared`),
  contents: text('Inhalt', 'Contents'),
  projects: text('Vorhaben', 'Projects'),
  totalEligibleCost: text('Förderfähige Gesamtkosten', 'Total eligible cost'),
  unionStated: text('EU-Betrag, angegeben', 'Union contribution, stated'),
  unionDerived: text('EU-Betrag, abgeleitet', 'Union contribution, derived'),
  unionUnknown: text('EU-Betrag unbekannt', 'Union contribution unknown'),
  total: text('Summe', 'Total'),
  statewide: text('landesweit', 'statewide'),
  placeUnmatched: text('keiner Gemeinde zugeordnet', 'not matched to a municipality'),
  unmatched: text('ohne Zuordnung', 'not matched'),
  yearUnknown: text('Beginn nicht angegeben', 'start not stated'),
  naturalPerson: text('natürliche Person', 'natural person'),
  millions: text('Mio. €', 'million €'),
  decisionCounts: text('Maßgeblich ist der Zuwendungsbescheid.', 'The grant decision is what counts.'),
  cofunded: text('Kofinanziert von der Europäischen Union', 'Co-funded by the European Union'),
  dash: text(
    '– Bei keinem Vorhaben der Zeile gibt es einen solchen Betrag.',
    '– No project of the row has such an amount.',
  ),
  notShown: (kinds: string): Text =>
    text(
      `Ohne Spalte, weil es sie bei keinem Vorhaben gibt: ${kinds}.`,
      `No column, because no project has it: ${kinds}.`,
    ),
  spread: text(
    'Rechnerisch verteilt: der Betrag eines Vorhabens gleichmäßig auf die Tage seines Zeitraums, nicht gebucht. Die Teile ergeben den Betrag auf den Cent.',
    'Computed: the amount of a project spread evenly over the days of its period, not booked. The parts come to the amount to the cent.',
  ),
  moreProjects: (count: number): Text => text(`${count} weitere`, `${count} more`),
  inhabitants: (count: string, day: string | null): Text =>
    day === null
      ? text(`${count} Einwohner (Stichtag nicht angegeben)`, `${count} inhabitants (day not stated)`)
      : text(
          `${count} Einwohner am ${formatDay(day, 'de')}`,
          `${count} inhabitants on ${formatDay(day, 'en')}`,
        ),
  costByCalendarYear: text(
    'Gesamtkosten je Kalenderjahr, rechnerisch verteilt',
    'Cost by calendar year, computed by days',
  ),
  freeCity: text('Kreisfreie Stadt', 'District-free city'),
  place: text('Lage', 'Place'),
} as const;

export const registerState = (revision: string, day: string): Text =>
  text(
    `Register der ESF-Vorhaben, Registerstand ${revision} vom ${day}`,
    `Register of ESF projects, registry revision ${revision} of ${day}`,
  );
