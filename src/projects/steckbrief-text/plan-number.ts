import { plainSpaces } from '../../kernel/written-number.js';

const numbered =
  /(?:einzelvorhaben|einzelmaßnahme|einzelprojekt|vorhaben|maßnahme|projekt|GIHK)[ -]?(?:Nr\.?|Nummer) ?:? ?(?<number>\p{L}{0,3}[. -]?\d{1,3}(?:\.\d{1,3}){0,2}\p{Ll}?)(?![\p{L}\d])/iu;

/** Number of the project in its action plan, where the name says it: „Einzelvorhaben Nr. E.2 des …“ gives "E.2". */
export function planNumberIn(name: string): string | null {
  return numbered.exec(plainSpaces(name.slice(0, 2000)))?.groups?.number?.trim() ?? null;
}
