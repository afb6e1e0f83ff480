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

/** How a template names a new project that has no reference yet, by its draft: E- and the first twelve digits of its id. */
const draftCode = /^E-[\da-f]{12}$/u;
export const codeOfDraft = (draftId: string): string => `E-${draftId.replaceAll('-', '').slice(0, 12)}`;
/** What the keys of rows begin with that name a draft. */
export const draftKeyPrefix = 'draft:';

/** The key of a row that names its project in our own way; null for the codes of others. */
export function keyOfOwnCode(code: string): string | null {
  if (isReference(code)) return keyOfReference(code);
  return draftCode.test(code) ? `${draftKeyPrefix}${code}` : null;
}

/** Amounts and rates the registry worked out itself are no statements, when a list of ours comes back. */
export const isWorkedOut = (words: string | null): boolean =>
  words === originWords.derived.de ||
  words === originWords.unknown.de ||
  words === unionRateBasisWords.amounts.de;

export const isRateOfPriority = (words: string | null): boolean => words === unionRateBasisWords.priority.de;
export const isRateOfProject = (words: string | null): boolean => words === unionRateBasisWords.project.de;

/** How our own files end a text that is too long for a cell; the whole of it is not in the row. */
const continued = ['… (weiter im Blatt „Lange Texte“)', '… (weiter im Formular)'] as const;
export const isContinued = (words: string): boolean => continued.some((ending) => words.endsWith(ending));

const longestCell = 32_000;

/** A text as a template shows it: one that is too long for a cell says where the rest of it is. */
export const continuedText = (words: string): string =>
  words.length <= longestCell ? words : `${words.slice(0, longestCell - 40)} ${continued[1]}`;
