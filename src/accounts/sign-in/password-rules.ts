import { dictionary } from '@zxcvbn-ts/language-common';

export const shortestPassword = 12;
export const longestPassword = 128;

/** What a password is held against besides the list of known ones. */
export interface PasswordOwner {
  readonly name: string;
  readonly email: string;
}

let known: ReadonlySet<string> | null = null;

/** Passwords that were found in leaks, in lower case; unpacked when the first password is chosen. */
function knownPasswords(): ReadonlySet<string> {
  known ??= new Set(dictionary['passwords-common']);
  return known;
}

/** The same letters however a keyboard or system composes them. */
export const comparablePassword = (password: string): string => password.normalize('NFKC');

/**
 * Why a password cannot be taken, in one sentence with the remedy; null when it can. Length and leaks decide (NIST SP
 * 800-63B); which kinds of characters it is made of does not matter.
 */
export function passwordFault(password: string, owner: PasswordOwner): string | null {
  const length = [...password].length;
  if (length < shortestPassword)
    return `Das Passwort hat ${length} Zeichen. Nehmen Sie mindestens ${shortestPassword}, zum Beispiel vier Wörter hintereinander.`;
  if (password.length > longestPassword)
    return `Das Passwort ist länger als ${longestPassword} Zeichen. Kürzen Sie es.`;
  const lower = password.toLowerCase();
  if (isOfOwner(lower, owner))
    return 'Das Passwort besteht vor allem aus Ihrem Namen oder Ihrer Adresse. Nehmen Sie etwas, das andere nicht erraten.';
  if (isKnown(lower))
    return 'Dieses Passwort ist aus Datenlecks bekannt oder leicht zu erraten. Nehmen Sie ein anderes.';
  return null;
}

/** So much of a password must be something else than the person's name and address. */
const leastOwnPart = 6;

function isOfOwner(lower: string, { name, email }: PasswordOwner): boolean {
  const parts = `${name} ${email}`
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= 3);
  const rest = parts
    .sort((a, b) => b.length - a.length)
    .reduce((left, part) => left.replaceAll(part, ''), lower)
    .replace(/[^\p{L}\p{N}]/gu, '');
  return rest.length < leastOwnPart && rest.length < lower.length;
}

/** On the list; or an entry of it with digits and signs around; or a short or listed piece over and over. */
function isKnown(lower: string): boolean {
  const list = knownPasswords();
  const bare = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (list.has(lower) || list.has(bare)) return true;
  const piece = /^(.+?)\1+$/u.exec(lower)?.[1];
  return piece !== undefined && (piece.length < 5 || list.has(piece));
}
