import type { Finding } from '../../kernel/finding.js';
import { type Text, text } from '../../kernel/text.js';

const found = (
  severity: Finding['severity'],
  code: string,
  field: string,
  reason: Text,
  remedy: Text,
): Finding => ({ severity, code, field, reason, remedy, clause: null });

const listed = (names: readonly string[]): string => names.map((name) => `„${name.slice(0, 80)}“`).join(', ');
const listedInEnglish = (names: readonly string[]): string =>
  names.map((name) => `"${name.slice(0, 80)}"`).join(', ');

const exportAgain = text(
  'Nehmen Sie die Datei unverändert, wie sie veröffentlicht ist, oder speichern Sie sie als CSV (UTF-8).',
  'Take the file unchanged as it is published, or save it as CSV (UTF-8).',
);

export const emptyFile = (): Finding =>
  found('error', 'empty_file', 'file', text('Die Datei ist leer.', 'The file is empty.'), exportAgain);

export const noRows = (): Finding =>
  found(
    'error',
    'no_rows',
    'file',
    text('Unter den Überschriften steht keine Zeile.', 'There is no row below the headings.'),
    exportAgain,
  );

export const brokenQuotes = (): Finding =>
  found(
    'error',
    'broken_csv',
    'file',
    text(
      'Ab dieser Zeile lässt sich die Datei nicht in Zellen trennen: Ein Anführungszeichen hat kein Gegenstück, oder die Zeile ist zu lang.',
      'From this row on the file cannot be divided into cells: a quotation mark has no partner, or the row is too long.',
    ),
    exportAgain,
  );

export const headingsMissing = (headings: readonly string[]): Finding =>
  found(
    'error',
    'headings_missing',
    'file',
    text(
      `Diese Überschriften fehlen: ${listed(headings)}.`,
      `These headings are missing: ${listedInEnglish(headings)}.`,
    ),
    text(
      'Gelesen wird die Liste der Vorhaben des ESF in Sachsen 2014–2020. Prüfen Sie, ob es diese Liste ist und ob die Überschriften unverändert sind.',
      'The list that is read is that of the ESF in Saxony 2014–2020. Check that it is this list and that its headings are unchanged.',
    ),
  );

export const headingsRepeated = (headings: readonly string[]): Finding =>
  found(
    'error',
    'headings_repeated',
    'file',
    text(
      `Diese Überschriften kommen mehrmals vor: ${listed(headings)}.`,
      `These headings occur more than once: ${listedInEnglish(headings)}.`,
    ),
    text('Löschen Sie die doppelte Spalte.', 'Delete the duplicate column.'),
  );

export const headingsUnknown = (headings: readonly string[]): Finding =>
  found(
    'hint',
    'headings_unknown',
    'sourceFields',
    text(
      `Für diese Spalten hat das Register kein Feld: ${listed(headings)}.`,
      `The registry has no field for these columns: ${listedInEnglish(headings)}.`,
    ),
    text('Ihre Werte bleiben mit ihrem Wortlaut erhalten.', 'Their values are kept word by word.'),
  );

export const decodedFrom = (encoding: string): Finding =>
  found(
    'hint',
    'other_encoding',
    'file',
    text(
      `Die Datei ist nicht UTF-8; sie ist als ${encoding} gelesen.`,
      `The file is not UTF-8; it was read as ${encoding}.`,
    ),
    text('Prüfen Sie Umlaute und Sonderzeichen.', 'Check umlauts and special characters.'),
  );

export const wrongCellCount = (cells: number, headings: number): Finding =>
  found(
    'error',
    'wrong_cell_count',
    'file',
    text(
      `Die Zeile hat ${cells} Zellen, die Überschriften haben ${headings}.`,
      `The row has ${cells} cells, the headings have ${headings}.`,
    ),
    text(
      'Prüfen Sie, ob ein Trennzeichen oder ein Anführungszeichen fehlt.',
      'Check whether a separator or a quotation mark is missing.',
    ),
  );

export const rowRepeats = (): Finding =>
  found(
    'hint',
    'row_repeats',
    'file',
    text(
      'Die Zeile gleicht einer früheren in allen Spalten. Sie zählt als eigenes Vorhaben.',
      'The row is equal to an earlier one in every column. It counts as a project of its own.',
    ),
    text(
      'Prüfen Sie beim Herausgeber der Liste, ob es zwei Vorhaben sind.',
      'Ask the publisher of the list whether these are two projects.',
    ),
  );

export const marksAssumed = (mark: string): Finding =>
  found(
    'hint',
    'marks_assumed',
    'totalEligibleCost',
    text(
      `„${mark}“ vor genau drei Ziffern ist als Trennzeichen für Tausender gelesen; kein Wert der Spalte zeigt es.`,
      `"${mark}" before exactly three digits was read as a mark between thousands; no value of the column shows it.`,
    ),
    text('Vergleichen Sie einen Betrag mit der Quelle.', 'Compare an amount with the source.'),
  );

export const marksDecided = (mark: string): Finding =>
  found(
    'hint',
    'marks_decided',
    'totalEligibleCost',
    text(
      `„${mark}“ vor genau drei Ziffern trennt Tausender: Das zeigen die übrigen Werte der Spalte.`,
      `"${mark}" before exactly three digits groups thousands: the other values of the column show it.`,
    ),
    text('Keine Abhilfe nötig.', 'Nothing needs to be done.'),
  );
