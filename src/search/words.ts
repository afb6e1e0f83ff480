import { type Text, text } from '../kernel/text.js';
import type { HitKind } from './hits.js';

export const searchPath = '/suche';
export const deskSearchPath = '/arbeitsbereich/suche';

export const kindWords: Readonly<Record<HitKind, Text>> = {
  project: text('Vorhaben', 'Projects'),
  projectDraft: text('Entwürfe von Vorhaben', 'Drafts of projects'),
  cityDraft: text('Entwürfe zu Gebieten und Konzepten', 'Drafts of areas and plans'),
  area: text('Fördergebiete', 'Areas'),
  plan: text('Handlungskonzepte', 'Action plans'),
  goal: text('Ziele', 'Goals'),
  office: text('Quartiersbüros', 'Neighbourhood offices'),
  agreement: text('Quartiersvereinbarungen', 'Neighbourhood agreements'),
  board: text('Gremien', 'Boards'),
  implementation: text('Umsetzung', 'Implementation'),
  event: text('Veranstaltungen', 'Events'),
  handout: text('Arbeitshilfen', 'Working aids'),
  practice: text('Gute Beispiele', 'Good practice'),
  question: text('Austausch der Städte', 'Exchange among cities'),
  consultation: text('Beratungsanfragen', 'Consultation requests'),
  networkPerson: text('Personen im Netzwerk', 'People of the network'),
  networkOrganisation: text('Organisationen im Netzwerk', 'Organisations of the network'),
};

/** Words of the page of the search. */
export const searchMessages = {
  title: text('Suche im ganzen Register', 'Search the whole registry'),
  label: text('Wonach suchen Sie?', 'What are you looking for?'),
  hint: text(
    'Gefunden wird, worin alle Wörter stehen: Vorhaben, Gebiete, Konzepte, Ziele, Büros, Vereinbarungen und das Netzwerk.',
    'Finds what has all the words: projects, areas, plans, goals, offices, agreements and the network.',
  ),
  search: text('Suchen', 'Search'),
  nothing: text(
    'Nichts gefunden. Suchen Sie mit anderen oder weniger Wörtern.',
    'Nothing found. Try other or fewer words.',
  ),
  more: (shown: number, total: number): Text =>
    text(`Die ersten ${shown} von ${total}.`, `The first ${shown} of ${total}.`),
  past: text(
    'Aus diesem Stand wird gefunden, was damals zu sehen war: Vorhaben, was Städte führen, Veranstaltungen, Arbeitshilfen und gute Beispiele.',
    'Of this state everything is found that could be seen then: projects, what cities keep, events, handouts and good practice.',
  ),
  allProjects: text('Alle in der Liste der Vorhaben', 'All in the list of projects'),
} as const;
