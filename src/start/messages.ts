import { type Text, text } from '../kernel/text.js';

/** Words of the start page. */
export const startMessages = {
  title: text('Was wird wo gefördert?', 'What is funded where?'),
  lead: text(
    'Alle Vorhaben der nachhaltigen sozialen Stadtentwicklung in Sachsen, gefördert aus dem Europäischen Sozialfonds: mit Ort, Laufzeit und Betrag.',
    'All projects of sustainable social urban development in Saxony, funded by the European Social Fund: with place, period and amount.',
  ),
  searchLabel: text('Vorhaben, Stadt, Träger oder Kennung', 'Project, city, organisation or reference'),
  search: text('Suchen', 'Search'),
  forExample: text('Zum Beispiel', 'For example'),
  runningProjects: text('laufende Vorhaben', 'running projects'),
  emptyTitle: text('Das Register ist noch leer', 'The registry is still empty'),
  emptyText: text(
    'Noch ist kein Vorhaben veröffentlicht. Sobald es eines gibt, steht es hier mit Karte, Summen und Suche.',
    'No project is published yet. Once there is one, it appears here with map, sums and search.',
  ),
  figures: text('Das Register in Zahlen', 'The registry in figures'),
  projects: text('Vorhaben', 'Projects'),
  running: (count: string): Text => text(`${count} laufen zurzeit`, `${count} running at present`),
  cities: text('Programmstädte', 'Programme cities'),
  inPeriod: (period: string): Text =>
    text(`in der Förderperiode ${period}`, `in the funding period ${period}`),
  citiesInPeriod: (count: string, period: string): Text =>
    text(`${count} in der Förderperiode ${period}`, `${count} in the funding period ${period}`),
  millions: text('Mio. €', 'million €'),
  exactly: (amount: string): Text => text(`genau ${amount}`, `exactly ${amount}`),
  cost: text('Förderfähige Gesamtkosten', 'Total eligible cost'),
  union: text('EU-Betrag, angegeben', 'Union contribution, stated'),
  unionDerivedOnly: text('EU-Betrag, abgeleitet', 'Union contribution, derived'),
  statedFor: (count: string): Text => text(`bei ${count} Vorhaben`, `for ${count} projects`),
  derivedFor: (amount: string, count: string): Text =>
    text(`dazu ${amount} abgeleitet bei ${count}`, `plus ${amount} derived for ${count}`),
  unknownFor: (count: string): Text =>
    text(
      `bei ${count} Vorhaben nicht angegeben`,
      `not stated for ${count} ${count === '1' ? 'project' : 'projects'}`,
    ),
  derivedMeans: text(
    'aus dem Satz der Prioritätsachse oder des Vorhabens berechnet',
    'computed from the rate of the priority axis or the project',
  ),
  map: text('Vorhaben nach Ort', 'Projects by place'),
  mapHint: text(
    'Kreisfläche nach Zahl der Vorhaben. Ein Klick öffnet die Vorhaben der Stadt.',
    'Area of a circle by number of projects. A click opens the projects of the city.',
  ),
  ranking: text('Städte nach förderfähigen Gesamtkosten', 'Cities by total eligible cost'),
  rankingCaption: text('Förderfähige Gesamtkosten nach Stadt', 'Total eligible cost by city'),
  city: text('Stadt', 'City'),
  statewide: text('landesweit', 'statewide'),
  unmatched: text('keiner Gemeinde zugeordnet', 'not matched to a municipality'),
  allCities: (count: string): Text =>
    text(`Alle ${count} Orte als Tabelle`, `All ${count} places as a table`),
  total: text('Summe', 'Total'),
  recent: text('Zuletzt veröffentlicht', 'Recently published'),
  isNew: (day: string): Text => text(`neu am ${day}`, `new on ${day}`),
  changedOn: (day: string, fields: string): Text =>
    text(`geändert am ${day}: ${fields}`, `changed on ${day}: ${fields}`),
  confirmedOn: (day: string): Text => text(`bestätigt am ${day}`, `confirmed on ${day}`),
  downloads: text('Herunterladen', 'Downloads'),
  listOf: (period: string): Text => text(`Vorhaben ${period}`, `Projects ${period}`),
  jsonOf: (count: string): Text =>
    text(`JSON, seitenweise · ${count} Vorhaben`, `JSON, page by page · ${count} projects`),
  stateReport: text('Landesbericht', 'State report'),
  stateReportPage: text('Seite · alle Summen und Vorhaben', 'Page · all sums and projects'),
  stateReportPdf: text('zum Drucken', 'for print'),
  stateReportWorkbook: text('Tabellen mit Formeln', 'tables with formulas'),
  openApi: text('Beschreibung der Schnittstelle', 'Description of the API'),
} as const;
