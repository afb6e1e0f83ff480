import type { Finding } from '../../kernel/finding.js';
import { formatEuro } from '../../kernel/format.js';
import type { Cents } from '../../kernel/money.js';
import { type Text, text } from '../../kernel/text.js';
import { faultWords } from '../../kernel/written-faults.js';
import { startOfText } from '../../kernel/written-number.js';
import type { PeriodByRows } from './list-origin.js';
import type { ListFault } from './list-values.js';
import type { ListField } from './wordings/fields.js';

export const found = (
  severity: Finding['severity'],
  code: string,
  field: string,
  reason: Text,
  remedy: Text,
): Finding => ({ severity, code, field, reason, remedy, clause: null });

const short = (name: string): string => startOfText(name.replace(/\s+/gu, ' '), 80);
const mostNames = 30;
const listed = (names: readonly string[]): string =>
  names
    .slice(0, mostNames)
    .map((name) => `„${short(name)}“`)
    .join(', ') + (names.length > mostNames ? ' …' : '');
const listedInEnglish = (names: readonly string[]): string =>
  names
    .slice(0, mostNames)
    .map((name) => `"${short(name)}"`)
    .join(', ') + (names.length > mostNames ? ' …' : '');

const nothingToDo = text('Keine Abhilfe nötig.', 'Nothing needs to be done.');
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

export const referenceRepeats = (reference: string): Finding =>
  found(
    'error',
    'reference_repeats',
    'reference',
    text(
      `Die Kennung ${reference} steht in mehreren Zeilen.`,
      `The reference ${reference} stands in several rows.`,
    ),
    text(
      'Lassen Sie eine Zeile mit dieser Kennung stehen; bei einem neuen Vorhaben bleibt die Kennung leer.',
      'Leave one row with this reference; a new project has none.',
    ),
  );

export const marksAssumed = (field: ListField, mark: string): Finding =>
  found(
    'hint',
    'marks_assumed',
    field,
    text(
      `„${mark}“ vor genau drei Ziffern ist als Trennzeichen für Tausender gelesen; kein Wert der Spalte zeigt es.`,
      `"${mark}" before exactly three digits was read as a mark between thousands; no value of the column shows it.`,
    ),
    text('Vergleichen Sie einen Betrag mit der Quelle.', 'Compare an amount with the source.'),
  );

export const marksDecided = (field: ListField, mark: string): Finding =>
  found(
    'hint',
    'marks_decided',
    field,
    text(
      `„${mark}“ vor genau drei Ziffern trennt Tausender: Das zeigen die übrigen Werte der Spalte.`,
      `"${mark}" before exactly three digits groups thousands: the other values of the column show it.`,
    ),
    nothingToDo,
  );

const listFaults: Readonly<Record<'not_in_euro' | 'cell_fault', { reason: Text; remedy: Text }>> = {
  not_in_euro: {
    reason: text(
      'Der Betrag ist nicht in Euro angegeben, sondern in einer anderen Währung oder Einheit.',
      'The amount is not given in euros but in another currency or unit.',
    ),
    remedy: text(
      'Das Register rechnet nicht um. Geben Sie den Betrag in Euro an, mit der Währung in der Überschrift.',
      'The registry does not convert. Give the amount in euros, with the currency in the heading.',
    ),
  },
  cell_fault: {
    reason: text(
      'In der Zelle steht ein Fehler der Tabelle statt eines Wertes.',
      'The cell holds an error of the spreadsheet instead of a value.',
    ),
    remedy: text(
      'Berichtigen Sie die Formel, oder tragen Sie den Wert ein.',
      'Mend the formula, or enter the value.',
    ),
  },
};

/** What is wrong with a value of a column. */
export function faultOf(fault: ListFault, target: string): Finding {
  const { reason, remedy } =
    fault === 'not_in_euro' || fault === 'cell_fault' ? listFaults[fault] : faultWords[fault];
  return found('error', fault, target, reason, remedy);
}

