import { type Text, text } from '../kernel/text.js';
import type { Reason } from './rules.js';

/** Words of the public pages of organisations. */
export const organisationMessages = {
  title: text('Begünstigte und Projektträger', 'Beneficiaries and executing bodies'),
  lead: text(
    'Wer in veröffentlichten Vorhaben Zuwendungen erhält oder Vorhaben durchführt. Natürliche Personen stehen nicht in diesem Verzeichnis.',
    'Who receives grants or carries out projects in what is published. Natural persons are not listed here.',
  ),
  search: text('Name oder Teil eines Namens', 'Name or part of a name'),
  find: text('Suchen', 'Search'),
  name: text('Name', 'Name'),
  legalForm: text('Rechtsform', 'Legal form'),
  notStated: text('nicht angegeben', 'not stated'),
  projects: text('Vorhaben', 'Projects'),
  none: text('Keine Organisation passt zu dieser Suche.', 'No organisation fits this search.'),
  shown: (count: number): Text => text(`${count} auf dieser Seite`, `${count} on this page`),
  spellings: text('Schreibweisen in den Datensätzen', 'Spellings in the records'),
  spellingsNote: text(
    'Jeder Datensatz behält seine Schreibweise Buchstabe für Buchstabe.',
    'Every record keeps its own spelling, letter by letter.',
  ),
  earlier: text('nur in früheren Fassungen', 'in earlier versions only'),
  part: text('Rolle', 'Part'),
  beneficiary: text('Begünstigter', 'Beneficiary'),
  executingBody: text('Projektträger', 'Executing body'),
  cost: text('Förderfähige Gesamtkosten', 'Total eligible cost'),
  noProjects: text(
    'In keinem Vorhaben des jetzigen Registerstands.',
    'In no project of the current registry revision.',
  ),
} as const;

/** Why two names may mean the same, for the service centre. */
export const reasonWords: Readonly<Record<Reason, string>> = {
  sameWithoutLegalForm: 'Ohne die Rechtsform sind beide Namen gleich.',
  sameWords: 'Dieselben Wörter in anderer Reihenfolge.',
  contains: 'Der eine Name steckt im anderen.',
  sameBeginning: 'Beide beginnen mit denselben Wörtern.',
  differentNumbers: 'Dagegen spricht: Die Zahlen im Namen sind verschieden.',
};
