import { originWords, unionRateBasisWords } from '../../projects/index.js';

/** What references of the registry look like: SN, the year its funding period began with, a number. */
const reference = /^SN(?<year>14|21)?-\d{4,}$/u;

export const isReference = (code: string): boolean => reference.test(code);

/** The funding period a reference speaks of; null when it speaks of none. */
export function periodOfReference(code: string): '2014-2020' | '2021-2027' | null {
  const year = reference.exec(code)?.groups?.year;
  if (year === undefined) return null;
  return year === '14' ? '2014-2020' : '2021-2027';
}

/** The key of a row that names a project by its reference: it belongs to that project, whatever the source. */
export const keyOfReference = (code: string): string => `reference:${code}`;

/** Amounts and rates the registry worked out itself are no statements, when a list of ours comes back. */
export const isWorkedOut = (words: string | null): boolean =>
  words === originWords.derived.de ||
  words === originWords.unknown.de ||
  words === unionRateBasisWords.amounts.de;

export const isRateOfPriority = (words: string | null): boolean => words === unionRateBasisWords.priority.de;
export const isRateOfProject = (words: string | null): boolean => words === unionRateBasisWords.project.de;

/** How our own files end a text that is too long for a cell; the whole of it is not in the row. */
export const isContinued = (words: string): boolean => words.endsWith('… (weiter im Blatt „Lange Texte“)');
