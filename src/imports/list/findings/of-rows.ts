import type { Finding } from '../../../kernel/finding.js';
import { formatEuro } from '../../../kernel/format.js';
import type { Cents } from '../../../kernel/money.js';
import { text } from '../../../kernel/text.js';
import { found, nothingToDo } from './words.js';

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
