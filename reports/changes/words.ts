import { text } from '../../src/kernel/text.js';
import { common } from '../shared/words.js';

/** Words of the report on changes. */
export const words = {
  ...common,
  kind: text('Änderungsbericht', 'Report on changes'),
  purpose: text(
    'Was sich zwischen zwei Registerständen geändert hat und warum eine Summe eine andere ist, auf den Cent.',
    'What changed between two registry revisions and why a total is another, to the cent.',
  ),
  title: text('Was hat sich geändert?', 'What has changed?'),
  compared: (before: string, now: string) =>
    text(`Registerstand ${before} und ${now}`, `Registry revisions ${before} and ${now}`),
  why: text('Warum die Summe eine andere ist', 'Why the total is another'),
  whyLead: text(
    'Vorher und die Unterschiede ergeben jetzt, auf den Cent. Nicht Angegebenes zählt nichts.',
    'Before and the differences come to now, to the cent. What is not stated counts for nothing.',
  ),
  projectsChapter: text('Die Vorhaben', 'The projects'),
  projectsLead: text(
    'Jedes neue, weggefallene, geänderte und umgeordnete Vorhaben, die größten Unterschiede zuerst.',
    'Every project that is new, gone, amended or reclassified, the largest differences first.',
  ),
  fieldsChapter: text('Geänderte Angaben', 'Amended fields'),
  fieldsLead: text(
    'Feld für Feld: was es war und was es ist.',
    'Field by field: what it was and what it is.',
  ),
  wordsChapter: text('Geänderte Bezeichnungen', 'Changed names'),
  wordsLead: text(
    'Einträge des Katalogs und Gemeinden, die jetzt anders heißen. Vorhaben behalten ihren Code.',
    'Entries of the catalogue and municipalities with another name now. Projects keep their code.',
  ),
  nothing: text('Zwischen beiden Ständen hat sich nichts geändert.', 'Nothing changed between the two.'),
  notAll: (listed: string, all: string) =>
    text(
      `Einzeln aufgeführt sind die ${listed} Vorhaben mit den größten Unterschieden von ${all}; alle nennt die Schnittstelle.`,
      `Listed are the ${listed} projects with the largest differences of ${all}; the API names all of them.`,
    ),
  inWorkbook: text(
    'Die Vorhaben und ihre geänderten Angaben stehen einzeln in der Arbeitsmappe.',
    'The projects and their amended fields are listed in the workbook.',
  ),
  comparison: text('Beide Stände vergleichen', 'Compare both states'),
  notStated: text('nicht angegeben', 'not stated'),
} as const;

export const columnWords = {
  field: text('Angabe', 'Field'),
  kind: text('Art', 'Kind'),
  key: text('Schlüssel', 'Key'),
  was: text('vorher', 'before'),
  is: text('jetzt', 'now'),
} as const;
