import { type Text, text } from '../kernel/text.js';

/** Words of the page about open data. */
export const openDataMessages = {
  title: text('Offene Daten', 'Open data'),
  lead: text(
    'Die geförderten Vorhaben als Listen zum Weiterverwenden, vollständig und unter Adressen, die bleiben.',
    'The funded projects as lists to be re-used, complete and at addresses that stay.',
  ),
  official: text('Was diese Listen sind', 'What these lists are'),
  legalBasis: text('Felder nach', 'Fields of'),
  operations: (count: string): Text => text(`${count} Vorhaben`, `${count} projects`),
  updated: (day: string): Text => text(`zuletzt geändert am ${day}`, `last changed on ${day}`),
  nothing: text(
    'Aus dieser Förderperiode ist noch nichts veröffentlicht.',
    'Nothing of this funding period is published yet.',
  ),
  germanCsv: text('CSV für deutsches Excel', 'CSV for German Excel'),
  forPrograms: text('Für Programme', 'For programs'),
  forProgramsText: text(
    'Metadaten nach DCAT-AP.de für Datenportale. Jede Liste gibt es mit „asOf“ auch zu einem früheren Tag oder Registerstand; gefilterte Listen liefert die Schnittstelle.',
    'Metadata by DCAT-AP.de for data portals. With “asOf” each list is there for an earlier day or registry revision, too; filtered lists come from the API.',
  ),
  terms: text('Nutzungsbedingungen', 'Terms of use'),
  publishedBy: (publisher: string): Text =>
    text(`Herausgegeben von: ${publisher}. Lizenz:`, `Published by: ${publisher}. Licence:`),
  contact: text('Fragen zu den Daten:', 'Questions about the data:'),
  naturalPersons: text(
    'Namen natürlicher Personen stehen nur in der Liste 2021–2027 und nur bis zwei Jahre nach der ersten Veröffentlichung.',
    'Names of natural persons are in the list 2021–2027 only, and only until two years after first publication.',
  ),
} as const;
