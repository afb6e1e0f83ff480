import { formatCount } from '../../src/kernel/format.js';
import { type Text, text } from '../../src/kernel/text.js';
import { common } from '../shared/words.js';

/** Words of the state report, named as in the glossary. */
export const words = {
  ...common,
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
  scopeShort: {
    programme: text('nachhaltige soziale Stadtentwicklung', 'sustainable social urban development'),
    all: text('alle ESF-Förderrichtlinien', 'all ESF funding guidelines'),
  },
  summary: text('Auf einen Blick', 'At a glance'),
  money: text('Mittel', 'Funds'),
  cities: text('Orte, Gebiete und Träger', 'Places, areas and bodies'),
  topics: text('Themen und Richtlinien', 'Topics and guidelines'),
  time: text('Zeit', 'Time'),
  moved: text('Verlängert und zurückgezogen', 'Extended and withdrawn'),
  changes: text('Veränderungen seit dem letzten Bericht', 'Changes since the last report'),
  cityPages: text('Die Städte im Einzelnen', 'City by city'),
  annex: text('Anhang: Alle Vorhaben', 'Annex: all projects'),
  citiesIn: (period: string): Text => text(`Orte mit Vorhaben ${period}`, `Places with projects ${period}`),
  citiesAlsoIn: (count: number, period: string): Text =>
    text(`${formatCount(count, 'de')} in ${period}`, `${formatCount(count, 'en')} in ${period}`),
  programmeCities: (count: number, period: string): Text =>
    text(
      `${formatCount(count, 'de')} Programmstädte ${period}`,
      `${formatCount(count, 'en')} programme cities ${period}`,
    ),
  running: (count: number): Text =>
    text(
      `${formatCount(count, 'de')} laufen am Stichtag der Berechnung`,
      `${formatCount(count, 'en')} running on the reckoning day`,
    ),
  notZero: text('Vorhaben; zählen nicht als 0', 'projects; not counted as 0'),
  costByYear: text('Förderfähige Gesamtkosten nach Jahr des Beginns', 'Total eligible cost by year of start'),
  mapAlt: text(
    'Karte von Sachsen mit einem Kreis je Ort, Fläche nach Zahl der Vorhaben',
    'Map of Saxony with a circle per place, its area by number of projects',
  ),
} as const;

/** Names of tables: captions, and tabs of the workbook. */
export const tableTitles = {
  periodAndFund: text('Förderperioden und Fonds', 'Funding periods and funds'),
  funnel: text('Vom Rahmen zur Bewilligung', 'From framework to approval'),
  funnelByCity: text('Rahmen, Bewilligung nach Ort', 'Framework, approval by place'),
  funnelByArea: text('Rahmen, Bewilligung nach Gebiet', 'Framework, approval by area'),
  funnelByYear: text('Rahmen nach Haushaltsjahr', 'Framework by budget year'),
  financing: text('EU, Land und Eigenanteil', 'Union, Land and own share'),
  priority: text('Prioritäten', 'Priorities'),
  regionCategory: text('Regionenkategorien', 'Categories of regions'),
  region: text('Regionen', 'Regions'),
  programme: text('Programm und Förderperioden', 'Programme and funding periods'),
  city: text('Orte', 'Places'),
  area: text('Gebiete', 'Areas'),
  category: text('Interventionskategorien', 'Intervention categories'),
  objective: text('Spezifische Ziele', 'Specific objectives'),
  guideline: text('Förderrichtlinien', 'Funding guidelines'),
  object: text('Fördergegenstände', 'Funding objects'),
  year: text('Jahre des Beginns', 'Years of start'),
  calendarYear: text('Kalenderjahre', 'Calendar years'),
  ending: text('Enden in zwölf Monaten', 'Ending within twelve months'),
  extended: text('Verlängerte Vorhaben', 'Extended projects'),
  withdrawn: text('Zurückgezogene Vorhaben', 'Withdrawn projects'),
  legalForm: text('Projektträger nach Rechtsform', 'Executing bodies by legal form'),
  changeKinds: text('Veränderungen', 'Changes'),
  changedProjects: text('Veränderte Vorhaben', 'Changed projects'),
  completeness: text('Vollständigkeit', 'Completeness'),
} as const;
