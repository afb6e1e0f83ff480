import { type Text, text } from '../../kernel/text.js';

/** Words inside components that appear on several pages. */
export const componentMessages = {
  running: text('laufend', 'running'),
  ended: text('abgeschlossen', 'ended'),
  planned: text('geplant', 'planned'),
  stateUnknown: text('Zeitraum unvollständig', 'period incomplete'),
  notStated: text('nicht angegeben', 'not stated'),
  derived: text('abgeleitet', 'derived'),
  derivedNote: text(
    'Abgeleitet: aus förderfähigen Gesamtkosten und Kofinanzierungssatz berechnet, nicht von der Bewilligungsstelle genannt. 2014–2020 ist das der Satz der Prioritätsachse, nicht des Vorhabens.',
    'Derived: computed from total eligible cost and co-financing rate, not stated by the granting body. In 2014–2020 that is the rate of the priority axis, not of the project.',
  ),
  today: text('heute', 'today'),
  removeFilter: text('Filter entfernen: ', 'Remove filter: '),
  clearFilters: text('Alle Filter entfernen', 'Remove all filters'),
  activeFilters: text('Aktive Filter', 'Active filters'),
  pages: text('Seiten', 'Pages'),
  next: text('Weiter', 'Next'),
  toBeginning: text('Zum Anfang', 'To the beginning'),
  sortedBy: text('Sortieren: ', 'Sort by: '),
  check: text('Bitte prüfen Sie Ihre Eingabe', 'Please check your input'),
  mapOfSaxony: text('Schematische Karte Sachsens', 'Schematic map of Saxony'),
  projects: text('Vorhaben', 'projects'),
  projectsIn: (place: string, count: string): Text =>
    text(`${place}, ${count} Vorhaben`, `${place}, ${count} ${count === '1' ? 'project' : 'projects'}`),
} as const;
