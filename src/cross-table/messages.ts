import { type Text, text } from '../kernel/text.js';

/** Words of the cross-table. */
export const crossMessages = {
  section: text('Auswertung', 'Analysis'),
  title: (measure: string, by: string): Text => text(`${measure} nach ${by}`, `${measure} by ${by}`),
  and: text(' und ', ' and '),
  lead: text('Jede Zahl führt zu ihren Vorhaben.', 'Every figure leads to its projects.'),
  programme: text('Nachhaltige soziale Stadtentwicklung', 'Sustainable social urban development'),
  allGuidelines: text('Alle ESF-Richtlinien', 'All ESF guidelines'),
  state: (revision: string): Text => text(`Registerstand ${revision}`, `Registry revision ${revision}`),
  reckonedOn: (day: string): Text => text(`Stichtag ${day}`, `reckoning day ${day}`),
  formLabel: text('Auswertung einstellen', 'Set up the analysis'),
  rows: text('Zeilen', 'Rows'),
  columns: text('Spalten', 'Columns'),
  noColumns: text('keine', 'none'),
  value: text('Wert', 'Value'),
  fundingPeriod: text('Förderperiode', 'Funding period'),
  everything: text('alle', 'all'),
  filters: text('Filter', 'Filters'),
  scope: text('Umfang', 'Scope'),
  asOf: text('Stand', 'As of'),
  compareWith: text('verglichen mit Stand', 'compared with'),
  stateHint: text('Nummer oder Tag; leer: der neueste', 'number or day; empty: the newest'),
  compareHint: text('Nummer oder Tag; leer: der vorige', 'number or day; empty: the one before'),
  more: text('Stand und Vergleich', 'State and comparison'),
  apply: text('Anwenden', 'Apply'),
  total: text('Summe', 'Total'),
  overall: text('Insgesamt', 'Overall'),
  notAssigned: text('nicht zugeordnet', 'not assigned'),
  notStated: text('nicht angegeben', 'not stated'),
  noValue: text('kein Wert', 'no value'),
  less: text('weniger', 'less'),
  moreHeat: text('mehr', 'more'),
  heatLegend: text('Stufen der Tönung', 'Steps of the shading'),
  below: (value: string): Text => text(`unter ${value}`, `below ${value}`),
  from: (value: string): Text => text(`ab ${value}`, `from ${value}`),
  thousand: text('Tsd. €', 'thousand €'),
  million: text('Mio. €', 'million €'),
  countOf: (count: string): Text =>
    text(`${count} Vorhaben: `, `${count} ${count === '1' ? 'project' : 'projects'}: `),
  projects: (count: string): Text =>
    text(`${count} Vorhaben`, `${count} ${count === '1' ? 'project' : 'projects'}`),
  excel: text('Excel-Mappe mit Formeln', 'Excel workbook with formulas'),
  csv: text('CSV', 'CSV'),
  code: text('Schlüssel', 'code'),
  plainTotals: text(
    'Summen dieser Messgröße sind Werte, keine Formeln: sie sind nicht die Summe der Zellen.',
    'Totals of this measure are values, no formulas: they are not the sum of the cells.',
  ),
  showAll: text('Alle Zeilen und Spalten zeigen', 'Show all rows and columns'),
  showFewer: text('Kleine wieder zusammenfassen', 'Fold the small ones again'),
  inEuro: text('In Euro.', 'In euros.'),
  sameTotal: (total: string, projects: Text): Text =>
    text(
      `Zeilen und Spalten ergeben dieselbe Summe: ${total}, ${projects.de}.`,
      `Rows and columns come to the same total: ${total}, ${projects.en}.`,
    ),
  wholeTotal: (total: string, projects: Text): Text =>
    text(
      `Insgesamt ${total}, ${projects.de}, jedes einmal gezählt.`,
      `Overall ${total}, ${projects.en}, each counted once.`,
    ),
  unknownFor: (count: string): Text =>
    text(
      `Bei ${count} Vorhaben ist dazu nichts angegeben; unbekannt ist nicht 0.`,
      `Not stated for ${count} projects; unknown is not 0.`,
    ),
  otherUnion: (stated: string, derived: string, unknown: string): Text =>
    text(
      `EU-Beträge insgesamt: angegeben ${stated}, abgeleitet ${derived}, bei ${unknown} Vorhaben unbekannt.`,
      `Union contributions overall: stated ${stated}, derived ${derived}, unknown for ${unknown} projects.`,
    ),
  spread: text(
    'Kalenderjahre: rechnerisch gleichmäßig auf die Tage des Zeitraums verteilt, nicht gebucht. Ein Vorhaben zählt in jedem Jahr, in dem es läuft, in der Summe einmal.',
    'Calendar years: computed by spreading evenly over the days of the period, not booked. A project counts in every year it runs in, once in the total.',
  ),
  foldedNotShaded: text(
    'Zusammengefasste Zeilen und Spalten, „landesweit“ und „nicht zugeordnet“ sind nicht nach Stufen getönt.',
    'Folded rows and columns, “statewide” and “not assigned” are not shaded.',
  ),
  apartNote: text(
    'Landesweite Vorhaben stehen für sich und gehören zu keiner Stadt.',
    'Statewide operations stand apart and belong to no city.',
  ),
  whyTitle: (state: string): Text =>
    text(
      `Warum weicht die Summe von Stand ${state} ab?`,
      `Why does the total differ from revision ${state}?`,
    ),
  unchangedTitle: (state: string): Text =>
    text(`Gegenüber Stand ${state} unverändert`, `Unchanged since revision ${state}`),
  plus: text('Plus', 'Plus'),
  minus: text('Minus', 'Minus'),
  noDifference: text('Unter dem Strich gleich', 'The same on balance'),
  newOnes: (count: string, value: string): Text =>
    text(
      `${count} ${count === '1' ? 'neues' : 'neue'} Vorhaben (${value})`,
      `${count} new ${count === '1' ? 'project' : 'projects'} (${value})`,
    ),
  goneOnes: (count: string, value: string): Text =>
    text(
      `${count} ${count === '1' ? 'weggefallenes' : 'weggefallene'} (${value})`,
      `${count} gone (${value})`,
    ),
  amendedOnes: (count: string, value: string): Text =>
    text(`${count} ${count === '1' ? 'geändertes' : 'geänderte'} (${value})`, `${count} amended (${value})`),
  rateThen: (then: string, now: string): Text =>
    text(`Damals ${then}, jetzt ${now}.`, `Then ${then}, now ${now}.`),
  allDifferences: text('Alle Unterschiede', 'All differences'),
  chartTitle: text('Woraus sich die Summen zusammensetzen', 'What the totals are made of'),
  chartTitlePlain: text('Die Werte im Vergleich', 'The values compared'),
  chartTable: text('Die Zahlen stehen in der Tabelle darüber.', 'The figures are in the table above.'),
  inMillions: text('in Mio. €', 'in million €'),
  rest: text('übrige', 'others'),
  nothing: text('Kein Vorhaben passt zu dieser Auswahl', 'No project matches this selection'),
  nothingNote: text(
    'Nehmen Sie eine Einschränkung weg oder wählen Sie alle ESF-Richtlinien.',
    'Drop a filter or choose all ESF guidelines.',
  ),
  asReport: text('Als Bericht', 'As a report'),
  stateReport: text('Landesbericht', 'State report'),
  cityReport: (city: string): Text => text(`Stadtbericht ${city}`, `City report of ${city}`),
  comparisonReport: text('Diese Städte nebeneinander', 'These cities side by side'),
  startOver: text('Auswertung ohne Einschränkungen', 'Analysis without filters'),
  scrollHint: text('Tabelle seitlich verschiebbar', 'table scrolls sideways'),
  differencesTitle: text('Unterschiede zwischen zwei Ständen', 'Differences between two states'),
  differencesLead: (then: string, now: string): Text =>
    text(`Stand ${then} und Stand ${now}.`, `Revisions ${then} and ${now}.`),
  project: text('Vorhaben', 'Project'),
  kind: text('Was', 'What'),
  thenHead: (state: string): Text => text(`Stand ${state}`, `Revision ${state}`),
  difference: text('Unterschied', 'Difference'),
  kinds: {
    new: text('neu in der Auswahl', 'new in the selection'),
    gone: text('nicht mehr in der Auswahl', 'no longer in the selection'),
    amended: text('geändert', 'amended'),
  },
  noDifferences: text('Kein Vorhaben unterscheidet sich', 'No project differs'),
  back: text('Zur Auswertung', 'Back to the analysis'),
  furtherDifferences: text('Weitere Unterschiede', 'More differences'),
  sumOfDifferences: text('Summe aller Unterschiede', 'Sum of all differences'),
} as const;
