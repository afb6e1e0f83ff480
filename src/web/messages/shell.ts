import { type Text, text } from '../../kernel/text.js';
import { coFundingSentence } from '../../platform/html/eu-emblem.js';

/** Words of the frame that all pages share. */
export const shellMessages = {
  skip: text('Zum Inhalt springen', 'Skip to content'),
  programmeStart: text('Nachhaltige soziale ', 'Sustainable social '),
  programmeEnd: text('Stadtentwicklung in Sachsen', 'urban development in Saxony'),
  tagline: [
    text('Register der ESF-Vorhaben', 'Registry of ESF projects'),
    text('der Programmstädte', 'in the programme cities'),
  ],
  otherLanguage: text('English', 'Deutsch'),
  mainNavigation: text('Hauptnavigation', 'Main navigation'),
  areas: text('Programmstädte', 'Cities'),
  projects: text('Vorhaben', 'Projects'),
  network: text('Netzwerk', 'Network'),
  analysis: text('Auswertung', 'Analysis'),
  api: text('Schnittstelle', 'API'),
  youAreHere: text('Sie sind hier', 'You are here'),
  desk: text('Übersicht', 'Overview'),
  home: text('Startseite', 'Home'),
  emblem: text('Emblem der Europäischen Union', 'Emblem of the European Union'),
  coFunded: text(coFundingSentence.de, coFundingSentence.en),
  signet: text('Signet des Freistaates Sachsen', 'Signet of the Free State of Saxony'),
  register: text('Register', 'Registry'),
  data: text('Daten', 'Data'),
  funding: text('Förderung', 'Funding'),
  outbox: text('Postausgang (nur in der Demo)', 'Outbox (demo only, in German)'),
  searchAll: text('Suche im ganzen Register', 'Search the whole registry'),
  listOfProjects: text('Liste der Vorhaben', 'List of projects'),
  openData: text('Offene Daten', 'Open data'),
  seal: text('Siegel des Registers', 'Seal of the registry'),
  organisations: text('Begünstigte und Projektträger', 'Beneficiaries and executing bodies'),
  decisionCounts: text('Maßgeblich ist der Zuwendungsbescheid.', 'The grant decision is authoritative.'),
  supports: text(
    'Das Register unterstützt die öffentliche Liste der Verwaltungsbehörde und ersetzt sie nicht.',
    'The registry supports the public list of the managing authority and does not replace it.',
  ),
  mapCredit: text(
    'Karte schematisch: GeoNames (CC BY 4.0); Kreise und Gemeindeschlüssel: Destatis.',
    'Schematic map: GeoNames (CC BY 4.0); districts and municipality keys: Destatis.',
  ),
  registryState: (revision: string, day: string): Text =>
    text(`Registerstand ${revision} vom ${day}`, `Registry revision ${revision} of ${day}`),
  noRegistryState: text('Noch kein Registerstand veröffentlicht.', 'No registry revision published yet.'),
} as const;
