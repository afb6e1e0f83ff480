import { type Text, text } from '../kernel/text.js';
import type { PeerGroup, Topic } from './peers.js';

/** Words of the comparison of cities. */
export const comparisonMessages = {
  title: (city: string): Text => text(`${city} im Vergleich`, `${city} compared`),
  lead: text(
    'Förderfähige Gesamtkosten je Einwohner, neben der Mitte und der Spanne ähnlicher Städte.',
    'Total eligible cost per inhabitant, beside the middle and the range of similar cities.',
  ),
  section: text('Auswertung', 'Analysis'),
  form: text('Vergleich einstellen', 'Set up the comparison'),
  peers: text('Vergleichen mit', 'Compare with'),
  peerGroups: {
    size: text('Städten ähnlicher Größe', 'cities of similar size'),
    region: text('Städten derselben Region', 'cities of the same region'),
    all: text('allen Städten mit Vorhaben', 'all cities with projects'),
  } satisfies Record<PeerGroup, Text>,
  scope: text('Umfang', 'Scope'),
  programme: text('Nachhaltige soziale Stadtentwicklung', 'Sustainable social urban development'),
  allGuidelines: text('Alle ESF-Richtlinien', 'All ESF guidelines'),
  apply: text('Anwenden', 'Apply'),
  noSuchChoice: (said: string): Text =>
    text(
      `„${said}“ steht hier nicht zur Wahl. Gezeigt ist die übliche Einstellung; wählen Sie eine aus der Liste.`,
      `"${said}" is none of the choices. The usual one is shown; choose one of the list.`,
    ),
  inhabitants: (count: string, day: string): Text =>
    text(`${count} Einwohner am ${day}`, `${count} inhabitants on ${day}`),
  inhabitantsUndated: (count: string): Text => text(`${count} Einwohner`, `${count} inhabitants`),
  noInhabitants: text(
    'Die Einwohnerzahl ist nicht bekannt, daher gibt es keine Werte je Einwohner.',
    'The number of inhabitants is not known, so there are no values per inhabitant.',
  ),
  sizeClass: (from: string, below: string | null): Text =>
    below === null
      ? text(`Größenklasse ab ${from} Einwohner`, `size class from ${from} inhabitants`)
      : text(
          `Größenklasse ${from} bis unter ${below} Einwohner`,
          `size class ${from} to below ${below} inhabitants`,
        ),
  comparedWith: (count: string): Text =>
    text(
      count === '1' ? 'Verglichen mit einer Stadt:' : `Verglichen mit ${count} Städten, nach dem Namen:`,
      count === '1' ? 'Compared with one city:' : `Compared with ${count} cities, by name:`,
    ),
  noPeers: text(
    'Keine andere Stadt dieser Gruppe hat Vorhaben im gewählten Umfang. Wählen Sie eine andere Gruppe.',
    'No other city of this group has projects in this scope. Choose another group.',
  ),
  whole: text('Insgesamt', 'Overall'),
  overYears: text('Über die Jahre', 'Over the years'),
  byTopic: {
    object: text('Nach Fördergegenstand', 'By funding object'),
    actionField: text(
      'Nach Handlungsfeld (ein Vorhaben zählt in jedem, dem es dient)',
      'By action field (a project counts in each it serves)',
    ),
    category: text('Nach Interventionskategorie', 'By intervention category'),
    objective: text('Nach spezifischem Ziel', 'By specific objective'),
    priority: text('Nach Priorität', 'By priority'),
  } satisfies Record<Topic, Text>,
  topics: {
    object: text('Fördergegenstand', 'Funding object'),
    actionField: text('Handlungsfeld', 'Action field'),
    category: text('Interventionskategorie', 'Intervention category'),
    objective: text('Spezifisches Ziel', 'Specific objective'),
    priority: text('Priorität', 'Priority'),
  } satisfies Record<Topic, Text>,
  toldApartBy: text('Gliedern nach', 'Tell apart by'),
  year: text('Kalenderjahr', 'Calendar year'),
  what: text('Was', 'What'),
  picture: text('Lage', 'Position'),
  median: text('Mitte (Median)', 'Median'),
  range: text('Spanne', 'Range'),
  perHead: text('Euro je Einwohner', 'Euros per inhabitant'),
  notAssigned: text('nicht zugeordnet', 'not assigned'),
  notStated: text('nicht angegeben', 'not stated'),
  everything: text('Alle Vorhaben', 'All projects'),
  keyCity: (city: string): Text => text(city, city),
  keyPeers: text('andere Städte', 'other cities'),
  keyMedian: text('Mitte', 'median'),
  to: text('bis', 'to'),
  reports: text('Als Bericht und als Tabelle', 'As a report and as a table'),
  cityReport: (city: string): Text => text(`Stadtbericht ${city}`, `City report of ${city}`),
  comparisonReport: (count: number): Text =>
    text(
      `Städtevergleich dieser ${count} Städte nebeneinander`,
      `Comparison of these ${count} cities side by side`,
    ),
  crossTable: (city: string): Text =>
    text(`Auswertung: ${city} nach Fördergegenstand`, `Analysis: ${city} by funding object`),
  notComparableTitle: text('Was der Vergleich nicht sagt', 'What the comparison does not say'),
  notes: [
    text(
      'Landesweite Vorhaben gehören zu keiner Stadt und sind nicht enthalten.',
      'Statewide operations belong to no city and are left out.',
    ),
    text(
      'Kalenderjahre sind rechnerisch gleichmäßig über die Tage des Zeitraums verteilt, nicht gebucht.',
      'Calendar years are computed by spreading evenly over the days of the period, not booked.',
    ),
    text(
      'Eine Stadt ohne Vorhaben in einem Jahr oder Gegenstand zählt dort mit 0 Euro. Wo Vorhaben nichts angeben, bleibt sie außen vor.',
      'A city without projects in a year or object counts with 0 euros there. Where projects state nothing it is left out.',
    ),
    text(
      'Fördergebiete sind Teile von Städten und verschieden groß; mehr Geld je Einwohner heißt nicht bessere Arbeit.',
      'Areas are parts of cities of different size; more money per inhabitant does not mean better work.',
    ),
    text(
      'Einwohner gelten zum genannten Stichtag für alle Jahre.',
      'Inhabitants are those of the key date for every year.',
    ),
  ],
  projects: text('Vorhaben der Stadt', 'Projects of the city'),
} as const;
