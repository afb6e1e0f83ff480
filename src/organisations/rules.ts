import { fold } from '../kernel/fold.js';

/** Why two names may, or may not, mean the same organisation. */
export type Reason = 'sameWithoutLegalForm' | 'sameWords' | 'contains' | 'sameBeginning' | 'differentNumbers';

const legalForms =
  /\b(?:e\s?v|eg|g?gmbh|gag|ag|ug|gbr|ohg|kg|kdor|co|eingetragener verein|gemeinnutzige|haftungsbeschrankt)\b/g;

/** What speaks for and against two names meaning the same, in the order a person would look. */
export function reasonsFor(one: string, other: string): readonly Reason[] {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const [first, second] = [a.join(' '), b.join(' ')];
  const reasons: Reason[] = [];
  if (first === second) reasons.push('sameWithoutLegalForm');
  else if ([...a].sort().join(' ') === [...b].sort().join(' ')) reasons.push('sameWords');
  else if (` ${first} `.includes(` ${second} `) || ` ${second} `.includes(` ${first} `))
    reasons.push('contains');
  else if (a[0] === b[0] && a[1] === b[1]) reasons.push('sameBeginning');
  if (numbersIn(first) !== numbersIn(second)) reasons.push('differentNumbers');
  return reasons;
}

const wordsOf = (name: string): string[] =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(legalForms, ' ')
    .split(' ')
    .filter((word) => word !== '');

const numbersIn = (words: string): string => (words.match(/\d+/g) ?? []).join(' ');
