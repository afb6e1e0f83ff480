import type { Finding } from '../../../kernel/finding.js';
import { type Text, text } from '../../../kernel/text.js';
import { faultWords, type ValueFault } from '../../../kernel/written-faults.js';
import type { ListFault } from '../list-values.js';
import type { ListField } from '../wordings/fields.js';
import { found, nothingToDo } from './words.js';

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

const listFaults: Readonly<Record<Exclude<ListFault, ValueFault>, { reason: Text; remedy: Text }>> = {
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
  currency_unclear: {
    reason: text(
      'Die Überschrift dieser Spalte nennt keine Währung, und andere Beträge der Liste oder das Land, aus dem sie kommt, haben eine andere als den Euro.',
      'The heading of this column names no currency, and other amounts of the list or the country it comes from have one other than the euro.',
    ),
    remedy: text(
      'Schreiben Sie die Währung in die Überschrift. Steht der Betrag nicht in Euro, geben Sie ihn in Euro an.',
      'Write the currency into the heading. If the amount is not in euros, give it in euros.',
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

const isOfList = (fault: ListFault): fault is keyof typeof listFaults => Object.hasOwn(listFaults, fault);

/** What is wrong with a value of a column. */
export function faultOf(fault: ListFault, target: string): Finding {
  const { reason, remedy } = isOfList(fault) ? listFaults[fault] : faultWords[fault];
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

export const dayMissing = (target: string): Finding =>
  found(
    'hint',
    'day_missing',
    target,
    text(
      'Hier steht ein Jahr, ein Monat oder eine Dauer ohne Tag. Der Tag bleibt offen; der Wortlaut bleibt unter den Angaben der Quelle.',
      'A year, a month or a duration stands here without a day. The day stays open; the wording is kept among what the source says.',
    ),
    text('Tragen Sie den Tag ein, sobald er bekannt ist.', 'Enter the day as soon as it is known.'),
  );

export const unknownActionField = (words: string): Finding =>
  found(
    'hint',
    'action_field_unmatched',
    'actionFields',
    text(
      `„${words}“ ist kein Handlungsfeld des Katalogs.`,
      `"${words}" is not an action field of the catalogue.`,
    ),
    text(
      'Wählen Sie eines der Handlungsfelder; mehrere trennt ein Semikolon. Der Wortlaut bleibt unter den Angaben der Quelle.',
      'Choose one of the action fields; a semicolon divides several. The wording is kept among what the source says.',
    ),
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
