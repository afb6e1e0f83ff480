import { type Text, text } from '../../kernel/text.js';

/** Words of the workbook with an export. */
export const exportMessages = {
  table: text('Vorhaben', 'Projects'),
  coverage: text('Angaben zur Mappe', 'About this workbook'),
  title: text('Vorhaben im Register', 'Projects in the registry'),
  shows: text('Was diese Mappe zeigt', 'What this workbook shows'),
  scope: text('Umfang', 'Scope'),
  selection: text('Auswahl', 'Selection'),
  everything: text('alle Vorhaben des Umfangs', 'all projects of the scope'),
  revision: text('Registerstand', 'Registry revision'),
  revisionOf: (revision: string, instant: string): Text =>
    text(`${revision}, veröffentlicht am ${instant}`, `${revision}, published on ${instant}`),
  unpublished: text('0, noch nichts veröffentlicht', '0, nothing published yet'),
  reckoningDay: text('Stichtag für „läuft“ und „beendet“', 'Day on which running or ended is reckoned'),
  sums: text('Summen über alle Zeilen', 'Sums over all rows'),
  amount: text('Betrag', 'Amount'),
  stated: text('Zahl der Vorhaben', 'Number of projects'),
  projects: text('Vorhaben', 'Projects'),
  readIt: text('Zum Lesen', 'How to read it'),
  empty: text('Leere Zellen', 'Empty cells'),
  emptyMeans: text(
    'Nicht angegeben. Unbekannte Beträge sind keine Null und fehlen in den Summen.',
    'Not stated. Unknown amounts are not zero and are missing from the sums.',
  ),
  derived: text('Abgeleiteter EU-Betrag', 'Derived Union contribution'),
  derivedMeans: text(
    'Förderfähige Gesamtkosten mal Unions-Kofinanzierungssatz, kaufmännisch gerundet. Angegebene und abgeleitete Beträge werden nicht zusammengezählt.',
    'Total eligible cost times Union co-financing rate, rounded half up. Stated and derived amounts are not added up.',
  ),
  validity: text('Verbindlichkeit', 'Legal status'),
  validityMeans: text(
    'Maßgeblich ist der Zuwendungsbescheid. Das Register ersetzt nicht die Liste der Verwaltungsbehörde.',
    'The grant decision is authoritative. The registry does not replace the list of the managing authority.',
  ),
  continued: text(' … (weiter im Blatt „Lange Texte“)', ' … (continued on sheet “Long texts”)'),
  longTexts: text('Lange Texte', 'Long texts'),
  longTextColumn: text('Spalte', 'Column'),
  longTextPart: text('Teil', 'Part'),
  longText: text('Text', 'Text'),
} as const;
