import { formatCount } from '../../src/kernel/format.js';
import { type Text, text } from '../../src/kernel/text.js';

/** Words of the state report, named as in the glossary. */
export const words = {
  kind: text('Landesbericht', 'State report'),
  purpose: text(
    'Alle veröffentlichten Vorhaben in Zahlen, für das Ministerium: nach Ort, Thema, Richtlinie, Fonds und Jahr.',
    'All published projects in figures, for the ministry: by place, topic, guideline, fund and year.',
  ),
  title: {
    programme: text(
      'Nachhaltige soziale Stadtentwicklung in Sachsen',
      'Sustainable social urban development in Saxony',
    ),
    all: text('ESF-Vorhaben in Sachsen', 'ESF projects in Saxony'),
  },
  scope: {
    programme: text(
      'Umfang: Vorhaben der nachhaltigen sozialen Stadtentwicklung',
      'Scope: projects of sustainable social urban development',
    ),
    all: text('Umfang: alle ESF-Förderrichtlinien', 'Scope: all ESF funding guidelines'),
  },
  scopeShort: {
    programme: text('nachhaltige soziale Stadtentwicklung', 'sustainable social urban development'),
    all: text('alle ESF-Förderrichtlinien', 'all ESF funding guidelines'),
  },
  contents: text('Inhalt', 'Contents'),
  summary: text('Auf einen Blick', 'At a glance'),
  cities: text('Orte', 'Places'),
  topics: text('Themen, Richtlinien und Jahre', 'Topics, guidelines and years'),
  method: text('Wie gerechnet wurde', 'How the figures were made'),
  annex: text('Anhang: Alle Vorhaben', 'Annex: all projects'),
  projects: text('Vorhaben', 'Projects'),
  totalEligibleCost: text('Förderfähige Gesamtkosten', 'Total eligible cost'),
  unionStated: text('EU-Betrag, angegeben', 'Union contribution, stated'),
  unionDerived: text('EU-Betrag, abgeleitet', 'Union contribution, derived'),
  unionUnknown: text('EU-Betrag unbekannt', 'Union contribution unknown'),
  citiesIn: (period: string): Text => text(`Orte mit Vorhaben ${period}`, `Places with projects ${period}`),
  citiesAlsoIn: (count: number, period: string): Text =>
    text(`${formatCount(count, 'de')} in ${period}`, `${formatCount(count, 'en')} in ${period}`),
  programmeCities: (count: number, period: string): Text =>
    text(
      `${formatCount(count, 'de')} Programmstädte ${period}`,
      `${formatCount(count, 'en')} programme cities ${period}`,
    ),
  notShown: (kinds: string): Text =>
    text(
      `Ohne Spalte, weil es sie bei keinem Vorhaben gibt: ${kinds}.`,
      `No column, because no project has it: ${kinds}.`,
    ),
  largestPlaces: (count: number): Text =>
    text(
      `Förderfähige Gesamtkosten: die ${count} Orte mit dem höchsten Betrag`,
      `Total eligible cost: the ${count} places with the highest amount`,
    ),
  dash: text(
    '– Bei keinem Vorhaben der Zeile gibt es einen solchen Betrag.',
    '– No project of the row has such an amount.',
  ),
  naturalPerson: text('natürliche Person', 'natural person'),
  running: (count: number): Text =>
    text(
      `${formatCount(count, 'de')} laufen am Stichtag der Berechnung`,
      `${formatCount(count, 'en')} running on the reckoning day`,
    ),
  notZero: text('Vorhaben; zählen nicht als 0', 'projects; not counted as 0'),
  millions: text('Mio. €', 'million €'),
  costByYear: text('Förderfähige Gesamtkosten nach Jahr des Beginns', 'Total eligible cost by year of start'),
  total: text('Summe', 'Total'),
  statewide: text('landesweit', 'statewide'),
  placeUnmatched: text('keiner Gemeinde zugeordnet', 'not matched to a municipality'),
  unmatched: text('ohne Zuordnung', 'not matched'),
  yearUnknown: text('Beginn nicht angegeben', 'start not stated'),
  decisionCounts: text('Maßgeblich ist der Zuwendungsbescheid.', 'The grant decision is what counts.'),
  cofunded: text('Kofinanziert von der Europäischen Union', 'Co-funded by the European Union'),
  reckonedOn: text('Gerechnet auf den', 'Reckoned on'),
  mapAlt: text(
    'Karte von Sachsen mit einem Kreis je Ort, Fläche nach Zahl der Vorhaben',
    'Map of Saxony with a circle per place, its area by number of projects',
  ),
} as const;

/** Headings of columns. */
export const headings = {
  periodAndFund: text('Förderperiode und Fonds', 'Funding period and fund'),
  fundingPeriod: text('Förderperiode', 'Funding period'),
  fund: text('Fonds', 'Fund'),
  city: text('Ort', 'Place'),
  ags: text('AGS', 'AGS'),
  category: text('Interventionskategorie', 'Intervention category'),
  guideline: text('Förderrichtlinie', 'Funding guideline'),
  object: text('Fördergegenstand', 'Funding object'),
  code: text('Code', 'Code'),
  title: text('Titel', 'Title'),
  year: text('Jahr des Beginns', 'Year of start'),
  projects: text('Vorhaben', 'Projects'),
  totalEligibleCost: text('Förderfähige Gesamtkosten (€)', 'Total eligible cost (€)'),
  costUnknown: text('Vorhaben ohne Gesamtkosten', 'Projects without cost'),
  unionStated: text('EU-Betrag angegeben (€)', 'Union contrib. stated (€)'),
  unionDerived: text('EU-Betrag abgeleitet (€)', 'Union contrib. derived (€)'),
  unionUnknown: text('EU-Betrag unbekannt', 'Union contrib. unknown'),
  reference: text('Kennung', 'Reference'),
  name: text('Vorhaben', 'Project'),
  beneficiary: text('Begünstigter', 'Beneficiary'),
  start: text('Beginn', 'Start'),
  end: text('Ende', 'End'),
  cost: text('Förderfähige Gesamtkosten (€)', 'Total eligible cost (€)'),
  union: text('EU-Betrag (€)', 'Union contrib. (€)'),
} as const;

/** Names of tables: captions, and tabs of the workbook. */
export const tableTitles = {
  periodAndFund: text('Förderperioden und Fonds', 'Funding periods and funds'),
  city: text('Orte', 'Places'),
  category: text('Interventionskategorien', 'Intervention categories'),
  guideline: text('Förderrichtlinien', 'Funding guidelines'),
  year: text('Jahre des Beginns', 'Years of start'),
  projects: text('Alle Vorhaben', 'All projects'),
} as const;

export const registerState = (revision: string, day: string): Text =>
  text(
    `Register der ESF-Vorhaben, Registerstand ${revision} vom ${day}`,
    `Register of ESF projects, registry revision ${revision} of ${day}`,
  );
