import { type Text, text } from '../kernel/text.js';

/** Words of the public pages of cities. */
export const cityMessages = {
  title: text('Programmstädte', 'Programme cities'),
  lead: text(
    'Jede Stadt auf einer Seite: was gefördert wird, wo, nach welchem Handlungskonzept, mit welchen Zielen, und wohin man gehen kann.',
    'Every city on one page: what is funded, where, by which action plan, with which goals, and where people can go.',
  ),
  none: text('Noch ist keine Programmstadt bekannt.', 'No programme city is known yet.'),
  city: text('Stadt', 'City'),
  programmeCity: text('Programmstadt', 'Programme city'),
  municipality: text('Gemeinde', 'Municipality'),
  inPeriods: text('Förderperioden', 'Funding periods'),
  projects: text('Vorhaben', 'Projects'),
  running: (count: string): Text => text(`${count} laufen zurzeit`, `${count} running at present`),
  areas: text('Fördergebiete', 'Areas'),
  noAreas: text('noch keines veröffentlicht', 'none published yet'),
  noProjects: text(
    'Noch ist kein Vorhaben des Programms veröffentlicht.',
    'No project of the programme is published yet.',
  ),
  costByYear: text('Kosten je Jahr', 'Cost by year'),
  costByYearNote: text(
    'Förderfähige Gesamtkosten, taggenau auf die Laufzeit verteilt',
    'Total eligible cost, spread by day over the period',
  ),
  values: text('Werte als Tabelle', 'Values as a table'),
  year: text('Jahr', 'Year'),
  period: (title: string): Text => text(`Förderperiode ${title}`, `Funding period ${title}`),
  noPeriod: text('Förderperiode nicht angegeben', 'Funding period not stated'),
  number: text('Nummer', 'Number'),
  name: text('Name', 'Name'),
  state: text('Stand', 'State'),
  years: text('Zeitraum', 'Period'),
  cost: text('Gesamtkosten', 'Eligible cost'),
  costLong: text('Förderfähige Gesamtkosten', 'Total eligible cost'),
  sum: (count: string): Text =>
    text(`Summe, ${count} Vorhaben`, `Total, ${count} ${count === '1' ? 'project' : 'projects'}`),
  more: (count: string): Text =>
    text(`Alle ${count} Vorhaben in der Liste`, `All ${count} projects in the list`),
  workbook: text('Excel-Mappe', 'Workbook'),
  goals: text('Ziele', 'Goals'),
  notMeasured: text('noch nicht gemessen', 'not measured yet'),
  reachedOf: (reached: string, target: string, day: string): Text =>
    text(`${reached} erreicht, Ziel ${target} bis ${day}`, `${reached} reached, target ${target} by ${day}`),
  beside: text('Lage, Gebiete, Konzepte und Anlaufstellen', 'Place, areas, plans and offices'),
  place: text('Lage', 'Place'),
  area: (name: string): Text => text(`Fördergebiet ${name}`, `Area ${name}`),
  inhabitants: (count: string): Text => text(`${count} Menschen`, `${count} inhabitants`),
  plans: text('Handlungskonzepte', 'Action plans'),
  offices: text('Quartiersbüros', 'Neighbourhood offices'),
  reports: text('Berichte und Dateien', 'Reports and files'),
  cityReport: text('Stadtbericht', 'City report'),
  cityReportMeta: text('Seite · zum Drucken und als Mappe', 'Page · for print and as a workbook'),
  compared: text('Vergleich mit anderen Städten', 'Compared with other cities'),
  comparedMeta: text('Seite · je Einwohner', 'Page · per inhabitant'),
  facts: text('Angaben zur Stadt', 'Facts of the city'),
} as const;