export const roundedAmount = (field: ListField): Finding =>
  found(
    'hint',
    'amount_rounded',
    field,
    text(
      'Der Betrag hat mehr als zwei Nachkommastellen und ist auf den Cent gerundet.',
      'The amount has more than two decimals and was rounded to the cent.',
    ),
    text('Prüfen Sie, ob die Summe der Liste stimmt.', 'Check whether the total of the list is right.'),
  );

export const roundedRate = (field: ListField): Finding =>
  found(
    'hint',
    'rate_rounded',
    field,
    text('Der Satz ist auf zwei Nachkommastellen gerundet.', 'The rate was rounded to two decimals.'),
    nothingToDo,
  );

export const legendBelow = (from: number, to: number): Finding =>
  found(
    'hint',
    'legend_below',
    'file',
    text(
      from === to
        ? `Zeile ${from} steht unter der Liste und ist als Erläuterung nicht gelesen.`
        : `Die Zeilen ${from} bis ${to} stehen unter der Liste und sind als Erläuterung nicht gelesen.`,
      from === to
        ? `Row ${from} stands below the list and was taken as a legend, not read.`
        : `Rows ${from} to ${to} stand below the list and were taken as a legend, not read.`,
    ),
    text('Prüfen Sie, ob ein Vorhaben darunter ist.', 'Check whether there is an operation among them.'),
  );

export const rowsAside = (rows: readonly number[]): Finding =>
  found(
    'hint',
    'rows_aside',
    'file',
    text(
      `Diese Zeilen sind keine Vorhaben (Zwischenüberschriften, Summen) und nicht gelesen: ${rows.slice(0, 30).join(', ')}${rows.length > 30 ? ' …' : ''}.`,
      `These rows are no operations (headings in between, sums) and were not read: ${rows.slice(0, 30).join(', ')}${rows.length > 30 ? ' …' : ''}.`,
    ),
    nothingToDo,
  );

export const totalDiffers = (row: number, stated: Cents, read: Cents): Finding =>
  found(
    'hint',
    'total_differs',
    'totalEligibleCost',
    text(
      `Die Summe in Zeile ${row} beträgt ${formatEuro(stated, 'de')}, gelesen sind ${formatEuro(read, 'de')}.`,
      `The total in row ${row} is ${formatEuro(stated, 'en')}, what was read adds up to ${formatEuro(read, 'en')}.`,
    ),
    text(
      'Prüfen Sie, ob Zeilen fehlen oder Beträge falsch gelesen sind.',
      'Check whether rows are missing or amounts were misread.',
    ),
  );

export const totalAgrees = (row: number, stated: Cents): Finding =>
  found(
    'hint',
    'total_agrees',
    'totalEligibleCost',
    text(
      `Die Summe in Zeile ${row} (${formatEuro(stated, 'de')}) stimmt mit dem Gelesenen überein.`,
      `The total in row ${row} (${formatEuro(stated, 'en')}) agrees with what was read.`,
    ),
    nothingToDo,
  );

export const serialDays = (count: number): Finding =>
  found(
    'hint',
    'serial_days',
    'period',
    text(
      `${count} Tage stehen als laufende Zahl einer Tabelle da (zum Beispiel 42736 für den 01.01.2017) und sind umgerechnet.`,
      `${count} days are written as a spreadsheet’s running number (such as 42736 for 1 January 2017) and were converted.`,
    ),
    text('Vergleichen Sie einen Tag mit der Quelle.', 'Compare a day with the source.'),
  );

export const placesElsewhere = (): Finding =>
  found(
    'hint',
    'places_elsewhere',
    'city',
    text(
      'Die Orte der Liste liegen nicht in Sachsen. Sie bleiben mit ihrem Wortlaut erhalten und sind keiner Gemeinde zugeordnet.',
      'The places of the list are not in Saxony. They are kept word by word and matched to no municipality.',
    ),
    nothingToDo,
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
