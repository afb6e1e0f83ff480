import type { Finding } from '../../../kernel/finding.js';
import { text } from '../../../kernel/text.js';
import { exportAgain, found, listed, listedInEnglish, nothingToDo, short } from './words.js';

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

export const formulasRead = (cell: string, count: number, sheet: string): Finding =>
  found(
    'hint',
    'formulas',
    'file',
    text(
      `Im Blatt „${short(sheet)}“ stehen ${count} Formeln, die erste in ${cell}. Gelesen ist der Wert, den die Tabelle zuletzt berechnet hat.`,
      `The sheet "${short(sheet)}" holds ${count} formulas, the first in ${cell}. What was read is the value the spreadsheet calculated last.`,
    ),
    text(
      'Öffnen und speichern Sie die Mappe, wenn sie veraltet sein kann.',
      'Open and save the workbook if it may be outdated.',
    ),
  );

export const hiddenRows = (count: number, sheet: string): Finding =>
  found(
    'hint',
    'hidden_rows',
    'file',
    text(
      `Im Blatt „${short(sheet)}“ sind ${count} Zeilen ausgeblendet; sie sind mitgelesen.`,
      `In the sheet "${short(sheet)}" ${count} rows are hidden; they were read too.`,
    ),
    text(
      'Löschen Sie die Zeilen, wenn sie nicht dazugehören.',
      'Delete the rows if they do not belong to the list.',
    ),
  );

export const sheetsLeftOut = (names: readonly string[]): Finding =>
  found(
    'hint',
    'sheets_left_out',
    'file',
    text(
      `Diese Blätter enthalten keine Liste und sind nicht gelesen: ${listed(names)}.`,
      `These sheets hold no list and were not read: ${listedInEnglish(names)}.`,
    ),
    nothingToDo,
  );

export const sheetsJoined = (names: readonly string[]): Finding =>
  found(
    'hint',
    'sheets_joined',
    'file',
    text(
      `Die Liste steht auf mehreren Blättern: ${listed(names)}. Alle sind gelesen.`,
      `The list stands on several sheets: ${listedInEnglish(names)}. All of them were read.`,
    ),
    text('Löschen Sie Blätter, die nicht dazugehören.', 'Delete sheets that do not belong to it.'),
  );

export const hiddenSheet = (name: string): Finding =>
  found(
    'hint',
    'hidden_sheet',
    'file',
    text(
      `Das Blatt „${short(name)}“ ist ausgeblendet; es ist mitgelesen.`,
      `The sheet "${short(name)}" is hidden; it was read too.`,
    ),
    nothingToDo,
  );
