import { text } from '../kernel/text.js';

/** Words of the public pages of areas. */
export const areaMessages = {
  title: text('Fördergebiete und Quartiere', 'Funded areas and neighbourhoods'),
  lead: text(
    'Stadtgebiete, für die Handlungskonzepte gelten und in denen die Vorhaben stattfinden.',
    'Parts of cities that action plans are made for and in which the projects take place.',
  ),
  none: text('Noch ist kein Gebiet veröffentlicht.', 'No area is published yet.'),
  kinds: {
    fundingArea: text('Fördergebiet', 'Funded area'),
    neighbourhood: text('Quartier', 'Neighbourhood'),
  },
  name: text('Name', 'Name'),
  city: text('Stadt', 'City'),
  inhabitants: text('Einwohner', 'Inhabitants'),
  sgb2Rate: text('SGB-II-Quote', 'SGB II rate'),
  sgb2Note: text(
    'Anteil der Menschen mit Leistungen nach SGB II',
    'Share of people with benefits under SGB II',
  ),
  size: text('Fläche', 'Size'),
  hectares: text('ha', 'ha'),
  computed: text('berechnet aus dem Gebietsumgriff', 'computed from the perimeter'),
  onDay: (day: string) => text(`am ${day}`, `on ${day}`),
  projects: text('Vorhaben', 'Projects'),
  projectsNote: text('deren Angaben das Gebiet nennen', 'whose records name the area'),
  noProjects: text(
    'Kein veröffentlichtes Vorhaben nennt dieses Gebiet.',
    'No published project names this area.',
  ),
  planNumber: (number: string) =>
    text(`Nr. ${number} im Handlungskonzept`, `No. ${number} of the action plan`),
  period: text('Zeitraum', 'Period'),
  cost: text('Förderfähige Gesamtkosten', 'Total eligible cost'),
  total: (count: string) => text(`Summe, ${count} Vorhaben`, `Total, ${count} projects`),
  perimeter: text('Gebietsumgriff', 'Perimeter'),
  noPerimeter: text('Ein Gebietsumgriff liegt nicht vor.', 'There is no perimeter.'),
  perimeterSource: (system: string) => text(`Hochgeladen in ${system}`, `Uploaded in ${system}`),
  mapOf: (name: string) => text(`Karte: Gebietsumgriff ${name}`, `Map: perimeter of ${name}`),
  urbanRenewal: text('Städtebauförderung', 'Urban renewal'),
  erdf: text('EFRE-Stadtentwicklung', 'ERDF urban development'),
  leader: text('LEADER', 'LEADER'),
  leaderKinds: {
    none: text('keine Förderung durch LEADER', 'not funded by LEADER'),
    nonInvestive: text('nur nichtinvestiv', 'everything but investments'),
    full: text('investiv und nichtinvestiv', 'investments and everything else'),
  },
  otherProgrammes: text('Andere Programme', 'Other programmes'),
  spellings: text('Auch genannt', 'Also called'),
  facts: text('Angaben', 'Facts'),
  report: text('Gebietsbericht', 'Area report'),
  reportMeta: text('Seite, PDF und Excel', 'page, PDF and Excel'),
} as const;
