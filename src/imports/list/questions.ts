import { text } from '../../kernel/text.js';
import { startOfText } from '../../kernel/written-number.js';
import { columnLetters } from '../../platform/spreadsheet/reading/cell.js';
import { columnKeys } from './column-keys.js';
import type { Question } from './question.js';
import { fieldTitles } from './wordings/field-titles.js';
import type { ListField } from './wordings/fields.js';

const none = { id: 'none', label: text('keine davon', 'none of them') };
const shown = (heading: string): string => startOfText(heading.replace(/\s+/gu, ' '), 120);

/** Several columns that could hold the same amount or day. */
export function columnQuestion(
  field: ListField,
  columns: readonly number[],
  headings: readonly string[],
): Question {
  const keys = columnKeys(headings);
  const { de, en } = fieldTitles[field];
  return {
    id: `column.${field}`,
    text: text(
      `Mehrere Spalten können „${de}“ sein. Welche ist es?`,
      `Several columns may be "${en}". Which is it?`,
    ),
    column: null,
    options: [
      ...columns.map((index) => {
        const letters = columnLetters(index);
        const heading = shown(headings[index] ?? '');
        return {
          id: keys[index] ?? letters,
          label: text(`Spalte ${letters}: ${heading}`, `Column ${letters}: ${heading}`),
        };
      }),
      none,
    ],
  };
}

const amounts: readonly ListField[] = ['totalEligibleCost', 'totalCost', 'unionContribution', 'grant'];

/** A column of amounts whose heading does not say which they are, or whether they are amounts at all. */
export function meaningQuestion(
  index: number,
  headings: readonly string[],
  others: readonly ListField[] = [],
): Question {
  const letters = columnLetters(index);
  const heading = headings[index] ?? '';
  return {
    id: `meaning.${columnKeys(headings)[index] ?? letters}`,
    text: text(
      `Welche Beträge stehen in Spalte ${letters} („${shown(heading)}“)?`,
      `Which amounts are in column ${letters} ("${shown(heading)}")?`,
    ),
    column: letters,
    options: [...[...amounts, ...others].map((field) => ({ id: field, label: fieldTitles[field] })), none],
  };
}

/** Days such as 05/06/2016, where no day of the list is above twelve. */
export const dayOrderQuestion = (column: string | null, example: string): Question => ({
  id: 'dayOrder',
  text: text(
    `Steht in Tagen wie „${example}“ zuerst der Tag oder der Monat?`,
    `Does the day or the month come first in days such as "${example}"?`,
  ),
  column,
  options: [
    { id: 'dayFirst', label: text('zuerst der Tag', 'the day comes first') },
    { id: 'monthFirst', label: text('zuerst der Monat', 'the month comes first') },
  ],
});

/** Amounts of a country with a currency of its own, where the list names none. */
export const currencyQuestion: Question = {
  id: 'currency',
  text: text(
    'Die Liste kommt aus einem Land mit eigener Währung und nennt keine. In welcher stehen ihre Beträge?',
    'The list comes from a country with a currency of its own and names none. Which are its amounts in?',
  ),
  column: null,
  options: [
    { id: 'euro', label: text('Euro', 'euros') },
    { id: 'other', label: text('eine andere Währung', 'another currency') },
  ],
};

export interface Choice {
  readonly id: string;
  readonly de: string;
  readonly en: string;
}

const optionsOf = (choices: readonly Choice[]) =>
  choices.map(({ id, de, en }) => ({ id, label: text(de, en) }));

export const periodQuestion = (choices: readonly Choice[]): Question => ({
  id: 'fundingPeriod',
  text: text('Zu welcher Förderperiode gehört die Liste?', 'Which funding period does the list belong to?'),
  column: null,
  options: [...optionsOf(choices), none],
});

export const fundQuestion = (choices: readonly Choice[]): Question => ({
  id: 'fund',
  text: text(
    'Aus welchem Fonds stammen die Vorhaben der Liste?',
    'Which fund do the operations of the list come from?',
  ),
  column: null,
  options: [...optionsOf(choices), none],
});
