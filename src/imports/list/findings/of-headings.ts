import type { Finding } from '../../../kernel/finding.js';
import { type Text, text } from '../../../kernel/text.js';
import type { PeriodByRows } from '../list-origin.js';
import { found, listed, listedInEnglish } from './words.js';

/** A delivery of a known source without some of its headings. */
export const headingsMissing = (headings: readonly string[], source: string): Finding =>
  found(
    'error',
    'headings_missing',
    'file',
    text(
      `Diese Überschriften fehlen: ${listed(headings)}.`,
      `These headings are missing: ${listedInEnglish(headings)}.`,
    ),
    text(
      `Die Datei gleicht sonst der „${source}“. Prüfen Sie, ob ihre Überschriften unverändert sind.`,
      `The file is otherwise like "${source}". Check that its headings are unchanged.`,
    ),
  );

/** No row says what its columns are. */
export const noHeadings = (seen: readonly string[]): Finding =>
  found(
    'error',
    'headings_missing',
    'file',
    text(
      `Keine der ersten Zeilen nennt die Spalten einer Liste der Vorhaben: Es fehlt wenigstens der Name des Vorhabens mit Begünstigtem, Zeitraum oder Betrag.${seen.length === 0 ? '' : ` Gelesen wurde: ${listed(seen.slice(0, 12))}.`}`,
      `None of the first rows names the columns of a list of operations: at least the name of the operation with beneficiary, period or amount is missing.${seen.length === 0 ? '' : ` What was read: ${listedInEnglish(seen.slice(0, 12))}.`}`,
    ),
    text(
      'Schreiben Sie über die Spalten, was in ihnen steht, zum Beispiel „Bezeichnung des Vorhabens“ und „Name des Begünstigten“.',
      'Write above the columns what they hold, for example "Operation name" and "Beneficiary name".',
    ),
  );

/** One project or several as a form: what is meant on the left, its values beside it. */
export const turnedList = (): Finding =>
  found(
    'error',
    'list_turned',
    'file',
    text(
      'Die Bezeichnungen stehen untereinander und die Werte daneben. Gelesen werden Listen mit einer Zeile je Vorhaben.',
      'The names of the fields stand one below the other with the values beside them. Lists are read with a row for each project.',
    ),
    text(
      'Kopieren Sie den Bereich und fügen Sie ihn gedreht ein („Inhalte einfügen“, „Transponieren“), oder nehmen Sie die Vorlage Ihrer Stadt.',
      'Copy the range and paste it turned ("Paste Special", "Transpose"), or take the template of your city.',
    ),
  );

/** A list that was opened without being divided: a spreadsheet program put each row into one cell. */
export const undividedRows = (separator: string): Finding => {
  const mark = separator === '\t' ? text('Tabulator', 'tab') : text(`„${separator}“`, `"${separator}"`);
  return found(
    'error',
    'rows_undivided',
    'file',
    text(
      'Jede Zeile steht ganz in der ersten Spalte: Die Liste wurde geöffnet, ohne dass ihre Spalten getrennt wurden.',
      'Each row stands in the first column as a whole: the list was opened without dividing its columns.',
    ),
    text(
      `Geben Sie die ursprüngliche CSV-Datei ab, oder teilen Sie die Spalte in der Tabellenkalkulation („Daten“, „Text in Spalten“, Trennzeichen ${mark.de}).`,
      `Hand in the original CSV file, or divide the column in the spreadsheet program ("Data", "Text to Columns", separator ${mark.en}).`,
    ),
  );
};

export const headingsRepeated = (headings: readonly string[], severity: Finding['severity']): Finding =>
  found(
    severity,
    'headings_repeated',
    'file',
    text(
      `Diese Überschriften kommen mehrmals vor: ${listed(headings)}.`,
      `These headings occur more than once: ${listedInEnglish(headings)}.`,
    ),
    severity === 'error'
      ? text('Löschen Sie die doppelte Spalte.', 'Delete the duplicate column.')
      : text(
          'Gelesen ist die erste; die übrigen bleiben mit ihrem Wortlaut erhalten.',
          'The first was read; the others are kept word by word.',
        ),
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

/** What is still open is said among the findings too, for whoever does not look at the questions. */
export const questionOpen = (question: Text): Finding =>
  found(
    'hint',
    'question_open',
    'file',
    question,
    text(
      'Beantworten Sie die Frage; bis dahin bleibt die Angabe offen.',
      'Answer the question; until then the value stays unknown.',
    ),
  );

export const answersRemembered = (count: number): Finding =>
  found(
    'hint',
    'answers_remembered',
    'file',
    text(
      `Antworten zu früheren Lieferungen dieser Liste sind wieder angewandt (${count}).`,
      `Answers given for earlier deliveries of this list were applied again (${count}).`,
    ),
    text(
      'Antworten Sie anders, wenn eine davon nicht mehr stimmt.',
      'Answer differently if one of them no longer holds.',
    ),
  );

export const periodFromRows = ({ fundingPeriod, rows, of }: PeriodByRows): Finding => {
  const period = fundingPeriod.replace('-', '–');
  return found(
    'hint',
    'period_from_rows',
    'fundingPeriod',
    text(
      `Die Liste nennt keine Förderperiode. Gelesen ist ${period}, weil ${rows} von ${of} Vorhaben in ihren Jahren beginnen.`,
      `The list names no funding period. It was read as ${period}, because ${rows} of ${of} operations begin in its years.`,
    ),
    text(
      'Nennen Sie die Förderperiode über der Liste, wenn es eine andere ist, und lesen Sie sie erneut ein.',
      'Name the funding period above the list if it is another one, and send it again.',
    ),
  );
};
